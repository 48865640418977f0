import { createHash } from 'node:crypto';
import { isOf, type RecordedEvent } from '@tributary/contracts';
import { inTransaction } from '@tributary/service-kit';
import { postgresSlices } from './adapters/postgres/postgres-slices.js';
import { isFact } from './application/facts-from-events.js';
import { postEntries } from './application/post-entries.js';
import { RecentBooks } from './application/recent-books.js';
import { engineGroup, listGroup } from './groups.js';
import { type Shop, day, gbp, hour, percentage, start } from './testing/shop.js';
import { type Shops, startShops, touch } from './testing/shops.js';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the commission service', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops();
  });
  afterAll(() => shops?.dispose());

  /** A little of everything that the engine knows. */
  async function busyShop(): Promise<Shop> {
    const shop = await shops.openWithCarol({ plan: false });
    const bob = await shop.partner('bob');
    await shop.sale('o-0', 'carol', 4_321, start);
    await shop.publish({
      holdDays: 0,
      rules: [percentage('0.075'), { ...percentage('0.2', 'bob'), for: { partner: bob } }],
    });
    await shop.sale('o-1', 'dan', 10_005, start + hour);
    await shop.refund('r-1', { customer: 'carol' }, 1_000, start + day);
    await shop.signup('dan', [touch(bob, start - day), touch(bob, start - 2 * day)], start);
    await shop.sale('o-2', 'carol', 3_333, start + 2 * hour, { tax: 333 });
    await shop.decide('approve', 'o-2', 175);
    await shop.refund('r-2', { order: 'o-2' }, 33, start + day);
    await shop.decide('reject', 'o-1', 2_001, { reason: 'Own purchase' });
    await shop.sale('o-3', 'carol', 700, start, { currency: 'EUR' });
    await shop.refund('r-3', { order: 'o-4' }, 99, start + day);
    await shop.sale('o-4', 'dan', 990, start);
    await shop.settled();
    return shop;
  }

  async function eventsOf({ organisation }: Shop): Promise<RecordedEvent[]> {
    const { facts } = shops.service;
    const events: RecordedEvent[] = [];
    for (let page = await facts.readAll(0n, { organisation }, 1_000); page.length > 0; ) {
      events.push(...page);
      page = await facts.readAll(page.at(-1)!.position, { organisation }, 1_000);
    }
    return events;
  }

  it.each([1, 100, 5_000])('posts the same entries from batches of %i facts', async (size) => {
    const shop = await busyShop();
    const events = await eventsOf(shop);
    const facts = events.filter(isFact);
    const generation = 1_000 + size;
    const replayed: object[] = [];
    const recent = new RecentBooks();
    for (let first = 0; first < facts.length; first += size) {
      await inTransaction(shops.service.context.pools.worker, async (tx) => {
        const store = postgresSlices(tx, generation);
        replayed.push(...(await postEntries(facts.slice(first, first + size), store, recent)));
      });
    }
    const keys = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort();
    const posted = events
      .filter((event) => isOf(event, 'EntryPosted', 'Attributed', 'SurplusChanged'))
      .map(({ stream, revision, id, data }) => ({ stream, expectedRevision: revision - 1, id, data }));
    const derived = (replayed as { stream: string; expectedRevision: number; event: RecordedEvent }[]).map(
      ({ stream, expectedRevision, event: { id, data } }) => ({ stream, expectedRevision, id, data }),
    );
    expect(posted.length).toBeGreaterThan(10);
    expect(digest(keys(derived))).toBe(digest(keys(posted)));
  });

  it('gives the same list and digest after a rebuild of engine and list', async () => {
    const shop = await busyShop();
    const look = async () => {
      const { items, totals } = await shop.list('limit=50');
      const orders: string[] = items.map(({ order }: { order: string }) => order);
      const explained = await Promise.all(orders.map(shop.one));
      const { digest: sum, entries, facts } = await shop.verify();
      return { items, totals, explained, sum, entries, facts };
    };
    const before = await look();
    expect(before.items).toHaveLength(5);
    for (const group of [engineGroup, listGroup])
      expect(await shops.service.context.bus.rebuild(group.name)).toBe(true);
    expect(await look()).toEqual(before);
    await shop.sale('o-5', 'dan', 1_000, start);
    expect(await shop.one('o-5')).toMatchObject({ amount: gbp(200) });
  });
});
