import { day, gbp, hour, start } from './testing/shop.js';
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
      { order: 'o-2', amount: gbp(0), state: 'reversed' },
      { order: 'o-1', amount: gbp(30) },
    ]);
  });
});
