import { newEvent, type PartnerId, streamName } from '@tributary/contracts';
import { type TestCaller } from '@tributary/testing';
import { gbp, type Office, startOffice } from './testing/office.js';

describe('payouts that come back', () => {
  let office: Office;
  beforeAll(async () => {
    office = await startOffice();
  });
  afterAll(() => office?.dispose());

  it('sends a payout back whose money was gone when the ledger read of it, and pays it never', async () => {
    const finance = office.service.as('finance');
    const { organisation } = finance;
    const ann = await office.addPartner(organisation, 'ann');
    await office.approve(organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await office.approve(organisation, ann, 'o-1', -1_000);
    // As if the refund had come between the approval's check and its effect.
    const decision = newEvent(
      'PayoutRunApproved',
      { run: run.id, amount: 1_000, count: 1 },
      { actor: 'a-test', occurredAt: 1 },
    );
    await office.append(organisation, streamName(organisation, 'payoutrun', run.id), decision);
    await office.showing(finance, run.id, 'returned');
    await finance.call('POST', `/api/payout-runs/${run.id}/pay`);
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 0, inTransit: 0, paid: 0, debt: 0 });
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
      const finance = office.service.as('finance');
      const { organisation } = finance;
      const ann = await office.addPartner(organisation, 'ann');
      await office.approve(organisation, ann, 'o-1', 300);
      await office.approve(organisation, ann, 'o-2', 500);
      const run = await office.payOut(finance);
      const [payout] = (await finance.call('GET', `/api/payout-runs/${run}`)).body.payouts;
      const answers = await Promise.all([1, 2, 3].map(() => giveBack(finance, run, payout.id)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(answers[0]?.body.payouts).toMatchObject([{ state: 'returned', amount: gbp(800) }]);
      expect(await giveBack(finance, run, payout.id)).toMatchObject({ status: 200 });
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 800, paid: 0, inTransit: 0, debt: 0 });
      expect((await office.tellings(organisation, 'o-1', 'o-2')).at(-1)).toEqual([
        ['o-1', 0, 0],
        ['o-2', 0, 0],
      ]);
      await agrees(finance);
      await finance.call('POST', `/api/payout-runs/${run}/pay`);
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 800, paid: 0 });
      await office.payOut(finance);
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 0, paid: 800 });
      expect((await office.tellings(organisation, 'o-1', 'o-2')).at(-1)).toEqual([
        ['o-1', 300, 300],
        ['o-2', 500, 500],
      ]);
      await agrees(finance);
    });

    it('repays what became a debt meanwhile', async () => {
      const finance = office.service.as('finance');
      const ann = await office.addPartner(finance.organisation, 'ann');
      await office.approve(finance.organisation, ann, 'o-1', 1_000);
      const run = await office.payOut(finance);
      await office.approve(finance.organisation, ann, 'o-1', -400);
      expect(await office.balanceOf(finance, ann)).toMatchObject({ debt: 400, paid: 1_000 });
      const [payout] = (await finance.call('GET', `/api/payout-runs/${run}`)).body.payouts;
      await giveBack(finance, run, payout.id);
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 600, debt: 0, paid: 0 });
      await agrees(finance);
    });

    it('may come back before it is marked as paid, and then is not', async () => {
      const finance = office.service.as('finance');
      const { organisation } = finance;
      const [ann, bob] = [await office.addPartner(organisation, 'ann'), await office.addPartner(organisation, 'bob')];
      await office.approve(organisation, ann, 'o-1', 1_000);
      await office.approve(organisation, bob, 'o-2', 700);
      const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
      await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_700, count: 2 });
      await office.showing(finance, run.id, 'requested');
      const of = (partner: PartnerId) => run.payouts.find((one: { partner: string }) => one.partner === partner).id;
      expect(await giveBack(finance, run.id, of(ann))).toMatchObject({ status: 200, body: { state: 'approved' } });
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0 });
      expect(await finance.call('POST', `/api/payout-runs/${run.id}/pay`)).toMatchObject({
        status: 200,
        body: { state: 'paid' },
      });
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 1_000, paid: 0 });
      expect(await office.balanceOf(finance, bob)).toMatchObject({ available: 0, paid: 700 });
      await agrees(finance);
    });

    it('is none before its run is approved, in another run, or of another organisation', async () => {
      const finance = office.service.as('finance');
      const { organisation } = finance;
      const ann = await office.addPartner(organisation, 'ann');
      await office.approve(organisation, ann, 'o-1', 1_000);
      const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
      const [{ id }] = run.payouts;
      expect(await giveBack(finance, run.id, id)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
      for (const payout of ['nonsense', run.id])
        expect(await giveBack(finance, run.id, payout)).toMatchObject({
          status: 404,
          body: { code: 'unknown-payout' },
        });
      expect(await giveBack(office.service.as('admin'), run.id, id)).toMatchObject({ status: 404 });
      for (const role of ['program-manager', 'partner-owner'] as const)
        expect(await giveBack(office.service.as(role, { organisation, partner: ann }), run.id, id)).toMatchObject({
          status: 403,
        });
      expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 1_000 });
    });

    it('is left to the ledger where the ledger refused it', async () => {
      const finance = office.service.as('finance');
      const { organisation } = finance;
      const ann = await office.addPartner(organisation, 'ann');
      await office.approve(organisation, ann, 'o-1', 1_000);
      const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
      await office.approve(organisation, ann, 'o-1', -1_000);
      const decision = newEvent(
        'PayoutRunApproved',
        { run: run.id, amount: 1_000, count: 1 },
        { actor: 'a-test', occurredAt: 1 },
      );
      await office.append(organisation, streamName(organisation, 'payoutrun', run.id), decision);
      const { status } = await giveBack(finance, run.id, run.payouts[0].id);
      expect([200, 409]).toContain(status);
      await office.showing(finance, run.id, 'returned');
      const told = await office.service.facts.readAll(0n, { organisation, types: ['PayoutReturned'] }, 10);
      expect(told.map(({ data }) => data)).toMatchObject([{ cause: 'not-available' }]);
      await agrees(finance);
    });
  });
});
