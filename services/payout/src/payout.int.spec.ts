import { shipped } from '@tributary/bus';
import {
  commissionId,
  conversionId,
  customerId,
  type EntryData,
  isOf,
  newEvent,
  type OrganisationId,
  type PartnerId,
  partnerId,
  programId,
  streamName,
} from '@tributary/contracts';
import { type ServiceUnderTest, startService, type TestCaller, until } from '@tributary/testing';
import { ledgerGroup, runsGroup } from './groups.js';
import { payoutMigrations, payoutService } from './payout.service.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });

describe('the payout service', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(payoutService, payoutMigrations);
  });
  afterAll(() => service?.dispose());

  async function append(
    organisation: OrganisationId,
    stream: ReturnType<typeof streamName>,
    event: ReturnType<typeof newEvent>,
  ): Promise<void> {
    const revision = (await service.facts.readStream(stream, 0, 1_000)).length;
    const outcome = await service.facts.append(stream, [event], revision);
    if (outcome.kind !== 'appended') throw new Error(outcome.kind);
    for (const group of [ledgerGroup, runsGroup])
      await service.context.bus.waitFor(group, organisation, outcome.position, 5_000);
  }

  async function addPartner(organisation: OrganisationId, code: string, name = `Name of ${code}`): Promise<PartnerId> {
    const partner = partnerId(organisation, code);
    const personal = await service.personal.seal(organisation, partner, { name });
    const event = newEvent(
      'PartnerAdded',
      { partner, code, type: 'affiliate', country: null },
      { actor: 'a-test', occurredAt: 1, personal },
    );
    await append(organisation, streamName(organisation, 'partner', partner), event);
    return partner;
  }

  async function post(
    organisation: OrganisationId,
    partner: PartnerId,
    order: string,
    amounts: Partial<EntryData['EntryPosted']>,
  ): Promise<void> {
    const program = programId(organisation, 'shop');
    const conversion = conversionId(program, 'default', order);
    const commission = commissionId({ conversion, partner, component: 'base' });
    await append(
      organisation,
      streamName(organisation, 'commission', commission),
      newEvent(
        'EntryPosted',
        {
          commission,
          conversion,
          program,
          partner,
          component: 'base',
          cause: 'accrued',
          asOf: '1',
          customer: customerId(program, 'c'),
          link: null,
          soldAt: 1,
          externalId: order,
          source: 'default',
          conversions: 0,
          saleCurrency: 'GBP',
          gross: 0,
          refunded: 0,
          currency: 'GBP',
          held: 0,
          pending: 0,
          approved: 0,
          rejected: false,
          awaitingRate: false,
          holdUntil: null,
          terms: {
            planVersion: 1,
            rule: { id: 'r', name: 'All', priority: 1, partner: null, kind: 'percentage', rate: '0.1' },
            level: 'program',
            base: 0,
            engine: 1,
          },
          ...amounts,
        },
        { actor: 'a-test', occurredAt: 1 },
      ),
    );
  }

  const approve = (
    organisation: OrganisationId,
    partner: PartnerId,
    order: string,
    amount: number,
    currency: 'EUR' | 'GBP' = 'GBP',
  ) => post(organisation, partner, order, { approved: amount, currency });
  const balanceOf = async (caller: TestCaller, partner: PartnerId) =>
    (await caller.call('GET', `/api/balances?partner=${partner}`)).body[0];
  const showing = async (caller: TestCaller, run: string, state: string) => {
    await until(async () => {
      const { body } = await caller.call('GET', `/api/payout-runs/${run}`);
      return body.payouts.every((payout: { state: string }) => payout.state === state);
    });
    await service.context.bus.waitFor(ledgerGroup, caller.organisation, await service.facts.head(), 5_000);
  };

  async function payOut(finance: TestCaller): Promise<string> {
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    const approved = await finance.call('POST', `/api/payout-runs/${run.id}/approve`, {
      amount: run.total.amount,
      count: run.count,
    });
    expect(approved.status).toBe(200);
    await showing(finance, run.id, 'requested');
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/pay`)).toMatchObject({ status: 200 });
    await showing(finance, run.id, 'paid');
    return run.id;
  }

  it('takes money from pending over a run to paid, and the books agree', async () => {
    const finance = service.as('finance');
    const { organisation } = finance;
    const ann = await addPartner(organisation, 'ann');
    await post(organisation, ann, 'o-1', { pending: 1_000 });
    await post(organisation, ann, 'o-1', { pending: -1_000, approved: 1_000 });
    expect(await balanceOf(finance, ann)).toMatchObject({ partnerName: 'Name of ann', pending: 0, available: 1_000 });

    const proposed = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    expect(proposed).toMatchObject({
      status: 201,
      body: { number: 1, state: 'proposed', count: 1, total: gbp(1_000) },
    });
    const { id } = proposed.body;
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0 });
    expect(await finance.call('POST', `/api/payout-runs/${id}/approve`, { amount: 1_000, count: 1 })).toMatchObject({
      status: 200,
      body: { state: 'approved' },
    });
    await showing(finance, id, 'requested');
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 0, inTransit: 1_000 });
    expect(await finance.call('POST', `/api/payout-runs/${id}/pay`)).toMatchObject({ status: 200 });
    await showing(finance, id, 'paid');
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 0, inTransit: 0, paid: 1_000 });
    expect((await finance.call('GET', `/api/payout-runs/${id}`)).body.state).toBe('paid');

    const proof = await finance.call('POST', '/api/verification/balances');
    expect(proof.body).toMatchObject({
      agrees: true,
      differences: [],
      transactions: 4,
      balances: 1,
      totals: [{ currency: 'GBP', available: 0, inTransit: 0, paid: 1_000, debt: 0 }],
    });
    expect(proof.body.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('answers no sum that it would have to round, and proposes no run of one', async () => {
    const finance = service.as('finance');
    const { organisation } = finance;
    const ann = await addPartner(organisation, 'ann');
    const bob = await addPartner(organisation, 'bob');
    await approve(organisation, ann, 'o-1', Number.MAX_SAFE_INTEGER);
    await approve(organisation, bob, 'o-2', 2);
    expect(await balanceOf(finance, ann)).toMatchObject({ available: Number.MAX_SAFE_INTEGER });
    const tooLarge = { status: 422, body: { code: 'sum-out-of-range' } };
    expect(await finance.call('POST', '/api/payout-runs', { currency: 'GBP' })).toMatchObject(tooLarge);
    expect((await finance.call('GET', '/api/payout-runs')).body).toEqual([]);
    expect(await finance.call('POST', '/api/verification/balances')).toMatchObject(tooLarge);
    await approve(organisation, ann, 'o-3', 2);
    expect(await finance.call('GET', `/api/balances?partner=${ann}`)).toMatchObject(tooLarge);
  });

  /** What the ledger told of an organisation's commissions, by order, in the order of the log. */
  async function tellings(organisation: OrganisationId, ...orders: string[]): Promise<[string, number][][]> {
    const { context, facts } = service;
    await context.bus.waitFor(ledgerGroup, organisation, await facts.head(), 5_000);
    await shipped(context.pools.worker, organisation, 5_000);
    const program = programId(organisation, 'shop');
    const partner = partnerId(organisation, 'ann');
    const orderOf = new Map(
      orders.map((order) => {
        const conversion = conversionId(program, 'default', order);
        return [String(commissionId({ conversion, partner, component: 'base' })), order];
      }),
    );
    const entries = await facts.readAll(0n, { organisation, types: ['SettlementChanged'] }, 1_000);
    return entries
      .filter((entry) => isOf(entry, 'SettlementChanged'))
      .map(({ data }) =>
        data.commissions.map(({ commission, settled }): [string, number] => [
          orderOf.get(commission) ?? commission,
          settled,
        ]),
      );
  }

  it('tells which commissions a payout covers, a part of the last, and what repays a debt', async () => {
    const finance = service.as('finance');
    const { organisation } = finance;
    const ann = await addPartner(organisation, 'ann');
    await approve(organisation, ann, 'o-1', 300);
    await approve(organisation, ann, 'o-2', 500);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await approve(organisation, ann, 'o-1', -100);
    await approve(organisation, ann, 'o-3', 250);
    await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 800, count: 1 });
    await showing(finance, run.id, 'requested');
    expect(await tellings(organisation, 'o-1')).toEqual([]);
    await finance.call('POST', `/api/payout-runs/${run.id}/pay`);
    await showing(finance, run.id, 'paid');
    await approve(organisation, ann, 'o-1', -200);
    await approve(organisation, ann, 'o-4', 100);
    await approve(organisation, ann, 'o-3', -250);
    expect(await tellings(organisation, 'o-1', 'o-2', 'o-3', 'o-4')).toEqual([
      [
        ['o-1', 200],
        ['o-2', 500],
        ['o-3', 100],
      ],
      [
        ['o-1', 0],
        ['o-3', 250],
      ],
      [['o-4', 50]],
      [
        ['o-3', 0],
        ['o-4', 100],
      ],
    ]);
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  it('tells of many commissions in pieces, and the same after the ledger is folded again', async () => {
    const finance = service.as('finance');
    const { organisation } = finance;
    const ann = await addPartner(organisation, 'ann');
    await Promise.all(Array.from({ length: 401 }, (_, n) => approve(organisation, ann, `o-${n}`, 10)));
    await payOut(finance);
    const told = await tellings(organisation);
    expect(told.map(({ length }) => length).sort()).toEqual([1, 200, 200]);
    const { worker } = service.context.pools;
    await worker.query(`
      with gone as (delete from posting), and_gone as (delete from account), too as (delete from funds),
        also as (delete from reservation), reached as (delete from checkpoint where consumer_group = 'payout-ledger')
      delete from projection where consumer_group = 'payout-ledger'`);
    await approve(organisation, ann, 'next', 10);
    await until(async () => (await balanceOf(finance, ann))?.available === 10);
    expect(await tellings(organisation)).toEqual(told);
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  it('tells nothing of a run that is cancelled', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await finance.call('POST', `/api/payout-runs/${run.id}/cancel`);
    expect(await tellings(finance.organisation)).toEqual([]);
  });

  it('makes no debt of what was paid before the day to which a refund reaches back (row 33)', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o', 1_000);
    await payOut(finance);
    const tomorrow = Date.now() + 86_400_000;
    await post(finance.organisation, ann, 'o', { approved: -400, clawbackFrom: tomorrow });
    expect(await balanceOf(finance, ann)).toMatchObject({ debt: 0, available: 0, paid: 1_000 });
    await post(finance.organisation, ann, 'o', { approved: -100 });
    expect(await balanceOf(finance, ann)).toMatchObject({ debt: 100, available: 0, paid: 1_000 });
    await post(finance.organisation, ann, 'o', { approved: -50, clawbackFrom: 0 });
    expect(await balanceOf(finance, ann)).toMatchObject({ debt: 150, available: 0, paid: 1_000 });
  });

  it('makes a debt of a refund after payment, which the next approval repays (row 33)', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 5_000);
    await payOut(finance);
    await approve(finance.organisation, ann, 'o-1', -5_000);
    expect(await balanceOf(finance, ann)).toMatchObject({ debt: 5_000, available: 0 });
    await approve(finance.organisation, ann, 'o-2', 3_000);
    expect(await balanceOf(finance, ann)).toMatchObject({ debt: 2_000, available: 0 });
    const { body } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    expect(body).toMatchObject({ code: 'nothing-to-pay' });
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  it('never alters a payout that was requested when its commission is refunded', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 });
    await showing(finance, run.id, 'requested');
    await approve(finance.organisation, ann, 'o-1', -1_000);
    expect(await balanceOf(finance, ann)).toMatchObject({ inTransit: 1_000, debt: 1_000 });
    await finance.call('POST', `/api/payout-runs/${run.id}/pay`);
    await showing(finance, run.id, 'paid');
    expect(await balanceOf(finance, ann)).toMatchObject({ inTransit: 0, paid: 1_000, debt: 1_000 });
  });

  it('approves what was seen alone', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    for (const seen of [
      { amount: 999, count: 1 },
      { amount: 1_000, count: 2 },
    ]) {
      expect(await finance.call('POST', `/api/payout-runs/${run.id}/approve`, seen)).toMatchObject({
        status: 409,
        body: { code: 'amount-changed' },
      });
    }
    await approve(finance.organisation, ann, 'o-1', -400);
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 })).toMatchObject(
      { status: 409 },
    );
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 600, inTransit: 0 });
  });

  it('pays a partner once, however many runs and clicks', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 1_000);
    const [first, second] = await Promise.all(
      [1, 2].map(async () => (await finance.call('POST', '/api/payout-runs', { currency: 'GBP' })).body),
    );
    expect([first.number, second.number].sort()).toEqual([1, 2]);
    const seen = { amount: 1_000, count: 1 };
    const approvals = await Promise.all(
      [first, second, first, second].map(({ id }) => finance.call('POST', `/api/payout-runs/${id}/approve`, seen)),
    );
    const ids = new Set(approvals.filter(({ status }) => status === 200).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    const [approved = ''] = ids;
    await showing(finance, approved, 'requested');
    expect(await finance.call('POST', `/api/payout-runs/${approved}/approve`, seen)).toMatchObject({ status: 200 });
    expect(await finance.call('POST', `/api/payout-runs/${approved}/approve`, { amount: 1, count: 1 })).toMatchObject({
      status: 409,
    });
    for (const { status } of await Promise.all(
      [1, 2, 3].map(() => finance.call('POST', `/api/payout-runs/${approved}/pay`)),
    ))
      expect(status).toBe(200);
    await showing(finance, approved, 'paid');
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 0, paid: 1_000, debt: 0, inTransit: 0 });
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  describe('a proposal, when another is made', () => {
    const propose = async (finance: TestCaller, currency = 'GBP') =>
      (await finance.call('POST', '/api/payout-runs', { currency })).body;
    const shown = async (finance: TestCaller, { id }: { id: string }) =>
      (await finance.call('GET', `/api/payout-runs/${id}`)).body;
    const approveRun = ({ call }: TestCaller, run: { id: string; total: { amount: number }; count: number }) =>
      call('POST', `/api/payout-runs/${run.id}/approve`, { amount: run.total.amount, count: run.count });
    const decide = (
      { organisation }: TestCaller,
      type: 'PartnerSuspended' | 'PartnerReinstated',
      partner: PartnerId,
    ): Promise<void> =>
      append(
        organisation,
        streamName(organisation, 'partner', partner),
        newEvent(type, { partner }, { actor: 'a-test', occurredAt: 1 }),
      );

    it('is replaced where both pay the same partner, whatever becomes of the other', async () => {
      const finance = service.as('finance');
      const [ann, bob] = [
        await addPartner(finance.organisation, 'ann'),
        await addPartner(finance.organisation, 'bob'),
      ] as const;
      await approve(finance.organisation, ann, 'o-1', 1_000);
      await approve(finance.organisation, bob, 'o-2', 500);
      const first = await propose(finance);
      expect(first).toMatchObject({ state: 'proposed', replacedBy: null });
      await decide(finance, 'PartnerSuspended', bob);
      const second = await propose(finance);
      const third = await propose(finance);
      const replaced = { state: 'replaced', replacedBy: { id: second.id, number: 2 } };
      expect(await shown(finance, first)).toMatchObject({ ...replaced, leftOut: [] });
      const { body: runs } = await finance.call('GET', '/api/payout-runs');
      expect(runs).toMatchObject([
        { number: 3, state: 'proposed', replacedBy: null, count: 1, total: gbp(1_000) },
        { number: 2, state: 'replaced', replacedBy: { id: third.id, number: 3 } },
        { number: 1, ...replaced, count: 2, total: gbp(1_500) },
      ]);
      expect(runs[0]).not.toHaveProperty('payouts');
      const refused = { status: 409, body: { code: 'wrong-state' } };
      expect(await approveRun(finance, second)).toMatchObject(refused);
      for (const action of ['cancel', 'pay'])
        expect(await finance.call('POST', `/api/payout-runs/${second.id}/${action}`)).toMatchObject(refused);
      await finance.call('POST', `/api/payout-runs/${third.id}/cancel`);
      expect(await shown(finance, third)).toMatchObject({ state: 'cancelled', replacedBy: null });
      expect(await shown(finance, second)).toMatchObject({ state: 'replaced' });
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0 });
    });

    it('stays open where the other is in another currency, or pays other partners', async () => {
      const finance = service.as('finance');
      const [ann, bob] = [
        await addPartner(finance.organisation, 'ann'),
        await addPartner(finance.organisation, 'bob'),
      ] as const;
      await approve(finance.organisation, ann, 'o-1', 1_000);
      await approve(finance.organisation, ann, 'o-2', 700, 'EUR');
      const [pounds, euros] = [await propose(finance), await propose(finance, 'EUR')];
      await decide(finance, 'PartnerSuspended', ann);
      await approve(finance.organisation, bob, 'o-3', 500);
      const ofBob = await propose(finance);
      await decide(finance, 'PartnerReinstated', ann);
      for (const run of [pounds, euros, ofBob]) {
        expect(await shown(finance, run)).toMatchObject({ state: 'proposed', replacedBy: null });
        expect(await approveRun(finance, run)).toMatchObject({ status: 200 });
      }
    });

    it('goes on where it is approved, and the other pays what came later', async () => {
      const finance = service.as('finance');
      const ann = await addPartner(finance.organisation, 'ann');
      await approve(finance.organisation, ann, 'o-1', 1_000);
      const running = await propose(finance);
      expect(await approveRun(finance, running)).toMatchObject({ status: 200 });
      await approve(finance.organisation, ann, 'o-2', 300);
      expect(await propose(finance)).toMatchObject({ state: 'proposed', total: gbp(300) });
      expect(await shown(finance, running)).toMatchObject({ state: 'approved', replacedBy: null });
      await showing(finance, running.id, 'requested');
      await finance.call('POST', `/api/payout-runs/${running.id}/pay`);
      expect(await shown(finance, running)).toMatchObject({ state: 'paid', replacedBy: null });
    });

    it('is replaced by the last of however many are made at the same moment', async () => {
      const finance = service.as('finance');
      const ann = await addPartner(finance.organisation, 'ann');
      await approve(finance.organisation, ann, 'o-1', 1_000);
      const proposed = await Promise.all(Array.from({ length: 20 }, () => propose(finance)));
      const { body: runs } = await finance.call('GET', '/api/payout-runs');
      expect(runs).toHaveLength(proposed.length);
      const states = runs.map(({ state }: { state: string }) => state);
      expect(states).toEqual(['proposed', ...proposed.slice(1).map(() => 'replaced')]);
    });

    it('is approved or replaced where both are asked for at the same moment, and what stays open can be approved', async () => {
      const finance = service.as('finance');
      const ann = await addPartner(finance.organisation, 'ann');
      await approve(finance.organisation, ann, 'o-1', 1_000);
      const first = await propose(finance);
      const [approval, next] = await Promise.all([
        approveRun(finance, first),
        finance.call('POST', '/api/payout-runs', { currency: 'GBP' }),
      ]);
      const { state } = await shown(finance, first);
      if (approval.status === 200) {
        expect(state).toBe('approved');
        expect(next).toMatchObject({ status: 409, body: { code: 'nothing-to-pay' } });
      } else {
        expect(state).toBe('replaced');
        expect(await approveRun(finance, next.body)).toMatchObject({ status: 200 });
      }
    });
  });

  it('sends a payout back whose money was gone when the ledger read of it, and pays it never', async () => {
    const finance = service.as('finance');
    const { organisation } = finance;
    const ann = await addPartner(organisation, 'ann');
    await approve(organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await approve(organisation, ann, 'o-1', -1_000);
    // As if the refund had come between the approval's check and its effect.
    const decision = newEvent(
      'PayoutRunApproved',
      { run: run.id, amount: 1_000, count: 1 },
      { actor: 'a-test', occurredAt: 1 },
    );
    await append(organisation, streamName(organisation, 'payoutrun', run.id), decision);
    await showing(finance, run.id, 'returned');
    await finance.call('POST', `/api/payout-runs/${run.id}/pay`);
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 0, inTransit: 0, paid: 0, debt: 0 });
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  describe('a payout that a bank returns', () => {
    const giveBack = (caller: TestCaller, run: string, payout: string) =>
      caller.call('POST', `/api/payout-runs/${run}/payouts/${payout}/return`);
    const agrees = async (caller: TestCaller) =>
      expect((await caller.call('POST', '/api/verification/balances')).body).toMatchObject({
        agrees: true,
        differences: [],
      });

    it('is available again once, and the next run pays its commissions', async () => {
      const finance = service.as('finance');
      const { organisation } = finance;
      const ann = await addPartner(organisation, 'ann');
      await approve(organisation, ann, 'o-1', 300);
      await approve(organisation, ann, 'o-2', 500);
      const run = await payOut(finance);
      const [payout] = (await finance.call('GET', `/api/payout-runs/${run}`)).body.payouts;
      const answers = await Promise.all([1, 2, 3].map(() => giveBack(finance, run, payout.id)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(answers[0]?.body.payouts).toMatchObject([{ state: 'returned', amount: gbp(800) }]);
      expect(await giveBack(finance, run, payout.id)).toMatchObject({ status: 200 });
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 800, paid: 0, inTransit: 0, debt: 0 });
      expect((await tellings(organisation, 'o-1', 'o-2')).at(-1)).toEqual([
        ['o-1', 0],
        ['o-2', 0],
      ]);
      await agrees(finance);
      await finance.call('POST', `/api/payout-runs/${run}/pay`);
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 800, paid: 0 });
      await payOut(finance);
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 0, paid: 800 });
      expect((await tellings(organisation, 'o-1', 'o-2')).at(-1)).toEqual([
        ['o-1', 300],
        ['o-2', 500],
      ]);
      await agrees(finance);
    });

    it('repays what became a debt meanwhile', async () => {
      const finance = service.as('finance');
      const ann = await addPartner(finance.organisation, 'ann');
      await approve(finance.organisation, ann, 'o-1', 1_000);
      const run = await payOut(finance);
      await approve(finance.organisation, ann, 'o-1', -400);
      expect(await balanceOf(finance, ann)).toMatchObject({ debt: 400, paid: 1_000 });
      const [payout] = (await finance.call('GET', `/api/payout-runs/${run}`)).body.payouts;
      await giveBack(finance, run, payout.id);
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 600, debt: 0, paid: 0 });
      await agrees(finance);
    });

    it('may come back before it is marked as paid, and then is not', async () => {
      const finance = service.as('finance');
      const { organisation } = finance;
      const [ann, bob] = [await addPartner(organisation, 'ann'), await addPartner(organisation, 'bob')];
      await approve(organisation, ann, 'o-1', 1_000);
      await approve(organisation, bob, 'o-2', 700);
      const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
      await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_700, count: 2 });
      await showing(finance, run.id, 'requested');
      const of = (partner: PartnerId) => run.payouts.find((one: { partner: string }) => one.partner === partner).id;
      expect(await giveBack(finance, run.id, of(ann))).toMatchObject({ status: 200, body: { state: 'approved' } });
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0 });
      expect(await finance.call('POST', `/api/payout-runs/${run.id}/pay`)).toMatchObject({
        status: 200,
        body: { state: 'paid' },
      });
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 1_000, paid: 0 });
      expect(await balanceOf(finance, bob)).toMatchObject({ available: 0, paid: 700 });
      await agrees(finance);
    });

    it('is none before its run is approved, in another run, or of another organisation', async () => {
      const finance = service.as('finance');
      const { organisation } = finance;
      const ann = await addPartner(organisation, 'ann');
      await approve(organisation, ann, 'o-1', 1_000);
      const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
      const [{ id }] = run.payouts;
      expect(await giveBack(finance, run.id, id)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
      for (const payout of ['nonsense', run.id])
        expect(await giveBack(finance, run.id, payout)).toMatchObject({
          status: 404,
          body: { code: 'unknown-payout' },
        });
      expect(await giveBack(service.as('admin'), run.id, id)).toMatchObject({ status: 404 });
      for (const role of ['program-manager', 'partner-owner'] as const)
        expect(await giveBack(service.as(role, { organisation, partner: ann }), run.id, id)).toMatchObject({
          status: 403,
        });
      expect(await balanceOf(finance, ann)).toMatchObject({ available: 1_000 });
    });

    it('is left to the ledger where the ledger refused it', async () => {
      const finance = service.as('finance');
      const { organisation } = finance;
      const ann = await addPartner(organisation, 'ann');
      await approve(organisation, ann, 'o-1', 1_000);
      const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
      await approve(organisation, ann, 'o-1', -1_000);
      const decision = newEvent(
        'PayoutRunApproved',
        { run: run.id, amount: 1_000, count: 1 },
        { actor: 'a-test', occurredAt: 1 },
      );
      await append(organisation, streamName(organisation, 'payoutrun', run.id), decision);
      const { status } = await giveBack(finance, run.id, run.payouts[0].id);
      expect([200, 409]).toContain(status);
      await showing(finance, run.id, 'returned');
      const told = await service.facts.readAll(0n, { organisation, types: ['PayoutReturned'] }, 10);
      expect(told.map(({ data }) => data)).toMatchObject([{ cause: 'not-available' }]);
      await agrees(finance);
    });
  });

  it('cancels a proposed run, and no other', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/cancel`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled' },
    });
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 })).toMatchObject(
      { status: 409, body: { code: 'wrong-state' } },
    );
    const paid = await payOut(finance);
    expect(await finance.call('POST', `/api/payout-runs/${paid}/cancel`)).toMatchObject({ status: 409 });
    expect(await balanceOf(finance, ann)).toMatchObject({ paid: 1_000 });
  });

  it('cancels an approved run until it is paid, and what was reserved is available again', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 });
    await showing(finance, run.id, 'requested');
    const cancel = () => finance.call('POST', `/api/payout-runs/${run.id}/cancel`);
    expect(await cancel()).toMatchObject({
      status: 200,
      body: { state: 'cancelled', payouts: [{ state: 'returned' }] },
    });
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0, paid: 0 });
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/pay`)).toMatchObject({ status: 409 });
    expect(await cancel()).toMatchObject({ status: 409 });
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
    await payOut(finance);
    expect(await balanceOf(finance, ann)).toMatchObject({ available: 0, paid: 1_000 });
  });

  it('exports a run so that no spreadsheet runs what a sender wrote', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann', '=cmd|calc');
    await approve(finance.organisation, ann, 'o-1', 1_234);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    const { body, headers } = await finance.call('GET', `/api/payout-runs/${run.id}/export`);
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toBe(
      "partner_code,partner_name,amount,currency,reference,state\nann,'=cmd|calc,12.34,GBP,Run 1,proposed\n",
    );
  });

  it('tells a partner what comes next and what blocks it', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    const partner = service.as('partner-owner', { organisation: finance.organisation, partner: ann });
    const blockers = async () =>
      (await partner.call('GET', '/api/next-payout')).body.blockers.map(({ code }: { code: string }) => code);
    expect(await blockers()).toContain('nothing-available');
    await approve(finance.organisation, ann, 'o-1', 1_000);
    const { body } = await partner.call('GET', '/api/next-payout');
    expect(body).toMatchObject({ amounts: [gbp(1_000)], blockers: [] });
    expect(body.date).toMatch(/^\d{4}-\d{2}-01/);
  });

  it('opens to finance and admins; a partner sees its own, another organisation nothing', async () => {
    const finance = service.as('finance');
    const { organisation } = finance;
    const [ann, bob] = [await addPartner(organisation, 'ann'), await addPartner(organisation, 'bob')];
    await approve(organisation, ann, 'o-1', 1_000);
    const run = await payOut(finance);
    const asBob = service.as('partner-owner', { organisation, partner: bob });
    const manager = service.as('program-manager', { organisation });
    const stranger = service.as('admin');
    for (const other of [asBob, stranger]) {
      expect((await other.call('GET', `/api/balances?partner=${ann}`)).body).toEqual([]);
      expect((await other.call('GET', '/api/payouts')).body.items).toEqual([]);
    }
    for (const other of [asBob, manager]) {
      expect(await other.call('POST', '/api/payout-runs', { currency: 'GBP' })).toMatchObject({ status: 403 });
      expect(await other.call('GET', `/api/payout-runs/${run}`)).toMatchObject({ status: 403 });
    }
    expect(await stranger.call('GET', `/api/payout-runs/${run}`)).toMatchObject({
      status: 404,
      body: { code: 'unknown-payout-run' },
    });
    expect(await stranger.call('POST', `/api/payout-runs/${run}/pay`)).toMatchObject({ status: 404 });
    expect(await service.as('partner-owner', { organisation }).call('GET', '/api/next-payout')).toMatchObject({
      status: 403,
    });
    const asAnn = service.as('partner-member', { organisation, partner: ann });
    expect((await asAnn.call('GET', '/api/payouts')).body.items).toMatchObject([
      { run, amount: gbp(1_000), state: 'paid' },
    ]);
  });

  it('gives the same balances and digest after a rebuild', async () => {
    const finance = service.as('finance');
    const ann = await addPartner(finance.organisation, 'ann');
    await approve(finance.organisation, ann, 'o-1', 5_000);
    await payOut(finance);
    await approve(finance.organisation, ann, 'o-1', -2_000);
    const before = {
      balance: await balanceOf(finance, ann),
      proof: (await finance.call('POST', '/api/verification/balances')).body,
    };
    for (const group of [ledgerGroup, runsGroup]) expect(await service.context.bus.rebuild(group.name)).toBe(true);
    const proof = (await finance.call('POST', '/api/verification/balances')).body;
    expect(proof).toMatchObject({ agrees: true, digest: before.proof.digest, transactions: before.proof.transactions });
    expect(await balanceOf(finance, ann)).toEqual(before.balance);
  });

  it('refuses a currency that does not exist and amounts that are none', async () => {
    const finance = service.as('finance');
    expect(await finance.call('POST', '/api/payout-runs', { currency: 'XXQ' })).toMatchObject({
      status: 422,
      body: { code: 'unknown-currency' },
    });
    expect(await finance.call('POST', '/api/payout-runs/nonsense/approve', { amount: 1, count: 1 })).toMatchObject({
      status: 404,
    });
    expect(
      await finance.call('POST', `/api/payout-runs/${partnerId(finance.organisation, 'x')}/approve`, {
        amount: -1,
        count: 1.5,
      }),
    ).toMatchObject({ status: 422 });
    expect(
      await finance.call('POST', `/api/payout-runs/${partnerId(finance.organisation, 'x')}/approve`, {
        amount: 1e300,
        count: 1,
      }),
    ).toMatchObject({ status: 422 });
    expect(await finance.call('GET', '/api/payouts?cursor=abc')).toMatchObject({ status: 422 });
    expect(
      await finance.call('GET', `/api/payouts?cursor=${Buffer.from('["a","b"]').toString('base64url')}`),
    ).toMatchObject({ status: 422 });
  });
});
