import { day, percentage, start } from './testing/shop.js';
import { type Shops, startShops } from './testing/shops.js';

describe('plans', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  it('are published as versions, the first without a beginning, and none begins in the past', async () => {
    const shop = await shops.openWithoutPlan();
    expect(await shop.publish({ from: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 201,
      body: { version: 1, from: null },
    });
    const from = new Date(start + day).toISOString();
    expect(await shop.publish({ from, rules: [percentage('0.2')] })).toMatchObject({
      status: 201,
      body: { version: 2, from },
    });
    expect(await shop.publish({ from: null })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', detail: expect.stringContaining('needs the moment it begins') },
    });
    expect(await shop.publish({ from: new Date(start - 1).toISOString() })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state' },
    });
    const draft = { program: 'spring', plan: { rules: [percentage('0.1')] }, from: new Date(start - 1).toISOString() };
    expect((await shop.admin.call('POST', '/api/plans/validate', draft)).body.errors).toEqual([
      { path: 'from', code: 'wrong-beginning', message: expect.stringContaining('never changes the past') },
    ]);
    await shop.settled();
    const { body } = await shop.admin.call('GET', '/api/plans?program=spring');
    expect(body).toMatchObject([
      { version: 2, plan: { rules: [percentage('0.2')] }, sentences: [{ path: 'rules[0]' }, { path: 'holdDays' }] },
      {
        version: 1,
        publishedBy: 'a-test',
        plan: { rules: [percentage('0.1')] },
        sentences: [
          { path: 'rules[0]', text: 'Every partner earns 10% of the net amount of each sale.' },
          { path: 'holdDays', text: 'Nothing is held.' },
        ],
      },
    ]);
  });

  it('say what a rule of a kind lacks, and refuse kinds that there are not', async () => {
    const shop = await shops.openWithoutPlan();
    const rules = [
      percentage('0.1'),
      { key: 'flat', pays: { kind: 'flat' } },
      { key: 'r', pays: { kind: 'generous' } },
    ];
    expect(await shop.publish({ rules })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: 'plan.rules[1].pays.amount', message: 'This is missing.' },
          { path: 'plan.rules[2].pays.kind', message: expect.stringContaining('Give one of percentage, flat') },
        ],
      },
    });
  });
});
