import { customerId, linkId, type PartnerId } from '@tributary/contracts';
import { day, gbp, hour, percentage, start } from './testing/shop.js';
import type { TestCaller } from '@tributary/testing';
import { type Shops, startShops, touch } from './testing/shops.js';

describe('the explanation of a commission', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  it('is explained slice by slice, with what a cap took, the rules that lost and the refund that moved it', async () => {
    const shop = await shops.openWithCarol({ plan: false });
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
    expect(moved.steps.find(({ kind }: { kind: string }) => kind === 'reversed' || kind === 'adjusted')).toMatchObject({
      detail: 'Because of refund r-1 of sale o-1',
      commission: id,
    });
    const ann = shops.service.as('partner-owner', { organisation: shop.organisation, partner: shop.ann });
    const seen = (await ann.call('GET', `/api/commissions/${explained.id}`)).body;
    expect(seen.lostRules).toEqual([]);
    expect(seen.receipt).toEqual(moved.receipt);
  });

  it('says when the hold ended and when the sale was refunded, however late that is recorded', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ holdDays: 10 });
    await shop.sale('o-1', 'carol', 10_000, start);
    shops.clock.now = Math.max(shops.clock.now, start + 20 * day);
    const ended = start + 10 * day;
    await shop.append('clock', shop.organisation, 'HourPassed', { hour: ended }, ended);
    await shop.refund('r-1', { order: 'o-1' }, 4_000, start + 3 * day);
    const { steps } = await shop.one('o-1');
    expect(
      steps
        .filter(({ kind }: { kind: string }) => kind === 'released' || kind === 'reversed')
        .map(({ title, at }: { title: string; at: string }) => [title, Date.parse(at)]),
    ).toEqual([
      ['Refund r-1', start + 3 * day],
      ['Hold ended', ended],
    ]);
  });

  it('names what is approved and what waits, each with its amount, where they are parts of one (row 32)', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.decide('approve', 'o-1', 1_000);
    await shop.amend('o-1', 8_000, shops.clock.now + hour);
    await shop.amend('o-1', 9_000, shops.clock.now + 2 * hour);
    const { steps, ...explained } = await shop.one('o-1');
    expect(explained).toMatchObject({ amount: gbp(900), pending: gbp(100), approved: gbp(800) });
    expect(
      steps.slice(-5).map(({ title, amount }: { title: string; amount: { amount: number } }) => [title, amount.amount]),
    ).toEqual([
      ['Approved', 1_000],
      ['Adjusted', -200],
      ['Adjusted', 100],
      ['Waits to be approved', 100],
      ['Waits for the next payout run', 800],
    ]);
  });

  it('says of what a sale that came late changed when that became known', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ rules: [{ ...percentage('0.5', 'first'), purchase: 'first' }, percentage('0.1')] });
    await shop.sale('o-2', 'carol', 1_000, start + day);
    await shop.settled();
    const known = Math.max(shops.clock.now, start + 20 * day);
    shops.clock.now = known;
    await shop.sale('o-1', 'carol', 1_000, start);
    const { steps } = await shop.one('o-2');
    const adjusted = steps.find(({ title }: { title: string }) => title === 'Adjusted');
    expect(adjusted).toMatchObject({
      ...{ at: new Date(known).toISOString(), isRecorded: true, detail: 'Because of sale o-1' },
    });
  });

  describe('the reason of an attribution', () => {
    /** Ann clicked twice, Bob's click is the last, and a late touch makes Ann's the last again. */
    async function contested() {
      const shop = await shops.open();
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
        shops.service.as('partner-owner', { organisation: shop.organisation, partner });
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

  it('shows a partner its own commissions with customers masked, and another organisation none', async () => {
    const shop = await shops.openWithCarol();
    const bob = await shop.partner('bob');
    await shop.sale('o-1', 'carol', 1_000, start);
    const { id } = await shop.one('o-1');
    const { organisation } = shop;
    const asAnn = shops.service.as('partner-owner', { organisation, partner: shop.ann });
    const asBob = shops.service.as('partner-owner', { organisation, partner: bob });
    expect((await asAnn.call('GET', `/api/commissions/${id}`)).body).toMatchObject({
      customer: 'ca••••',
      amount: gbp(100),
    });
    for (const other of [asBob, shops.service.as('admin')]) {
      expect(await other.call('GET', `/api/commissions/${id}`)).toMatchObject({ status: 404 });
      expect((await other.call('GET', '/api/commissions')).body.items).toEqual([]);
    }
    expect(await asAnn.call('POST', '/api/commissions/approve', { items: [{ id, amount: 100 }] })).toMatchObject({
      status: 403,
    });
    expect(await asAnn.call('GET', '/api/reviews')).toMatchObject({ status: 403 });
  });

  it('leads staff from an override to the commission that it is a share of', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    const { ann, organisation } = shop;
    const bob = await shop.partner('bob');
    await shop.append('partner', ann, 'ParentChanged', { partner: ann, parent: bob, from: null }, start - day);
    await shop.publish({ overrides: [{ key: 'above', level: 1, rate: '0.1' }] });
    await shop.sale('o-1', 'carol', 10_000, start);
    const { items } = await shop.list();
    const [override, child] = [bob, ann].map((partner) =>
      items.find((one: { partner: string }) => one.partner === partner),
    );
    const stepFor = async (caller: TestCaller) =>
      (await caller.call('GET', `/api/commissions/${override.id}`)).body.steps.find(
        ({ kind }: { kind: string }) => kind === 'sale',
      );
    const sold = { kind: 'sale', title: 'Sale o-1 of a partner below' };
    expect(await stepFor(shop.admin)).toMatchObject({
      ...sold,
      detail: 'A share of the commission of Name of ann',
      commission: child.id,
    });
    const asBob = shops.service.as('partner-owner', { organisation, partner: bob });
    expect(await stepFor(asBob)).toMatchObject({ ...sold, detail: null, commission: null });
  });

  it('tells a partner of its own sales alone what moved its commission', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    const { ann, organisation } = shop;
    const bob = await shop.partner('bob');
    const coupon = { ...touch(bob, start), kind: 'coupon' } as const;
    const first = { ...percentage('0.5', 'first'), purchase: 'first' };
    await shop.publish({ attribution: { coupon: 'first' }, rules: [first, percentage('0.1')] });
    await shop.sale('bobs', 'carol', 1_000, start, { touches: [coupon] });
    await shop.sale('anns', 'carol', 1_000, start + hour);
    await shop.refund('r-1', { order: 'bobs' }, 1_000, start + day);
    const { id, amount } = await shop.one('anns');
    expect(amount).toEqual(gbp(500));
    const asAnn = shops.service.as('partner-owner', { organisation, partner: ann });
    const moved = async (caller: TestCaller) =>
      (await caller.call('GET', `/api/commissions/${id}`)).body.steps.find(
        ({ title }: { title: string }) => title === 'Adjusted',
      );
    expect(await moved(shop.admin)).toMatchObject({ detail: 'Because of refund r-1 of sale bobs', amount: gbp(400) });
    expect(await moved(asAnn)).toMatchObject({ detail: null, commission: null, amount: gbp(400) });
  });

  it('stands in the export with the terms of its sum', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 12_000, start, { tax: 2_000 });
    await shop.settled();
    const { body } = await shop.admin.call('GET', '/api/commissions/export?program=spring&lines=1');
    const [head, row] = body.trim().split('\n');
    expect(head.split(',').slice(-15)).toEqual([
      'commission_minor',
      'held_minor',
      'pending_minor',
      'approved_minor',
      'settled_minor',
      'paid_minor',
      'currency',
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
      ',1000,0,1000,0,0,0,GBP,sale,base,all,percentage,1,,10000,Base: net of tax and shipping (the sale names no shipping): £100.00; 10% of £100.00: £10.00',
    );
  });
});
