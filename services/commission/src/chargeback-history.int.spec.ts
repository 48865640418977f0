import { day, gbp, hour, percentage, start } from './testing/shop.js';
import { type Shops, startShops } from './testing/shops.js';

describe('a chargeback in the history of a commission', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  const told = ({
    steps,
  }: {
    steps: { kind: string; title: string; detail: string | null; amount: object | null }[];
  }) =>
    steps.flatMap(({ title, detail, amount }) =>
      /hargeback|Hold|Adjusted/.test(title) ? [[title, detail, amount]] : [],
    );
  const opened = ['Chargeback cb-1 opened', 'What is not paid is held until it is lost or won', null];

  it('is said to be opened and won, and is not mistaken for a hold', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.chargeback('cb-1', 'o-1', 10_000, 'Opened', start + day);
    expect(told(await shop.one('o-1'))).toEqual([opened, ['Waits until chargeback cb-1 is lost or won', null, null]]);
    await shop.chargeback('cb-1', 'o-1', 10_000, 'Won', start + 2 * day);
    const won = ['Chargeback cb-1 won', 'The hold is lifted', null];
    expect(told(await shop.one('o-1'))).toEqual([opened, won]);
    const { id } = await shop.one('o-1');
    const ann = shops.service.as('partner-owner', { organisation: shop.organisation, partner: shop.ann });
    expect(told((await ann.call('GET', `/api/commissions/${id}`)).body)).toEqual([opened, won]);
  });

  it('is said to be lost, and to have been won after all', async () => {
    const shop = await shops.openWithCarol();
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.chargeback('cb-1', 'o-1', 10_000, 'Opened', start + day);
    await shop.chargeback('cb-1', 'o-1', 10_000, 'Lost', start + 2 * day);
    await shop.chargeback('cb-1', 'o-1', 10_000, 'Won', start + 3 * day);
    expect(told(await shop.one('o-1'))).toEqual([
      opened,
      ['Chargeback cb-1 lost', null, gbp(-1_000)],
      ['Chargeback cb-1 won', null, gbp(1_000)],
    ]);
  });

  it('is waited for beside a hold, in which it moves nothing', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ holdDays: 10 });
    await shop.sale('o-1', 'carol', 10_000, start);
    await shop.chargeback('cb-1', 'o-1', 10_000, 'Opened', start + day);
    const hold = ['Hold ends', 'Until then the sale may be refunded', null];
    expect(told(await shop.one('o-1'))).toEqual([hold, ['Waits until chargeback cb-1 is lost or won', null, null]]);
    await shop.chargeback('cb-1', 'o-1', 10_000, 'Won', start + 2 * day);
    expect(told(await shop.one('o-1'))).toEqual([hold]);
  });

  it('is what the commission of another sale is adjusted by', async () => {
    const shop = await shops.openWithCarol({ plan: false });
    await shop.publish({ rules: [{ ...percentage('0.5', 'first'), purchase: 'first' }, percentage('0.1')] });
    await shop.sale('o-1', 'carol', 1_000, start - hour);
    await shop.sale('o-2', 'carol', 1_000, start);
    await shop.chargeback('cb-1', 'o-1', 1_000, 'Opened', start + day);
    await shop.chargeback('cb-1', 'o-1', 1_000, 'Lost', start + 2 * day);
    await shop.chargeback('cb-1', 'o-1', 1_000, 'Won', start + 3 * day);
    const reason = 'Because of chargeback cb-1 of sale o-1';
    expect(told(await shop.one('o-2'))).toEqual([
      ['Adjusted', reason, gbp(400)],
      ['Adjusted', reason, gbp(-400)],
    ]);
  });
});
