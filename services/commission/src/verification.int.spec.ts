import { streamName } from '@tributary/contracts';
import { start } from './testing/shop.js';
import { type Shops, startShops } from './testing/shops.js';

describe('verification', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  const saleOfCarol = async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 1_000, start);
    const { id } = await shop.one('o-1');
    expect(await shop.verify()).toMatchObject({ agrees: true, differences: [] });
    return { shop, id };
  };

  it('finds a row of the list that somebody changed', async () => {
    const { shop, id } = await saleOfCarol();
    await shops.asAdministrator('update commission.commission set pending = pending + 1 where commission = $1', [id]);
    expect(await shop.verify()).toMatchObject({
      agrees: false,
      differences: [`commission ${id}: its entries give pending 100, the list shows 101`],
    });
  });

  it('finds an entry that somebody changed', async () => {
    const { shop, id } = await saleOfCarol();
    const changed = await shops.asAdministrator(
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
    await shops.asAdministrator('delete from commission.commission where commission = $1', [id]);
    expect((await shop.verify()).differences).toEqual([
      [
        `commission ${id}: its entries give conversions 1, the list shows 0`,
        'its entries give gross 1000, the list shows 0',
        'its entries give pending 100, the list shows 0',
      ].join('; '),
    ]);
  });
});
