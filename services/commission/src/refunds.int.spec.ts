import { isOf } from '@tributary/contracts';
import { day, gbp, hour, percentage, start } from './testing/shop.js';
import { type Shops, startShops } from './testing/shops.js';

describe('a refund', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  it('takes what is pending first, then what is approved, whichever side of the decision it comes', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.refund('r-1', { order: 'o-1' }, 2_000, start + hour);
    expect(await shop.one('o-1')).toMatchObject({ pending: gbp(800) });
    shops.clock.now = start + hour;
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

  it('of a whole sale reverses its commission, which one that a cap left nothing is not', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ rules: [{ ...percentage('0.1'), cap: { amount: 1_000, period: 'month' } }] });
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.sale('o-2', 'carol', 5_000, start + hour);
    const states = async () => {
      const { items } = await shop.list('sort=soldAt');
      return items.map(({ amount, state }: { amount: object; state: string }) => [amount, state]);
    };
    const [used, left] = [
      [gbp(1_000), 'pending'],
      [gbp(0), 'nothing'],
    ];
    expect(await states()).toEqual([used, left]);
    await shop.refund('r-1', { order: 'o-2' }, 5_000, start + day);
    expect(await states()).toEqual([used, left]);
    await shop.refund('r-2', { order: 'o-1' }, 10_000, start + day);
    expect(await states()).toEqual([[gbp(0), 'reversed'], left]);
    expect(await shop.verify()).toMatchObject({ agrees: true });
  });

  it('says how far back it reaches into what is paid, by the plan that priced the sale (row 33)', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    const started = shops.clock.now;
    expect(await shop.publish({ clawbackDays: 30 })).toMatchObject({ status: 201 });
    await shop.sale('o-1', 'carol', 10_000, started);
    await shop.decide('approve', 'o-1', 1_000);
    expect(await shop.publish({ clawbackDays: 90, from: new Date(started + hour).toISOString() })).toMatchObject({
      status: 201,
    });
    shops.clock.now = started + 40 * day + 5 * hour;
    await shop.refund('r-1', { order: 'o-1' }, 2_000, shops.clock.now);
    await shop.settled();
    const recorded = await shops.service.facts.readAll(0n, { organisation: shop.organisation }, 1_000);
    const entries = recorded.filter((event) => isOf(event, 'EntryPosted')).map(({ data }) => data);
    const midnight = Math.floor(shops.clock.now / day) * day;
    expect(entries.map(({ approved, clawbackFrom }) => [approved, clawbackFrom])).toEqual([
      [0, undefined],
      [1_000, undefined],
      [-200, midnight - 30 * day],
    ]);
  });

  it('waits for its sale', async () => {
    const shop = await shops.openWithCarol();
    await shop.refund('r-1', { order: 'o-1' }, 4_000, start + hour);
    await shop.settled();
    expect((await shop.admin.call('GET', '/api/reviews')).body).toEqual([]);
    await shop.sale('o-1', 'carol', 10_000, start);
    expect(await shop.one('o-1')).toMatchObject({ pending: gbp(600) });
  });

  it('stands in the review list with what no sale can bear, and leaves it when one can', async () => {
    const shop = await shops.openWithCarol();
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
      { order: 'o-2', amount: gbp(0), state: 'nothing' },
      { order: 'o-1', amount: gbp(30) },
    ]);
  });
});
