import { type PayoutId, type PayoutRunId } from '@tributary/contracts';
import { day, gbp, hour, percentage, start } from './testing/shop.js';
import { type Shops, startShops, touch } from './testing/shops.js';

const titles = ({ steps }: { steps: { title: string }[] }) => steps.map(({ title }) => title);

describe('decisions', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  it('approve what their author saw, and not what changed meanwhile', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    expect(await shop.decide('approve', 'o-1', 999)).toMatchObject({ status: 409, body: { code: 'amount-changed' } });
    expect(await shop.decide('approve', 'o-1', 1_000)).toMatchObject({ status: 200, body: { refused: [] } });
    expect(await shop.one('o-1')).toMatchObject({ state: 'approved', approved: gbp(1_000), pending: gbp(0) });
    expect(await shop.decide('approve', 'o-1', 1_000)).toMatchObject({ status: 409, body: { code: 'amount-changed' } });
  });

  it('are a problem where nothing is decided, which says of each item in its order why', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.sale('o-2', 'carol', 20_000, start);
    const [first, second, nowhere] = [(await shop.one('o-1')).id, (await shop.one('o-2')).id, crypto.randomUUID()];
    const decide = (kind: string, ...items: object[]) =>
      shop.admin.call('POST', `/api/commissions/${kind}`, { items, reason: 'Own purchase' });
    for (const kind of ['approve', 'withdraw', 'reject', 'reopen', 'release'])
      expect(await decide(kind, { id: nowhere, amount: 1 })).toMatchObject({
        status: 404,
        body: {
          code: 'unknown-commission',
          title: 'There is no such commission',
          detail: expect.stringMatching(/^The commission was not \w/),
          errors: [{ path: 'items.0', code: 'unknown-commission', message: 'There is no such commission' }],
        },
      });
    await shop.decide('reject', 'o-2', 2_000, { reason: 'Own purchase' });
    const items = [
      { id: nowhere, amount: 1 },
      { id: second, amount: 2_000 },
      { id: first, amount: 999 },
    ];
    expect(await decide('approve', ...items)).toMatchObject({
      status: 409,
      body: {
        code: 'wrong-state',
        detail: 'None of the 3 commissions was approved; each has its reason.',
        errors: [
          { path: 'items.0', code: 'unknown-commission' },
          { path: 'items.1', code: 'wrong-state' },
          { path: 'items.2', code: 'amount-changed', message: 'The amount has changed since you saw it' },
        ],
      },
    });
    expect(await shop.one('o-1')).toMatchObject({ state: 'pending', decisions: [] });
    expect(await decide('approve', ...items, { id: first, amount: 1_000 })).toMatchObject({
      status: 200,
      body: {
        decided: [first],
        refused: [
          { id: nowhere, code: 'unknown-commission', detail: 'There is no such commission' },
          { id: second, code: 'wrong-state' },
          { id: first, code: 'amount-changed' },
        ],
      },
    });
  });

  it('let one of two people approve', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    const answers = await Promise.all([shop.decide('approve', 'o-1', 1_000), shop.decide('approve', 'o-1', 1_000)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await shop.one('o-1')).toMatchObject({ approved: gbp(1_000) });
    expect(await shop.verify()).toMatchObject({ agrees: true });
  });

  it('reject with a reason, and reopen to what is due by then', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.decide('reject', 'o-1', 1_000, { reason: 'Own purchase' });
    expect(await shop.one('o-1')).toMatchObject({ state: 'rejected', amount: gbp(0), rejection: 'Own purchase' });
    await shop.refund('r-1', { order: 'o-1' }, 4_000, start + hour);
    expect(await shop.one('o-1')).toMatchObject({ state: 'rejected', amount: gbp(0), refunded: gbp(4_000) });
    expect(await shop.decide('reopen', 'o-1')).toMatchObject({ body: { refused: [] } });
    expect(await shop.one('o-1')).toMatchObject({ state: 'pending', pending: gbp(600), rejection: null });
  });

  it('withdraw an approval, but not while a payout is on its way nor of what is paid', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.decide('approve', 'o-1', 1_000);
    const refusal = async (amount: number) => (await shop.decide('withdraw', 'o-1', amount)).body.code;
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
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ holdDays: 30 });
    await shop.sale('o-1', 'carol', 10_000, start + 1);
    expect(await shop.one('o-1')).toMatchObject({ held: gbp(1_000) });
    expect(await shop.decide('release', 'o-1', 1)).toMatchObject({ status: 409, body: { code: 'amount-changed' } });
    expect((await shop.decide('release', 'o-1', 1_000)).body).toMatchObject({ refused: [] });
    expect(await shop.one('o-1')).toMatchObject({ held: gbp(0), pending: gbp(1_000) });
    expect(await shop.decide('release', 'o-1', 0)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });

  it('give what earned nothing an amount by a correction, and find nothing to approve in it', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ rules: [percentage('0')] });
    await shop.sale('o-1', 'carol', 10_000, start);
    const { id, state } = await shop.one('o-1');
    expect(state).toBe('nothing');
    expect(await shop.decide('approve', 'o-1', 0)).toMatchObject({ status: 409, body: { code: 'amount-changed' } });
    const correction = { amount: 1_500, seen: 0, reason: 'Agreed by phone' };
    expect(await shop.admin.call('POST', `/api/commissions/${id}/correct`, correction)).toMatchObject({ status: 200 });
    expect(await shop.one('o-1')).toMatchObject({ state: 'pending', pending: gbp(1_500) });
  });

  it('correct an amount with a reason, whatever the rules say', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    const { id } = await shop.one('o-1');
    const correct = (body: object) => shop.admin.call('POST', `/api/commissions/${id}/correct`, body);
    const wanted = { amount: 1_500, seen: 1_000, reason: 'Agreed by phone' };
    expect(await correct({ ...wanted, seen: 999 })).toMatchObject({ status: 409, body: { code: 'amount-changed' } });
    expect((await correct({ ...wanted, seen: 999 })).body).not.toHaveProperty('errors');
    expect(await correct({ ...wanted, amount: -1 })).toMatchObject({ status: 422 });
    expect(await correct(wanted)).toMatchObject({ status: 200, body: { decided: [id] } });
    expect(await shop.one('o-1')).toMatchObject({
      pending: gbp(1_500),
      decisions: [{ kind: 'corrected', amount: gbp(1_500), reason: 'Agreed by phone' }],
    });
    const reasons = await shops.service.facts.readAll(0n, { organisation: shop.organisation }, 1_000);
    expect(JSON.stringify(reasons.map(({ data }) => data))).not.toContain('phone');
    expect(await shop.verify()).toMatchObject({ agrees: true });
  });

  it('reject a fraud, after which the customer earns nothing more', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.sale('o-2', 'carol', 5_000, start + 1);
    await shop.decide('reject', 'o-1', 1_000, { reason: 'Stolen card', fraud: true });
    expect(await shop.one('o-2')).toMatchObject({ amount: gbp(0) });
    expect((await shop.one('o-1')).decisions).toMatchObject([{ kind: 'rejected-as-fraud', reason: 'Stolen card' }]);
    await shop.decide('reopen', 'o-1');
    expect(await shop.one('o-2')).toMatchObject({ amount: gbp(500) });
  });

  it('reject a fraud, after which what is approved of the customer stands in the review list until that is decided', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.sale('o-2', 'carol', 5_000, start);
    await shop.sale('o-3', 'carol', 6_000, start);
    await shop.signup('dave', [touch(shop.ann, start - 2 * day)], start - day);
    await shop.sale('o-4', 'dave', 7_000, start);
    for (const [order, amount] of Object.entries({ 'o-2': 500, 'o-3': 600, 'o-4': 700 }))
      await shop.decide('approve', order, amount);
    const reviews = async () => {
      await shop.settled();
      return (await shop.admin.call('GET', '/api/reviews')).body;
    };
    const fraud = { reason: 'Stolen card', fraud: true };
    await shop.decide('reject', 'o-1', 1_000, { reason: 'By mistake' });
    expect(await reviews()).toEqual([]);
    await shop.decide('reopen', 'o-1');
    await shop.decide('reject', 'o-1', 1_000, fraud);
    const kept = { kind: 'approved-of-fraud', customer: 'carol', at: new Date(shops.clock.now).toISOString() };
    const listed = await reviews();
    expect(listed).toHaveLength(2);
    expect(listed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...kept, reference: 'o-2', amount: gbp(500), id: (await shop.one('o-2')).id }),
        expect.objectContaining({ ...kept, reference: 'o-3', amount: gbp(600) }),
      ]),
    );
    await shop.decide('reject', 'o-2', 500, fraud);
    expect(await reviews()).toMatchObject([{ reference: 'o-3' }]);
    await shop.decide('reopen', 'o-1');
    expect(await reviews()).toMatchObject([{ reference: 'o-3' }]);
    await shop.decide('reopen', 'o-2');
    expect(await reviews()).toEqual([]);
  });

  it('enter an amount by hand, and undo it by its opposite', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    const id = crypto.randomUUID();
    const entry = { id, program: 'spring', partner: 'ann', amount: gbp(-300), reason: 'Fair stand' };
    const post = (more: object = {}) => shop.admin.call('POST', '/api/manual-entries', { ...entry, ...more });
    expect(await post({ amount: { amount: 5, currency: 'EUR' } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'amount.currency', message: 'The program pays in GBP.' }] },
    });
    expect(await post({ amount: gbp(0) })).toMatchObject({ status: 422 });
    expect(await post({ reason: ' ' })).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } });
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
      state: 'settled',
      approved: gbp(-300),
      settled: gbp(-300),
      decisions: [{ kind: 'entered', amount: gbp(-300), reason: 'Fair stand', by: expect.any(String) }],
      undoes: null,
      undoneBy: null,
    });
    expect(titles(body)).toEqual(['Entered by hand', 'Taken off the balance']);
    const undo = () => shop.admin.call('POST', `/api/manual-entries/${id}/undo`, { reason: 'Paid twice' });
    const undone = await undo();
    expect(undone).toMatchObject({ status: 201, body: { amount: gbp(300), undoes: id } });
    expect(await undo()).toMatchObject({ status: 200, body: undone.body });
    await shop.settled();
    const explained = async (of: string) => (await shop.admin.call('GET', `/api/commissions/${of}`)).body;
    const [entered, opposite] = [await explained(first.body.commission), await explained(undone.body.commission)];
    expect(entered).toMatchObject({ undoes: null, undoneBy: opposite.id });
    expect(titles(entered)).toEqual(['Entered by hand', 'Undone', 'Taken off the balance']);
    expect(opposite).toMatchObject({ undoes: entered.id, undoneBy: null });
    expect(opposite.steps[0]).toMatchObject({
      ...{ title: 'Entered by hand', amount: gbp(300) },
      ...{ detail: 'It undoes another entry', commission: entered.id },
    });
    const ann = shops.service.as('partner-owner', { organisation: shop.organisation, partner: shop.ann });
    const seen = (await ann.call('GET', `/api/commissions/${entered.id}`)).body;
    expect(seen.decisions).toMatchObject([{ kind: 'entered', reason: 'Fair stand', by: null }]);
    const again = `/api/manual-entries/${undone.body.id}/undo`;
    expect(await shop.admin.call('POST', again, { reason: 'x' })).toMatchObject({
      body: { code: 'wrong-state', detail: expect.stringContaining('undoes another one') },
    });
    expect(await shop.verify()).toMatchObject({ agrees: true, totals: [{ approved: 0, pending: 1_000 }] });
  });

  it('reopen what has nothing left, too', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.decide('reject', 'o-1', 1_000, { reason: 'Own purchase' });
    await shop.refund('r-1', { order: 'o-1' }, 10_000, start + hour);
    await shop.decide('reopen', 'o-1');
    expect(await shop.one('o-1')).toMatchObject({ state: 'reversed', rejection: null });
  });
});
