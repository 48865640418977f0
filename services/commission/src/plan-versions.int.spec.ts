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

  const beginsAt = (from: string) => ({ program: 'spring', plan: { rules: [percentage('0.3')] }, from });

  it('name those to come that would never be in force, each once', async () => {
    const shop = await shops.openWithoutPlan();
    const later = (days: number) => new Date(start + days * day).toISOString();
    const validate = async (from: string) =>
      (await shop.admin.call('POST', '/api/plans/validate', beginsAt(from))).body.overtaken;
    await shop.publish({});
    await shop.publish({ from: later(9) });
    await shop.publish({ from: later(5) });
    await shop.publish({ from: later(7) });
    const [third, fourth] = [
      { version: 3, from: later(5) },
      { version: 4, from: later(7) },
    ];
    expect(await validate(later(8))).toEqual([]);
    expect(await validate(later(7))).toEqual([fourth]);
    expect(await validate(later(1))).toEqual([third, fourth]);
  });

  it('begin with a day of their program’s zone, or with a moment that names its own', async () => {
    const shop = await shops.openWithoutPlan();
    await shop.openInZone('berlin', 'Europe/Berlin');
    const validate = (from: string, program = 'spring') =>
      shop.admin.call('POST', '/api/plans/validate', { ...beginsAt(from), program });
    await shop.admin.call('POST', '/api/plans', { ...beginsAt('2027-01-01'), program: 'berlin' });
    await shop.publish({});
    expect((await validate('2027-01-01')).body).toMatchObject({ from: '2027-01-01T00:00:00.000Z', zone: 'UTC' });
    expect((await validate('2027-01-01', 'berlin')).body).toMatchObject({
      from: '2026-12-31T23:00:00.000Z',
      zone: 'Europe/Berlin',
    });
    expect((await validate('2027-07-01T00:00+02:00')).body).toMatchObject({ from: '2027-06-30T22:00:00.000Z' });
  });

  it.each(['2027', '2027-01', '2027-01-01 10:00', '2027-01-01T10:00', '2027-02-30', '2300-01-01', 'soon', ''])(
    'do not begin at "%s"',
    async (from) => {
      const { admin } = await shops.openWithoutPlan();
      expect(await admin.call('POST', '/api/plans/validate', beginsAt(from))).toMatchObject({
        status: 422,
        body: { code: 'invalid-input', errors: [{ path: 'from', message: expect.stringContaining('2026-12-01') }] },
      });
    },
  );

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
