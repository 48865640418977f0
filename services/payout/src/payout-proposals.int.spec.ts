import { newEvent, type PartnerId, streamName } from '@tributary/contracts';
import type { TestCaller } from '@tributary/testing';
import { gbp, type Office, startOffice } from './testing/office.js';

describe('proposals of payouts', () => {
  let office: Office;
  beforeAll(async () => {
    office = await startOffice();
  });
  afterAll(() => office?.dispose());

  it('approves what was seen alone', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 1_000);
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
    await office.approve(finance.organisation, ann, 'o-1', -400);
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 })).toMatchObject(
      { status: 409 },
    );
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 600, inTransit: 0 });
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
      office.append(
        organisation,
        streamName(organisation, 'partner', partner),
        newEvent(type, { partner }, { actor: 'a-test', occurredAt: 1 }),
      );

    it('is replaced where both pay the same partner, whatever becomes of the other', async () => {
      const finance = office.service.as('finance');
      const [ann, bob] = [
        await office.addPartner(finance.organisation, 'ann'),
        await office.addPartner(finance.organisation, 'bob'),
      ] as const;
      await office.approve(finance.organisation, ann, 'o-1', 1_000);
      await office.approve(finance.organisation, bob, 'o-2', 500);
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
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0 });
    });

    it('stays open where the other is in another currency, or pays other partners', async () => {
      const finance = office.service.as('finance');
      const [ann, bob] = [
        await office.addPartner(finance.organisation, 'ann'),
        await office.addPartner(finance.organisation, 'bob'),
      ] as const;
      await office.approve(finance.organisation, ann, 'o-1', 1_000);
      await office.approve(finance.organisation, ann, 'o-2', 700, 'EUR');
      const [pounds, euros] = [await propose(finance), await propose(finance, 'EUR')];
      await decide(finance, 'PartnerSuspended', ann);
      await office.approve(finance.organisation, bob, 'o-3', 500);
      const ofBob = await propose(finance);
      await decide(finance, 'PartnerReinstated', ann);
      for (const run of [pounds, euros, ofBob]) {
        expect(await shown(finance, run)).toMatchObject({ state: 'proposed', replacedBy: null });
        expect(await approveRun(finance, run)).toMatchObject({ status: 200 });
      }
    });

    it('goes on where it is approved, and the other pays what came later', async () => {
      const finance = office.service.as('finance');
      const ann = await office.addPartner(finance.organisation, 'ann');
      await office.approve(finance.organisation, ann, 'o-1', 1_000);
      const running = await propose(finance);
      expect(await approveRun(finance, running)).toMatchObject({ status: 200 });
      await office.approve(finance.organisation, ann, 'o-2', 300);
      expect(await propose(finance)).toMatchObject({ state: 'proposed', total: gbp(300) });
      expect(await shown(finance, running)).toMatchObject({ state: 'approved', replacedBy: null });
      await office.showing(finance, running.id, 'requested');
      await finance.call('POST', `/api/payout-runs/${running.id}/pay`);
      expect(await shown(finance, running)).toMatchObject({ state: 'paid', replacedBy: null });
    });

    it('is replaced by the last of however many are made at the same moment', async () => {
      const finance = office.service.as('finance');
      const ann = await office.addPartner(finance.organisation, 'ann');
      await office.approve(finance.organisation, ann, 'o-1', 1_000);
      const proposed = await Promise.all(Array.from({ length: 20 }, () => propose(finance)));
      const { body: runs } = await finance.call('GET', '/api/payout-runs');
      expect(runs).toHaveLength(proposed.length);
      const states = runs.map(({ state }: { state: string }) => state);
      expect(states).toEqual(['proposed', ...proposed.slice(1).map(() => 'replaced')]);
    });

    it('is approved or replaced where both are asked for at the same moment, and what stays open can be approved', async () => {
      const finance = office.service.as('finance');
      const ann = await office.addPartner(finance.organisation, 'ann');
      await office.approve(finance.organisation, ann, 'o-1', 1_000);
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

  it('cancels a proposed run, and no other', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/cancel`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled' },
    });
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 })).toMatchObject(
      { status: 409, body: { code: 'wrong-state' } },
    );
    const paid = await office.payOut(finance);
    expect(await finance.call('POST', `/api/payout-runs/${paid}/cancel`)).toMatchObject({ status: 409 });
    expect(await office.balanceOf(finance, ann)).toMatchObject({ paid: 1_000 });
  });

  it('cancels an approved run until it is paid, and what was reserved is available again', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 });
    await office.showing(finance, run.id, 'requested');
    const cancel = () => finance.call('POST', `/api/payout-runs/${run.id}/cancel`);
    expect(await cancel()).toMatchObject({
      status: 200,
      body: { state: 'cancelled', payouts: [{ state: 'returned' }] },
    });
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0, paid: 0 });
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/pay`)).toMatchObject({ status: 409 });
    expect(await cancel()).toMatchObject({ status: 409 });
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
    await office.payOut(finance);
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 0, paid: 1_000 });
  });
});
