import { createHash } from 'node:crypto';
import { shipped } from '@tributary/bus';
import {
  conversionId,
  customerId,
  type EventData,
  type EventType,
  isOf,
  linkId,
  newEvent,
  type OrganisationId,
  type PartnerId,
  partnerId,
  type PayoutId,
  type PayoutRunId,
  type ProgramId,
  programId,
  type RecordedEvent,
  refundId,
  type SealedPersonal,
  streamName,
  type TouchData,
} from '@tributary/contracts';
import { inTransaction } from '@tributary/service-kit';
import { type ServiceUnderTest, startService, type TestAnswer, type TestCaller, until } from '@tributary/testing';
import pg from 'pg';
import { postgresSlices } from './adapters/postgres/postgres-slices.js';
import { isFact } from './application/facts-from-events.js';
import { postEntries } from './application/post-entries.js';
import { commissionMigrations, type CommissionService, commissionService } from './commission.service.js';
import { clockGroup, engineGroup, listGroup } from './groups.js';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 0, 1);
const patience = 10_000;
const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

type Batched = 'approve' | 'withdraw' | 'reject' | 'reopen' | 'release';

interface Shop {
  readonly admin: TestCaller;
  readonly organisation: OrganisationId;
  readonly program: ProgramId;
  partner(code: string): Promise<PartnerId>;
  publish(plan?: object): Promise<TestAnswer>;
  signup(customer: string, touches: readonly TouchData[], at: number): Promise<void>;
  sale(order: string, customer: string | null, amount: number, at: number, more?: object): Promise<void>;
  refund(id: string, of: { order?: string; customer?: string }, amount: number, at: number): Promise<void>;
  append<Type extends EventType>(
    kind: Parameters<typeof streamName>[1],
    id: string,
    type: Type,
    data: EventData[Type],
    at: number,
    personal?: SealedPersonal,
  ): Promise<RecordedEvent>;
  /** Everything recorded is folded, its entries are in the log and these in the list. */
  settled(): Promise<void>;
  list(query?: string): Promise<TestAnswer['body']>;
  one(order: string): Promise<TestAnswer['body']>;
  decide(kind: Batched, order: string, amount?: number, more?: object): Promise<TestAnswer>;
  verify(): Promise<TestAnswer['body']>;
}

const percentage = (rate: string, key = 'all') => ({ key, name: `Rate ${rate}`, pays: { kind: 'percentage', rate } });

