import { until } from '@tributary/testing';
import { clockGroup } from './groups.js';
import { day, gbp, hour, patience, percentage, start } from './testing/shop.js';
import { type Shops, startShops, touch } from './testing/shops.js';

describe('a sale', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  it('accrues by the version of its own moment and its partner, and is explained to the cent', async () => {
    const shop = await shops.openWithCarol();
    const bob = await shop.partner('bob');
    await shop.publish({ rules: [percentage('0.2'), { ...percentage('0.5', 'bob'), for: { partner: bob } }] });
    await shop.sale('before', 'carol', 12_000, start - 1, { tax: 2_000, shipping: 500 });
    await shop.sale('after', 'carol', 1_000, start);
    expect(await shop.one('before')).toMatchObject({
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
    expect(await shop.one('after')).toMatchObject({ amount: gbp(200), rule: { planVersion: 2 } });
    expect(await shop.verify()).toMatchObject({ agrees: true, commissions: 2, totals: [{ pending: 1_150 }] });
  });

  it('whose commission is too large to be booked earns nothing, says so, and holds up no other', async () => {
    const shop = await shops.openWithCarol();
    const perUnit = { key: 'units', name: 'Units', pays: { kind: 'per-unit', amount: '999999999999' } };
    expect(await shop.publish({ rules: [perUnit] })).toMatchObject({ status: 201 });
    const line = { line: 1, amount: 100, tax: 0, discount: 0, meta: {} };
    for (const [order, quantity] of [
      ['huge', '999999999999'],
      ['large', '9009'],
      ['most', '1'],
    ] as const)
      await shop.sale(order, 'carol', 100, start + hour, { lines: [{ ...line, quantity }] });
    const receipt = expect.arrayContaining([
      expect.objectContaining({ label: 'More than £10,000,000,000.00 cannot be booked at once, so nothing is' }),
    ]);
    for (const order of ['huge', 'large']) expect(await shop.one(order)).toMatchObject({ amount: gbp(0), receipt });
    expect(await shop.one('most')).toMatchObject({ amount: gbp(999_999_999_999) });
    expect(await shop.verify()).toMatchObject({ agrees: true, totals: [{ held: 999_999_999_999 }] });
  });

  it('that nobody brought earns once its signup arrives, and only from the signup on', async () => {
    const shop = await shops.open();
    const ann = await shop.partner('ann');
    await shop.sale('early', 'dan', 1_000, start - 2 * day);
    await shop.sale('late', 'dan', 2_000, start - hour);
    await shop.sale('unknown', null, 3_000, start);
    expect((await shop.list()).items).toEqual([]);
    await shop.signup('dan', [touch(ann, start - 3 * day)], start - day);
    expect((await shop.list()).items).toMatchObject([{ order: 'late', partner: ann, amount: gbp(200) }]);
  });

  it('is listed by its program, of which nothing is listed under a name that is none', async () => {
    const shop = await shops.openWithCarol();
    const other = await shops.open();
    await shop.sale('o-1', 'carol', 10_000, start);
    for (const name of ['spring', 'SPRING', shop.program])
      expect((await shop.list(`program=${name}`)).items).toMatchObject([{ order: 'o-1' }]);
    expect((await other.list('program=spring')).items).toEqual([]);
    const unknown = { status: 404, body: { code: 'unknown-program' } };
    for (const name of ['nope', other.program])
      expect(await shop.admin.call('GET', `/api/commissions?program=${name}`)).toMatchObject(unknown);
    const ann = shops.service.as('partner-owner', { organisation: shop.organisation, partner: shop.ann });
    expect(await ann.call('GET', '/api/commissions?program=spring')).toMatchObject({ body: { items: [{}] } });
    expect(await ann.call('GET', '/api/commissions?program=nope')).toMatchObject(unknown);
    expect(await ann.call('GET', '/api/commissions/export/own?program=nope')).toMatchObject(unknown);
  });

  it('in another currency is counted and awaits its rate', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('euros', 'carol', 5_000, start, { currency: 'EUR' });
    expect(await shop.one('euros')).toMatchObject({
      state: 'awaiting-rate',
      gross: { amount: 5_000, currency: 'EUR' },
      amount: gbp(0),
    });
    expect((await shop.one('euros')).steps.at(-1)).toMatchObject({ title: 'Waits for a rate from EUR to GBP' });
    expect(await shop.decide('approve', 'euros', 0)).toMatchObject({
      status: 409,
      body: { code: 'amount-changed' },
    });
  });

  it('in another currency is not added to those in the own one in the export', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('yen', 'carol', 4_205, start, { currency: 'JPY' });
    await shop.sale('pounds', 'carol', 1_000, start);
    await shop.refund('r-1', { order: 'yen' }, 2_102, start);
    await shop.settled();
    const { body } = await shop.admin.call('GET', '/api/commissions/export?program=spring');
    expect(String(body).trim().split('\n').at(-1)?.trim()).toBe('ann,2,1000,0,100,GBP');
  });

  it('before the first plan is priced by it', async () => {
    const shop = await shops.openWithCarol({ plan: false });
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

  it('is held until its hour has passed, whoever counts the hours', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ holdDays: 1 });
    const { organisation } = shop;
    await shop.append('organisation', organisation, 'OrganisationCreated', { name: 'Acme', zone: 'UTC' }, start);
    expect(
      await shops.service.context.bus.waitFor(clockGroup, organisation, await shops.service.facts.head(), patience),
    ).toBe(true);
    await shop.sale('held', 'carol', 10_000, start + 1);
    expect(await shop.one('held')).toMatchObject({ state: 'held', held: gbp(1_000), pending: gbp(0) });
    expect(await shop.decide('approve', 'held', 1_000)).toMatchObject({
      status: 409,
      body: { code: 'commission-on-hold', errors: [{ path: 'items.0', message: 'The hold has not ended' }] },
    });
    try {
      shops.clock.now = start + 25 * hour - 1;
      await shops.commission.passHours();
      expect(await shop.one('held')).toMatchObject({ state: 'held' });
      shops.clock.now = start + 25 * hour;
      await Promise.all([shops.commission.passHours(), shops.commission.passHours()]);
      await until(async () => (await shop.one('held')).state === 'pending');
      const hours = await shops.service.facts.readAll(0n, { organisation, types: ['HourPassed'] }, 100);
      expect(hours.map(({ occurredAt }) => occurredAt)).toEqual(
        Array.from({ length: 25 }, (_, n) => start + (n + 1) * hour),
      );
      expect(await shop.verify()).toMatchObject({ agrees: true });
    } finally {
      shops.clock.now = start + 30 * hour; // a log's moments never run backwards
    }
  });
});
