import { randomUUID } from 'node:crypto';
import { streamName } from '@tributary/contracts';
import { until } from '@tributary/testing';
import pg from 'pg';
import { start } from './testing/shop.js';
import { type ShopOfAnn, type Shops, startShops } from './testing/shops.js';
import { ended, lookAt } from './testing/verified.js';

/** Until it is let go, nothing ends that needs the lock. */
async function holding(shops: Shops, lock: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: shops.service.adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query(lock);
  return () => client.end();
}

const list = 'lock table commission.commission in access exclusive mode';
const results = 'lock table commission.verification in share mode';

describe('a verification that runs', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  const shopWithSales = async (): Promise<ShopOfAnn> => {
    const shop = await shops.openWithCarol();
    for (const order of ['o-1', 'o-2', 'o-3']) await shop.sale(order, 'carol', 1_000, start);
    await shop.settled();
    return shop;
  };
  const ask = ({ admin }: ShopOfAnn) => admin.call('POST', '/api/verification');
  const look = ({ admin }: ShopOfAnn) => lookAt(admin);
  const nothing = { last: null, running: null, failed: null };

  it('is asked for at once, and says beside the last result that it waits for the books', async () => {
    const shop = await shopWithSales();
    expect(await look(shop)).toEqual(nothing);
    const first = await shop.verify();
    const release = await holding(shops, list);
    const { status, body } = await ask(shop);
    expect(status).toBe(202);
    expect(body).toEqual({
      id: expect.any(String),
      since: new Date(start).toISOString(),
      ...{ step: 'waiting', facts: 0, percent: 0 },
    });
    expect(await look(shop)).toEqual({ last: first, running: body, failed: null });
    await release();
    expect(await ended(shop.admin)).toMatchObject({ last: { agrees: true }, failed: null });
  });

  it('says how many facts it has replayed, and how much of the log is read', async () => {
    const shop = await shopWithSales();
    const release = await holding(shops, results);
    await ask(shop);
    await until(async () => (await look(shop)).running.step === 'comparing');
    const { running } = await look(shop);
    expect(running.percent).toBe(100);
    await release();
    const { last } = await ended(shop.admin);
    expect(last.facts).toBeGreaterThan(3);
    expect(running.facts).toBe(last.facts);
  });

  it('is answered to whoever asks meanwhile, and holds up no other organisation', async () => {
    const [shop, other] = [await shopWithSales(), await shopWithSales()];
    const release = await holding(shops, results);
    const [one, two] = await Promise.all([ask(shop), ask(shop)]);
    expect(two.body.id).toBe(one.body.id);
    expect((await ask(shop)).body.id).toBe(one.body.id);
    expect((await ask(other)).body.id).not.toBe(one.body.id);
    await release();
    for (const each of [shop, other]) expect(await ended(each.admin)).toMatchObject({ last: { agrees: true } });
    expect((await ask(shop)).body.id).not.toBe(one.body.id);
    await ended(shop.admin);
  });

  it('says why it came to no result, until another one does', async () => {
    const shop = await shopWithSales();
    const before = await shop.verify();
    const { id } = await shop.one('o-1');
    const change = (amount: string) =>
      shops.asAdministrator(
        `update log.fact set data = jsonb_set(data::jsonb, '{pending}', $2)::json where stream = $1 and type = 'EntryPosted'`,
        [streamName(shop.organisation, 'commission', id), amount],
      );
    await change('0.5');
    const { body } = await ask(shop);
    expect(await ended(shop.admin)).toEqual({
      last: before,
      running: null,
      failed: {
        id: body.id,
        since: body.since,
        problem: {
          type: '/problems/internal-error',
          title: 'Something went wrong on our side',
          status: 500,
          code: 'internal-error',
          detail: expect.stringContaining('0.5'),
        },
      },
    });
    await change('100');
    expect(await shop.verify()).toMatchObject({ agrees: true });
  });

  it('is no longer taken to run once its process has been silent for long, and another one takes its place', async () => {
    const shop = await shopWithSales();
    const lost = randomUUID();
    const silentFor = (time: string) =>
      shops.asAdministrator(
        `insert into commission.verification_run values ($1, $2, $3, 'replaying', 2, 40, now() - $4::interval)
         on conflict (organisation) do update set beat = excluded.beat`,
        [shop.organisation, lost, start, time],
      );
    await silentFor('5 seconds');
    expect(await ask(shop)).toMatchObject({
      status: 202,
      body: { id: lost, step: 'replaying', facts: 2, percent: 40 },
    });
    await silentFor('2 minutes');
    expect(await look(shop)).toMatchObject({
      running: null,
      failed: { id: lost, problem: { code: 'verification-cut-off' } },
    });
    expect(await shop.verify()).toMatchObject({ agrees: true });
  });

  it('leaves the result to the one that took its place', async () => {
    const shop = await shopWithSales();
    const release = await holding(shops, list);
    const { body } = await ask(shop);
    const other = randomUUID();
    await shops.asAdministrator('update commission.verification_run set id = $2 where id = $1', [body.id, other]);
    await release();
    await until(async () => {
      const { rows } = await shops.service.context.pools.worker.query(
        'select from verification_run where id = $1 and beat < clock_timestamp() - $2::interval',
        [other, '2 seconds'],
      );
      return rows.length === 1; // the first one says nothing any more
    });
    expect(await look(shop)).toMatchObject({ last: null, running: { id: other }, failed: null });
  });

  it('is told to the staff alone', async () => {
    const shop = await shopWithSales();
    const { service } = shops;
    const manager = service.as('program-manager', { organisation: shop.organisation });
    expect(await manager.call('POST', '/api/verification')).toMatchObject({ status: 403 });
    await shop.verify();
    expect(await lookAt(manager)).toMatchObject({ last: { agrees: true } });
    const partner = service.as('partner-owner', { organisation: shop.organisation, partner: shop.ann });
    expect(await partner.call('GET', '/api/verification')).toMatchObject({ status: 403 });
    expect(await lookAt(service.as('admin'))).toEqual(nothing);
  });
});

describe('a verification whose process is asked to end', () => {
  it('ends without a result, and says so at once', async () => {
    const shops = await startShops();
    try {
      const shop = await shops.openWithCarol();
      const release = await holding(shops, list);
      const { body } = await shop.admin.call('POST', '/api/verification');
      await shops.commission.stop?.();
      expect(await lookAt(shop.admin)).toMatchObject({
        running: null,
        failed: { id: body.id, problem: { code: 'verification-cut-off', status: 503 } },
      });
      expect(await shop.admin.call('POST', '/api/verification')).toMatchObject({ status: 503 });
      await release();
    } finally {
      await shops.dispose();
    }
  });
});