describe('the commission service', () => {
  let now = start;
  let service: ServiceUnderTest;
  let commission: CommissionService;

  beforeAll(async () => {
    const clock = { now: () => now };
    service = await startService((context) => (commission = commissionService(context)), commissionMigrations, {
      clock,
    });
  });
  afterAll(() => service?.dispose());

  /** An organisation with a program of 10%, held for no days. */
  async function openShop({ plan = true } = {}): Promise<Shop> {
    const admin = service.as('admin');
    const { organisation } = admin;
    const { bus, pools } = service.context;
    const program = programId(organisation, 'spring');
    const append: Shop['append'] = async (kind, id, type, data, at, personal) => {
      const stream = streamName(organisation, kind, id);
      const revision = (await service.facts.readStream(stream, 0, 1_000)).length;
      const event = newEvent(type, data, { actor: 'a-test', occurredAt: at, personal: personal ?? null });
      const outcome = await service.facts.append(stream, [event], revision);
      if (outcome.kind !== 'appended') throw new Error(outcome.kind);
      return (await service.facts.readAll(outcome.position - 1n, { organisation }, 1))[0]!;
    };
    const settled = async () => {
      await until(async () => bus.waitFor(engineGroup, organisation, await service.facts.head(), patience));
      expect(await shipped(pools.worker, organisation, patience)).toBe(true);
      expect(await bus.waitFor(listGroup, organisation, await service.facts.head(), patience)).toBe(true);
    };
    const list: Shop['list'] = async (query = '') => {
      await settled();
      return (await admin.call('GET', `/api/commissions?${query}`)).body;
    };
    const found = async (order: string) =>
      (await list(`search=${order}`)).items.find((item: { order: string }) => item.order === order);
    const shop: Shop = {
      admin,
      organisation,
      program,
      append,
      settled,
      list,
      partner: async (code) => {
        const partner = partnerId(organisation, code);
        const personal = await service.personal.seal(organisation, partner, { name: `Name of ${code}` });
        await append(
          'partner',
          partner,
          'PartnerAdded',
          { partner, code, type: 'affiliate', country: null },
          now,
          personal ?? undefined,
        );
        return partner;
      },
      publish: ({ from, ...plan }: { from?: unknown } = {}) =>
        admin.call('POST', '/api/plans', { program: 'spring', from, plan: { rules: [percentage('0.1')], ...plan } }),
      signup: async (externalId, touches, at) => {
        const customer = customerId(program, externalId);
        const data = { program, customer, externalId, source: 'default', country: null, touches };
        await append('customer', customer, 'SignupRecorded', data, at);
      },
      sale: async (order, customer, amount, at, more = {}) => {
        const conversion = conversionId(program, 'default', order);
        const data = {
          program,
          conversion,
          externalId: order,
          source: 'default',
          customer: customer === null ? null : customerId(program, customer),
          customerExternalId: customer,
          currency: 'GBP',
          amount,
          tax: 0,
          shipping: 0,
          discount: 0,
          ...more,
        };
        await append('conversion', conversion, 'SaleRecorded', data, at);
      },
      refund: async (id, { order, customer }, amount, at) => {
        const refund = refundId(program, 'default', id);
        const data = {
          program,
          refund,
          externalId: id,
          source: 'default',
          customer: customer === undefined ? null : customerId(program, customer),
          conversion: order === undefined ? null : conversionId(program, 'default', order),
          currency: 'GBP',
          amount,
          tax: null,
          shipping: null,
        };
        await append('refund', refund, 'RefundRecorded', data, at);
      },
      one: async (order) => (await admin.call('GET', `/api/commissions/${(await found(order)).id}`)).body,
      decide: async (kind, order, amount, more = {}) => {
        const { id } = await found(order);
        return admin.call('POST', `/api/commissions/${kind}`, { items: [{ id, amount }], ...more });
      },
      verify: async () => (await admin.call('POST', '/api/verification')).body,
    };
    const terms = { code: 'spring', name: 'Spring', currency: 'GBP', landingUrl: null, zone: 'UTC' };
    await append(
      'program',
      program,
      'ProgramCreated',
      { program, ...terms, attribution: 'last-click', windowDays: 30 },
      now,
    );
    if (plan) expect(await shop.publish()).toMatchObject({ status: 201 });
    return shop;
  }

  const touch = (partner: PartnerId, at: number, code = 'code'): TouchData => ({
    id: `${code}-${at}`,
    kind: 'click',
    link: linkId(code),
    partner,
    at,
  });

  /** Ann brought Carol before the beginning. */
  async function openWithCarol(options?: { plan: boolean }): Promise<Shop & { ann: PartnerId }> {
    const shop = await openShop(options);
    const ann = await shop.partner('ann');
    await shop.signup('carol', [touch(ann, start - 2 * day)], start - day);
    return { ...shop, ann };
  }

  async function asAdministrator(text: string, values: unknown[] = []): Promise<number> {
    const client = new pg.Client({ connectionString: service.adminUrl });
    await client.connect();
    try {
      return (await client.query(text, values)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  }

  describe('plans', () => {
    it('are published as versions, the first without a beginning, and none begins in the past', async () => {
      const shop = await openShop({ plan: false });
      expect(await shop.publish({ from: '2020-01-01T00:00:00Z' })).toMatchObject({
        status: 201,
        body: { version: 1, from: null },
      });
      const from = new Date(now + day).toISOString();
      expect(await shop.publish({ from, rules: [percentage('0.2')] })).toMatchObject({
        status: 201,
        body: { version: 2, from },
      });
      expect(await shop.publish({ from: null })).toMatchObject({
        status: 409,
        body: { code: 'wrong-state', detail: expect.stringContaining('needs the moment it begins') },
      });
      expect(await shop.publish({ from: new Date(now - 1).toISOString() })).toMatchObject({
        status: 409,
        body: { code: 'wrong-state' },
      });
      await shop.settled();
      const { body } = await shop.admin.call('GET', '/api/plans?program=spring');
      expect(body).toMatchObject([
        { version: 2, plan: { rules: [percentage('0.2')] }, sentences: [{ path: 'rules[0]' }, { path: 'holdDays' }] },
        {
          version: 1,
          publishedBy: 'a-test',
          plan: { rules: [percentage('0.1')] },
          sentences: [
            { path: 'rules[0]', text: 'Every partner earns 10% of the net amount of each sale.' },
            { path: 'holdDays', text: 'Nothing is held.' },
          ],
        },
      ]);
    });

    it('say what a rule of a kind lacks, and refuse kinds that there are not', async () => {
      const shop = await openShop({ plan: false });
      const rules = [
        percentage('0.1'),
        { key: 'flat', pays: { kind: 'flat' } },
        { key: 'r', pays: { kind: 'generous' } },
      ];
      expect(await shop.publish({ rules })).toMatchObject({
        status: 422,
        body: {
          errors: [
            { path: 'plan.rules[1].pays.amount', message: 'This is missing.' },
            { path: 'plan.rules[2].pays.kind', message: expect.stringContaining('Give one of percentage, flat') },
          ],
        },
      });
    });
  });

  describe('a sale', () => {
    it('accrues by the version of its own moment and its partner, and is explained to the cent', async () => {
      const { publish, partner, sale, one, ...shop } = await openWithCarol();
      const bob = await partner('bob');
      await publish({ rules: [percentage('0.2'), { ...percentage('0.5', 'bob'), for: { partner: bob } }] });
      await sale('before', 'carol', 12_000, now - 1, { tax: 2_000, shipping: 500 });
      await sale('after', 'carol', 1_000, now);
      expect(await one('before')).toMatchObject({
        state: 'pending',
        partnerName: 'Name of ann',
        customer: 'carol',
        amount: gbp(950),
        rule: {
          name: 'Rate 0.1',
          level: 'program',
          planVersion: 1,
          text: 'Every partner earns 10% of the net amount of each sale.',
        },
        receipt: [
          { label: 'Sale', amount: gbp(12_000) },
          { label: 'Tax and shipping', amount: gbp(-2_500) },
          { label: 'Base: net of tax and shipping', amount: gbp(9_500) },
          { label: '10% of £95.00', amount: gbp(950), exact: null },
          { label: 'Commission', amount: gbp(950) },
        ],
      });
      expect(await one('after')).toMatchObject({ amount: gbp(200), rule: { planVersion: 2 } });
      expect(await shop.verify()).toMatchObject({ agrees: true, commissions: 2, totals: [{ pending: 1_150 }] });
    });

    it('is explained slice by slice, with what a cap took, the rules that lost and the refund that moved it', async () => {
      const shop = await openWithCarol({ plan: false });
      const bob = await shop.partner('bob');
      const bands = [
        { from: 0, rate: '0.1' },
        { from: 10_000, rate: '0.125' },
      ];
      const ladder = { key: 'ladder', name: 'Ladder', pays: { kind: 'tiered', period: 'month', bands } };
      const ofBob = { ...percentage('0.5', 'bob'), for: { partner: bob } };
      await shop.publish({ rules: [{ ...ladder, cap: { amount: 1_300, period: 'month' } }, ofBob] });
      await shop.sale('o-1', 'carol', 9_995, start);
      await shop.sale('o-2', 'carol', 10_010, start + hour);
      const explained = await shop.one('o-2');
      expect(explained).toMatchObject({
        amount: gbp(300),
        lostRules: [{ rule: 'Rate 0.5', line: null, reason: 'It is for another partner or tier' }],
      });
      expect(
        explained.receipt.map(({ label, exact }: { label: string; exact: string | null }) => [label, exact]),
      ).toEqual([
        ['Sale', null],
        ['Base: net of tax and shipping (the sale names no tax and no shipping)', null],
        ['10% of £0.05, in the band from £0.00', '0.5'],
        ['12.5% of £100.05, in the band from £100.00', '1250.625'],
        ['Rounded, half up', null],
        ["The rule's cap of £13.00, of which £10.00 was used", null],
        ['Commission', null],
      ]);
      await shop.refund('r-1', { order: 'o-1' }, 9_995, start + day);
      const moved = await shop.one('o-2');
      const { id } = (await shop.list('search=o-1')).items[0];
      expect(moved.amount).toEqual(gbp(1_001));
      expect(
        moved.steps.find(({ kind }: { kind: string }) => kind === 'reversed' || kind === 'adjusted'),
      ).toMatchObject({
        detail: 'Because of refund r-1 of sale o-1',
        commission: id,
      });
      const ann = service.as('partner-owner', { organisation: shop.organisation, partner: shop.ann });
      const seen = (await ann.call('GET', `/api/commissions/${explained.id}`)).body;
      expect(seen.lostRules).toEqual([]);
      expect(seen.receipt).toEqual(moved.receipt);
    });

    it('that nobody brought earns once its signup arrives, and only from the signup on', async () => {
      const shop = await openShop();
      const ann = await shop.partner('ann');
      await shop.sale('early', 'dan', 1_000, start - 2 * day);
      await shop.sale('late', 'dan', 2_000, start - hour);
      await shop.sale('unknown', null, 3_000, start);
      expect((await shop.list()).items).toEqual([]);
      await shop.signup('dan', [touch(ann, start - 3 * day)], start - day);
      expect((await shop.list()).items).toMatchObject([{ order: 'late', partner: ann, amount: gbp(200) }]);
    });

    it('in another currency is counted and awaits its rate', async () => {
      const shop = await openWithCarol();
      await shop.sale('euros', 'carol', 5_000, start, { currency: 'EUR' });
      expect(await shop.one('euros')).toMatchObject({
        state: 'awaiting-rate',
        gross: { amount: 5_000, currency: 'EUR' },
        amount: gbp(0),
      });
      expect((await shop.one('euros')).steps.at(-1)).toMatchObject({ title: 'Waits for a rate from EUR to GBP' });
      expect(await shop.decide('approve', 'euros', 0)).toMatchObject({
        body: { refused: [{ code: 'amount-changed' }] },
      });
    });

    it('before the first plan is priced by it', async () => {
      const shop = await openWithCarol({ plan: false });
      await shop.sale('o-1', 'carol', 1_000, start);
      await shop.refund('r-1', { customer: 'carol' }, 100, start + hour);
      await shop.sale('o-2', 'carol', 1_000, start - hour);
      expect((await shop.list()).items).toEqual([]);
      await shop.publish();
      expect((await shop.list()).items).toMatchObject([
        { order: 'o-1', amount: gbp(90) },
        { order: 'o-2', amount: gbp(100) },
      ]);
      expect(await shop.verify()).toMatchObject({ agrees: true });
    });
  });

  it('holds a sale until its hour has passed, whoever counts the hours', async () => {
    const shop = await openWithCarol({ plan: false });
    await shop.publish({ holdDays: 1 });
    const { organisation } = shop;
    await shop.append('organisation', organisation, 'OrganisationCreated', { name: 'Acme', zone: 'UTC' }, now);
    expect(await service.context.bus.waitFor(clockGroup, organisation, await service.facts.head(), patience)).toBe(
      true,
    );
    await shop.sale('held', 'carol', 10_000, start + 1);
    expect(await shop.one('held')).toMatchObject({ state: 'held', held: gbp(1_000), pending: gbp(0) });
    expect(await shop.decide('approve', 'held', 1_000)).toMatchObject({
      body: { decided: [], refused: [{ code: 'commission-on-hold' }] },
    });
    try {
      now = start + 25 * hour - 1;
      await commission.passHours();
      expect(await shop.one('held')).toMatchObject({ state: 'held' });
      now = start + 25 * hour;
      await Promise.all([commission.passHours(), commission.passHours()]);
      await until(async () => (await shop.one('held')).state === 'pending');
      const hours = await service.facts.readAll(0n, { organisation, types: ['HourPassed'] }, 100);
      expect(hours.map(({ occurredAt }) => occurredAt)).toEqual(
        Array.from({ length: 25 }, (_, n) => start + (n + 1) * hour),
      );
      expect(await shop.verify()).toMatchObject({ agrees: true });
    } finally {
      now = start + 30 * hour; // a log's moments never run backwards
    }
  });

  describe('decisions', () => {
    it('approve what their author saw, and not what changed meanwhile', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      expect(await shop.decide('approve', 'o-1', 999)).toMatchObject({
        body: { refused: [{ code: 'amount-changed' }] },
      });
      expect(await shop.decide('approve', 'o-1', 1_000)).toMatchObject({ status: 200, body: { refused: [] } });
      expect(await shop.one('o-1')).toMatchObject({ state: 'approved', approved: gbp(1_000), pending: gbp(0) });
      expect(await shop.decide('approve', 'o-1', 1_000)).toMatchObject({
        body: { refused: [{ code: 'amount-changed' }] },
      });
    });

    it('let one of two people approve', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      const answers = await Promise.all([shop.decide('approve', 'o-1', 1_000), shop.decide('approve', 'o-1', 1_000)]);
      expect(answers.flatMap(({ body }) => body.decided)).toHaveLength(1);
      expect(await shop.one('o-1')).toMatchObject({ approved: gbp(1_000) });
      expect(await shop.verify()).toMatchObject({ agrees: true });
    });

    it('reject with a reason, and reopen to what is due by then', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      await shop.decide('reject', 'o-1', 1_000, { reason: 'Own purchase' });
      expect(await shop.one('o-1')).toMatchObject({ state: 'rejected', amount: gbp(0), rejection: 'Own purchase' });
      await shop.refund('r-1', { order: 'o-1' }, 4_000, start + hour);
      expect(await shop.one('o-1')).toMatchObject({ state: 'rejected', amount: gbp(0), refunded: gbp(4_000) });
      expect(await shop.decide('reopen', 'o-1')).toMatchObject({ body: { refused: [] } });
      expect(await shop.one('o-1')).toMatchObject({ state: 'pending', pending: gbp(600), rejection: null });
    });

    it('withdraw an approval, but not while a payout is on its way nor of what is paid', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      await shop.decide('approve', 'o-1', 1_000);
      const refusal = async (amount: number) => (await shop.decide('withdraw', 'o-1', amount)).body.refused[0]?.code;
      expect(await refusal(999)).toBe('amount-changed');
      const payout = crypto.randomUUID() as PayoutId;
      const details = { payout, run: payout as string as PayoutRunId, partner: shop.ann, currency: 'GBP', amount: 400 };
      await shop.append('payout', payout, 'PayoutRequested', details, start);
      expect(await refusal(1_000)).toBe('payout-under-way');
      await shop.append('payout', payout, 'PayoutPaid', details, start);
      const { id } = await shop.one('o-1');
      const settled = {
        partner: shop.ann,
        currency: 'GBP',
        asOf: '9',
        commissions: [{ commission: id, settled: 400 }],
      };
      await shop.append('settlement', crypto.randomUUID(), 'SettlementChanged', settled, start);
      await shop.settled();
      expect(await refusal(1_000)).toBe('amount-changed');
      expect((await shop.decide('withdraw', 'o-1', 600, { reason: 'Too early' })).body).toMatchObject({ refused: [] });
      expect(await shop.one('o-1')).toMatchObject({
        approved: gbp(400),
        pending: gbp(600),
        decisions: [
          { kind: 'approved', amount: gbp(1_000), reason: null },
          { kind: 'withdrawn', amount: gbp(600), reason: 'Too early' },
        ],
      });
      expect(await shop.verify()).toMatchObject({ agrees: true });
    });

    it('release a hold before its time', async () => {
      const shop = await openWithCarol({ plan: false });
      await shop.publish({ holdDays: 30 });
      await shop.sale('o-1', 'carol', 10_000, start + 1);
      expect(await shop.one('o-1')).toMatchObject({ held: gbp(1_000) });
      expect((await shop.decide('release', 'o-1', 1)).body).toMatchObject({ refused: [{ code: 'amount-changed' }] });
      expect((await shop.decide('release', 'o-1', 1_000)).body).toMatchObject({ refused: [] });
      expect(await shop.one('o-1')).toMatchObject({ held: gbp(0), pending: gbp(1_000) });
      expect((await shop.decide('release', 'o-1', 0)).body).toMatchObject({ refused: [{ code: 'wrong-state' }] });
    });

    it('correct an amount with a reason, whatever the rules say', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      const { id } = await shop.one('o-1');
      const correct = (body: object) => shop.admin.call('POST', `/api/commissions/${id}/correct`, body);
      const wanted = { amount: 1_500, seen: 1_000, reason: 'Agreed by phone' };
      expect(await correct({ ...wanted, seen: 999 })).toMatchObject({ status: 409, body: { code: 'amount-changed' } });
      expect(await correct({ ...wanted, amount: -1 })).toMatchObject({ status: 422 });
      expect(await correct(wanted)).toMatchObject({ status: 200, body: { decided: [id] } });
      expect(await shop.one('o-1')).toMatchObject({
        pending: gbp(1_500),
        decisions: [{ kind: 'corrected', amount: gbp(1_500), reason: 'Agreed by phone' }],
      });
      const reasons = await service.facts.readAll(0n, { organisation: shop.organisation }, 1_000);
      expect(JSON.stringify(reasons.map(({ data }) => data))).not.toContain('phone');
      expect(await shop.verify()).toMatchObject({ agrees: true });
    });

    it('reject a fraud, after which the customer earns nothing more', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      await shop.sale('o-2', 'carol', 5_000, start + 1);
      await shop.decide('reject', 'o-1', 1_000, { reason: 'Stolen card', fraud: true });
      expect(await shop.one('o-2')).toMatchObject({ amount: gbp(0) });
      expect((await shop.one('o-1')).decisions).toMatchObject([{ kind: 'rejected-as-fraud', reason: 'Stolen card' }]);
      await shop.decide('reopen', 'o-1');
      expect(await shop.one('o-2')).toMatchObject({ amount: gbp(500) });
    });

    it('enter an amount by hand, and undo it by its opposite', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      const id = crypto.randomUUID();
      const entry = { id, program: 'spring', partner: 'ann', amount: gbp(-300), reason: 'Fair stand' };
      const post = (more: object = {}) => shop.admin.call('POST', '/api/manual-entries', { ...entry, ...more });
      expect(await post({ amount: { amount: 5, currency: 'EUR' } })).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'amount.currency', message: 'The program pays in GBP.' }] },
      });
      expect(await post({ amount: gbp(0) })).toMatchObject({ status: 422 });
      expect(await post({ partner: 'none' })).toMatchObject({ status: 404, body: { code: 'unknown-partner' } });
      const first = await post();
      expect(first).toMatchObject({ status: 201, body: { id, partner: shop.ann, amount: gbp(-300), undoes: null } });
      expect(await post()).toMatchObject({ status: 200, body: first.body });
      expect(await post({ reason: 'Another' })).toMatchObject({ status: 409, body: { code: 'different-content' } });
      await shop.settled();
      const { body } = await shop.admin.call('GET', `/api/commissions/${first.body.commission}`);
      expect(body).toMatchObject({
        kind: 'manual',
        component: 'manual',
        approved: gbp(-300),
        decisions: [{ kind: 'entered', amount: gbp(-300), reason: 'Fair stand' }],
      });
      const undo = () => shop.admin.call('POST', `/api/manual-entries/${id}/undo`, { reason: 'Paid twice' });
      const undone = await undo();
      expect(undone).toMatchObject({ status: 201, body: { amount: gbp(300), undoes: id } });
      expect(await undo()).toMatchObject({ status: 200, body: undone.body });
      const again = `/api/manual-entries/${undone.body.id}/undo`;
      expect(await shop.admin.call('POST', again, { reason: 'x' })).toMatchObject({ body: { code: 'wrong-state' } });
      expect(await shop.verify()).toMatchObject({ agrees: true, totals: [{ approved: 0, pending: 1_000 }] });
    });

    it('reopen what has nothing left, too', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      await shop.decide('reject', 'o-1', 1_000, { reason: 'Own purchase' });
      await shop.refund('r-1', { order: 'o-1' }, 10_000, start + hour);
      await shop.decide('reopen', 'o-1');
      expect(await shop.one('o-1')).toMatchObject({ state: 'reversed', rejection: null });
    });
  });

  describe('a refund', () => {
    it('takes what is pending first, then what is approved, whichever side of the decision it comes', async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 10_000, start);
      await shop.refund('r-1', { order: 'o-1' }, 2_000, start + hour);
      expect(await shop.one('o-1')).toMatchObject({ pending: gbp(800) });
      await shop.decide('approve', 'o-1', 800);
      await shop.refund('r-2', { order: 'o-1' }, 3_000, start + 2 * hour);
      const explained = await shop.one('o-1');
      expect(explained).toMatchObject({ approved: gbp(500), pending: gbp(0), refunded: gbp(5_000) });
      expect(explained.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
        'click',
        'signup',
        'sale',
        'rule',
        'reversed',
        'approved',
        'reversed',
        'payout',
      ]);
    });

    it('waits for its sale', async () => {
      const shop = await openWithCarol();
      await shop.refund('r-1', { order: 'o-1' }, 4_000, start + hour);
      await shop.settled();
      expect((await shop.admin.call('GET', '/api/reviews')).body).toEqual([]);
      await shop.sale('o-1', 'carol', 10_000, start);
      expect(await shop.one('o-1')).toMatchObject({ pending: gbp(600) });
    });

    it('stands in the review list with what no sale can bear, and leaves it when one can', async () => {
      const shop = await openWithCarol();
      const reviews = async () => {
        await shop.settled();
        return (await shop.admin.call('GET', '/api/reviews')).body;
      };
      await shop.refund('r-1', { customer: 'carol' }, 1_500, start + day);
      expect(await reviews()).toMatchObject([{ reference: 'r-1', customer: 'carol', amount: gbp(1_500) }]);
      await shop.sale('o-1', 'carol', 1_000, start);
      expect(await reviews()).toMatchObject([{ reference: 'r-1', amount: gbp(500) }]);
      await shop.sale('o-2', 'carol', 800, start + hour);
      expect(await reviews()).toEqual([]);
      expect((await shop.list()).items).toMatchObject([
        { order: 'o-2', amount: gbp(0), state: 'reversed' },
        { order: 'o-1', amount: gbp(30) },
      ]);
    });
  });

  describe('a fact that cannot be folded', () => {
    const letters = ({ organisation }: Shop) => service.context.bus.deadLetters(organisation);

    it('parks its organisation alone, until somebody skips it', async () => {
      const [shop, other] = [await openWithCarol(), await openWithCarol()];
      const faulty = { id: 'r', name: 'R', priority: 1, partner: null, kind: 'percentage', rate: 'much' } as const;
      const data = { program: shop.program, version: 2, from: now, holdDays: 0, rules: [faulty] };
      const event = await shop.append('plan', shop.program, 'PlanPublished', data, now);
      await shop.sale('behind', 'carol', 1_000, start);
      await until(async () => (await letters(shop)).length === 1);
      const [letter] = await letters(shop);
      expect(letter).toMatchObject({ kind: 'parked', eventId: event.id, eventType: 'PlanPublished' });
      expect(letter?.reason).toContain('no rate that can be read: much');
      await other.sale('beside', 'carol', 1_000, start);
      expect(await other.one('beside')).toMatchObject({ amount: gbp(100) });
      expect((await shop.admin.call('GET', '/api/commissions')).body.items).toEqual([]);

      expect(await service.context.bus.skip(letter!.id, shop.organisation)).toMatchObject({ eventId: event.id });
      const skipped = { group: engineGroup.name, event: event.id, position: String(event.position), reason: 'A typo' };
      await shop.append('skip', event.id, 'EventSkipped', skipped, now);
      expect(await shop.one('behind')).toMatchObject({ amount: gbp(100) });
      expect(await letters(shop)).toEqual([]);
      expect(await shop.verify()).toMatchObject({ agrees: true, differences: [] });
    });

    it('is folded when somebody tries again after the fault is mended', async () => {
      const shop = await openWithCarol();
      await asAdministrator(`
        create function commission.fail() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$;
        create trigger fail before insert or update on commission.slice for each row
        when (new.organisation = '${shop.organisation}') execute function commission.fail()`);
      await shop.sale('o-1', 'carol', 1_000, start);
      await until(async () => (await letters(shop)).length === 1);
      await asAdministrator('drop trigger fail on commission.slice; drop function commission.fail()');
      const [letter] = await letters(shop);
      expect(letter?.reason).toContain('out of order');
      expect(await service.context.bus.replay(letter!.id, shop.organisation)).toEqual({ found: true });
      expect(await shop.one('o-1')).toMatchObject({ amount: gbp(100) });
      expect(await letters(shop)).toEqual([]);
    });
  });

  describe('the reason of an attribution', () => {
    /** Ann clicked twice, Bob's click is the last, and a late touch makes Ann's the last again. */
    async function contested() {
      const shop = await openShop();
      const [ann, bob] = [await shop.partner('ann'), await shop.partner('bob')];
      const link = (partner: PartnerId, code: string) =>
        shop.append(
          'link',
          linkId(`${shop.organisation}-${code}`),
          'LinkCreated',
          { link: linkId(code), code, program: shop.program, partner, target: null, campaign: null },
          start,
        );
      await link(ann, 'ann-spring');
      await link(bob, 'bob-spring');
      const touches = [
        touch(ann, start - 40 * day, 'ann-spring'),
        touch(bob, start - 2 * day, 'bob-spring'),
        touch(ann, start - 3 * day, 'ann-spring'),
      ];
      await shop.signup('carol', touches, start - day);
      await shop.sale('o-1', 'carol', 1_000, start);
      const asPartner = (partner: PartnerId) =>
        service.as('partner-owner', { organisation: shop.organisation, partner });
      return { shop, ann, bob, asPartner };
    }

    it('says which touch won, and why the others lost', async () => {
      const { shop } = await contested();
      const { attribution, steps } = await shop.one('o-1');
      expect(attribution).toEqual({
        model: 'last-click',
        windowDays: 30,
        touches: [
          {
            kind: 'click',
            at: new Date(start - 40 * day).toISOString(),
            link: 'ann-spring',
            partnerName: 'Name of ann',
            won: false,
            reason: 'More than 30 days before the signup',
          },
          expect.objectContaining({ link: 'ann-spring', won: false, reason: 'A later touch won' }),
          expect.objectContaining({
            link: 'bob-spring',
            partnerName: 'Name of bob',
            won: true,
            reason: 'The last touch in the 30 days before the signup wins',
          }),
        ],
      });
      expect(steps[0]).toMatchObject({
        kind: 'click',
        at: new Date(start - 2 * day).toISOString(),
        title: 'Click on link bob-spring',
        detail: 'The last touch in the 30 days before the signup wins',
      });
    });

    it('follows a touch that came late, and tells a partner nothing of the other', async () => {
      const { shop, ann, bob, asPartner } = await contested();
      const { id: bobs } = await shop.one('o-1');
      const late = touch(ann, start - day, 'ann-spring');
      const customer = customerId(shop.program, 'carol');
      await shop.append('customer', customer, 'TouchAdded', { program: shop.program, customer, touch: late }, late.at);
      const { items } = await shop.list();
      expect(items).toMatchObject(
        items[0].partner === ann
          ? [
              { partner: ann, pending: gbp(100) },
              { partner: bob, state: 'reversed' },
            ]
          : [
              { partner: bob, state: 'reversed' },
              { partner: ann, pending: gbp(100) },
            ],
      );
      const seen = (await asPartner(bob).call('GET', `/api/commissions/${bobs}`)).body;
      expect(seen.attribution.touches).toMatchObject([
        { link: 'bob-spring', won: false, reason: 'A later touch won' },
        { link: null, partnerName: null, at: null, won: true },
      ]);
      expect(seen.steps[0]).toMatchObject({ at: null, title: 'A touch of another partner' });
      expect(JSON.stringify(seen)).not.toMatch(/ann/);
      expect(await shop.verify()).toMatchObject({ agrees: true });
    });
  });

  /** A little of everything that the engine knows. */
  async function busyShop(): Promise<Shop> {
    const shop = await openWithCarol({ plan: false });
    const bob = await shop.partner('bob');
    await shop.sale('o-0', 'carol', 4_321, start);
    await shop.publish({
      holdDays: 0,
      rules: [percentage('0.075'), { ...percentage('0.2', 'bob'), for: { partner: bob } }],
    });
    await shop.sale('o-1', 'dan', 10_005, start + hour);
    await shop.refund('r-1', { customer: 'carol' }, 1_000, start + day);
    await shop.signup('dan', [touch(bob, start - day), touch(bob, start - 2 * day)], start);
    await shop.sale('o-2', 'carol', 3_333, start + 2 * hour, { tax: 333 });
    await shop.decide('approve', 'o-2', 175);
    await shop.refund('r-2', { order: 'o-2' }, 33, start + day);
    await shop.decide('reject', 'o-1', 2_001, { reason: 'Own purchase' });
    await shop.sale('o-3', 'carol', 700, start, { currency: 'EUR' });
    await shop.refund('r-3', { order: 'o-4' }, 99, start + day);
    await shop.sale('o-4', 'dan', 990, start);
    await shop.settled();
    return shop;
  }

  async function eventsOf({ organisation }: Shop): Promise<RecordedEvent[]> {
    const { facts } = service;
    const events: RecordedEvent[] = [];
    for (let page = await facts.readAll(0n, { organisation }, 1_000); page.length > 0; ) {
      events.push(...page);
      page = await facts.readAll(page.at(-1)!.position, { organisation }, 1_000);
    }
    return events;
  }

  it.each([1, 100, 5_000])('posts the same entries from batches of %i facts', async (size) => {
    const shop = await busyShop();
    const events = await eventsOf(shop);
    const facts = events.filter(isFact);
    const generation = 1_000 + size;
    const replayed: object[] = [];
    for (let first = 0; first < facts.length; first += size) {
      await inTransaction(service.context.pools.worker, async (tx) => {
        const store = postgresSlices(tx, generation);
        replayed.push(...(await postEntries(facts.slice(first, first + size), store)));
      });
    }
    const keys = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort();
    const posted = events
      .filter((event) => isOf(event, 'EntryPosted', 'Attributed', 'SurplusChanged'))
      .map(({ stream, revision, id, data }) => ({ stream, expectedRevision: revision - 1, id, data }));
    const derived = (replayed as { stream: string; expectedRevision: number; event: RecordedEvent }[]).map(
      ({ stream, expectedRevision, event: { id, data } }) => ({ stream, expectedRevision, id, data }),
    );
    expect(posted.length).toBeGreaterThan(10);
    expect(digest(keys(derived))).toBe(digest(keys(posted)));
  });

  it('exports each commission with the terms of its sum', async () => {
    const shop = await openWithCarol();
    await shop.sale('o-1', 'carol', 12_000, start, { tax: 2_000 });
    await shop.settled();
    const { body } = await shop.admin.call('GET', '/api/commissions/export?program=spring&lines=1');
    const [head, row] = body.trim().split('\n');
    expect(head.split(',').slice(-8)).toEqual([
      'paid_for',
      'component',
      'rule',
      'rule_kind',
      'plan_version',
      'tier',
      'base_minor',
      'steps',
    ]);
    expect(row).toContain(
      ',1000,GBP,sale,base,all,percentage,1,,10000,Base: net of tax and shipping (the sale names no shipping): £100.00; 10% of £100.00: £10.00',
    );
  });

  it('gives the same list and digest after a rebuild of engine and list', async () => {
    const shop = await busyShop();
    const look = async () => {
      const { items, totals } = await shop.list('limit=50');
      const orders: string[] = items.map(({ order }: { order: string }) => order);
      const explained = await Promise.all(orders.map(shop.one));
      const { digest: sum, entries, facts } = await shop.verify();
      return { items, totals, explained, sum, entries, facts };
    };
    const before = await look();
    expect(before.items).toHaveLength(5);
    for (const group of [engineGroup, listGroup]) expect(await service.context.bus.rebuild(group.name)).toBe(true);
    expect(await look()).toEqual(before);
    await shop.sale('o-5', 'dan', 1_000, start);
    expect(await shop.one('o-5')).toMatchObject({ amount: gbp(200) });
  });

  describe('verification', () => {
    const saleOfCarol = async () => {
      const shop = await openWithCarol();
      await shop.sale('o-1', 'carol', 1_000, start);
      const { id } = await shop.one('o-1');
      expect(await shop.verify()).toMatchObject({ agrees: true, differences: [] });
      return { shop, id };
    };

    it('finds a row of the list that somebody changed', async () => {
      const { shop, id } = await saleOfCarol();
      await asAdministrator('update commission.commission set pending = pending + 1 where commission = $1', [id]);
      expect(await shop.verify()).toMatchObject({
        agrees: false,
        differences: [`commission ${id}: its entries give pending 100, the list shows 101`],
      });
    });

    it('finds an entry that somebody changed', async () => {
      const { shop, id } = await saleOfCarol();
      const changed = await asAdministrator(
        `update log.fact set data = jsonb_set(data::jsonb, '{pending}', '900')::json
         where stream = $1 and type = 'EntryPosted'`,
        [streamName(shop.organisation, 'commission', id)],
      );
      expect(changed).toBe(1);
      expect(await shop.verify()).toMatchObject({
        agrees: false,
        differences: [
          `commission ${id}: the facts give pending 100, its entries 900`,
          `commission ${id}: its entries give pending 900, the list shows 100`,
        ],
      });
      expect((await shop.admin.call('GET', '/api/verification')).body.last).toMatchObject({ agrees: false });
    });

    it('finds a row that is missing', async () => {
      const { shop, id } = await saleOfCarol();
      await asAdministrator('delete from commission.commission where commission = $1', [id]);
      expect((await shop.verify()).differences).toEqual([
        [
          `commission ${id}: its entries give conversions 1, the list shows 0`,
          'its entries give gross 1000, the list shows 0',
          'its entries give pending 100, the list shows 0',
        ].join('; '),
      ]);
    });
  });

  it('shows a partner its own commissions with customers masked, and another organisation none', async () => {
    const shop = await openWithCarol();
    const bob = await shop.partner('bob');
    await shop.sale('o-1', 'carol', 1_000, start);
    const { id } = await shop.one('o-1');
    const { organisation } = shop;
    const asAnn = service.as('partner-owner', { organisation, partner: shop.ann });
    const asBob = service.as('partner-owner', { organisation, partner: bob });
    expect((await asAnn.call('GET', `/api/commissions/${id}`)).body).toMatchObject({
      customer: 'ca••••',
      amount: gbp(100),
    });
    for (const other of [asBob, service.as('admin')]) {
      expect(await other.call('GET', `/api/commissions/${id}`)).toMatchObject({ status: 404 });
      expect((await other.call('GET', '/api/commissions')).body.items).toEqual([]);
    }
    expect(await asAnn.call('POST', '/api/commissions/approve', { items: [{ id, amount: 100 }] })).toMatchObject({
      status: 403,
    });
    expect(await asAnn.call('GET', '/api/reviews')).toMatchObject({ status: 403 });
  });
});
