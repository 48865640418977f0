import { partnerId } from '@tributary/contracts';
import { ledgerGroup, runsGroup } from './groups.js';
import { gbp, type Office, startOffice } from './testing/office.js';

describe('the payout service', () => {
  let office: Office;
  beforeAll(async () => {
    office = await startOffice();
  });
  afterAll(() => office?.dispose());

  it('takes money from pending over a run to paid, and the books agree', async () => {
    const finance = office.service.as('finance');
    const { organisation } = finance;
    const ann = await office.addPartner(organisation, 'ann');
    await office.post(organisation, ann, 'o-1', { pending: 1_000 });
    await office.post(organisation, ann, 'o-1', { pending: -1_000, approved: 1_000 });
    expect(await office.balanceOf(finance, ann)).toMatchObject({
      partnerName: 'Name of ann',
      pending: 0,
      available: 1_000,
    });

    const proposed = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    expect(proposed).toMatchObject({
      status: 201,
      body: { number: 1, state: 'proposed', count: 1, total: gbp(1_000) },
    });
    const { id } = proposed.body;
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 1_000, inTransit: 0 });
    expect(await finance.call('POST', `/api/payout-runs/${id}/approve`, { amount: 1_000, count: 1 })).toMatchObject({
      status: 200,
      body: { state: 'approved' },
    });
    await office.showing(finance, id, 'requested');
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 0, inTransit: 1_000 });
    expect(await finance.call('POST', `/api/payout-runs/${id}/pay`)).toMatchObject({ status: 200 });
    await office.showing(finance, id, 'paid');
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 0, inTransit: 0, paid: 1_000 });
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
    const finance = office.service.as('finance');
    const { organisation } = finance;
    const ann = await office.addPartner(organisation, 'ann');
    const bob = await office.addPartner(organisation, 'bob');
    await office.approve(organisation, ann, 'o-1', Number.MAX_SAFE_INTEGER);
    await office.approve(organisation, bob, 'o-2', 2);
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: Number.MAX_SAFE_INTEGER });
    const tooLarge = { status: 422, body: { code: 'sum-out-of-range' } };
    expect(await finance.call('POST', '/api/payout-runs', { currency: 'GBP' })).toMatchObject(tooLarge);
    expect((await finance.call('GET', '/api/payout-runs')).body).toEqual([]);
    expect(await finance.call('POST', '/api/verification/balances')).toMatchObject(tooLarge);
    await office.approve(organisation, ann, 'o-3', 2);
    expect(await finance.call('GET', `/api/balances?partner=${ann}`)).toMatchObject(tooLarge);
  });

  it('pays a partner once, however many runs and clicks', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 1_000);
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
    await office.showing(finance, approved, 'requested');
    expect(await finance.call('POST', `/api/payout-runs/${approved}/approve`, seen)).toMatchObject({ status: 200 });
    expect(await finance.call('POST', `/api/payout-runs/${approved}/approve`, { amount: 1, count: 1 })).toMatchObject({
      status: 409,
    });
    for (const { status } of await Promise.all(
      [1, 2, 3].map(() => finance.call('POST', `/api/payout-runs/${approved}/pay`)),
    ))
      expect(status).toBe(200);
    await office.showing(finance, approved, 'paid');
    expect(await office.balanceOf(finance, ann)).toMatchObject({ available: 0, paid: 1_000, debt: 0, inTransit: 0 });
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  it('exports a run so that no spreadsheet runs what a sender wrote', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann', '=cmd|calc');
    await office.approve(finance.organisation, ann, 'o-1', 1_234);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    const { body, headers } = await finance.call('GET', `/api/payout-runs/${run.id}/export`);
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toBe(
      "partner_code,partner_name,amount,currency,reference,state\nann,'=cmd|calc,12.34,GBP,Run 1,proposed\n",
    );
  });

  it('tells a partner what comes next and what blocks it', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    const partner = office.service.as('partner-owner', { organisation: finance.organisation, partner: ann });
    const blockers = async () =>
      (await partner.call('GET', '/api/next-payout')).body.blockers.map(({ code }: { code: string }) => code);
    expect(await blockers()).toContain('nothing-available');
    await office.approve(finance.organisation, ann, 'o-1', 1_000);
    const { body } = await partner.call('GET', '/api/next-payout');
    expect(body).toMatchObject({ amounts: [gbp(1_000)], blockers: [] });
    expect(body.date).toMatch(/^\d{4}-\d{2}-01/);
  });

  it('opens to finance and admins; a partner sees its own, another organisation nothing', async () => {
    const finance = office.service.as('finance');
    const { organisation } = finance;
    const [ann, bob] = [await office.addPartner(organisation, 'ann'), await office.addPartner(organisation, 'bob')];
    await office.approve(organisation, ann, 'o-1', 1_000);
    const run = await office.payOut(finance);
    const asBob = office.service.as('partner-owner', { organisation, partner: bob });
    const manager = office.service.as('program-manager', { organisation });
    const stranger = office.service.as('admin');
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
    expect(await office.service.as('partner-owner', { organisation }).call('GET', '/api/next-payout')).toMatchObject({
      status: 403,
    });
    const asAnn = office.service.as('partner-member', { organisation, partner: ann });
    expect((await asAnn.call('GET', '/api/payouts')).body.items).toMatchObject([
      { run, amount: gbp(1_000), state: 'paid' },
    ]);
  });

  it('gives the same balances and digest after a rebuild', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 5_000);
    await office.payOut(finance);
    await office.approve(finance.organisation, ann, 'o-1', -2_000);
    const before = {
      balance: await office.balanceOf(finance, ann),
      proof: (await finance.call('POST', '/api/verification/balances')).body,
    };
    for (const group of [ledgerGroup, runsGroup])
      expect(await office.service.context.bus.rebuild(group.name)).toBe(true);
    const proof = (await finance.call('POST', '/api/verification/balances')).body;
    expect(proof).toMatchObject({ agrees: true, digest: before.proof.digest, transactions: before.proof.transactions });
    expect(await office.balanceOf(finance, ann)).toEqual(before.balance);
  });

  it('refuses a currency that does not exist and amounts that are none', async () => {
    const finance = office.service.as('finance');
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
