import {
  EntrySums,
  type Fact,
  FileBooks,
  fold,
  lineOf,
  postEntries,
  RecentBooks,
  type SliceStore,
  ThreadedReplay,
  toFact,
  WholeBooks,
} from '@tributary/commission';
import type { EventId, RecordedEvent, StreamName } from '@tributary/contracts';
import { history, organisation } from './history.js';

const facts = 12_000;

const events: readonly RecordedEvent[] = [...history(facts)].map(({ of, ...fact }, n) => ({
  ...fact,
  id: `event-${n}` as EventId,
  version: 1,
  actor: 'test',
  correlation: `event-${n}` as EventId,
  causation: null,
  personal: null,
  stream: `${organisation}.${of}` as StreamName,
  revision: 1,
  position: BigInt(n + 1),
  organisation,
}));

/** Keeps copies, as a database does. */
function storeInMemory(): SliceStore {
  const kept = new Map<string, object>();
  return {
    generation: 1,
    load: async (keys) => new Map(keys.map((key) => [key, structuredClone(kept.get(key)) ?? null])),
    save: async (_, slices) => {
      for (const [key, slice] of slices) kept.set(key, structuredClone(slice));
    },
  };
}

/** The batches go round the processes, each with what it remembers. */
async function posted(batch: number, processes: readonly RecentBooks[]): Promise<string> {
  const store = storeInMemory();
  const entries: unknown[] = [];
  for (let n = 0; n < events.length; n += batch) {
    const recent = processes[(n / batch) % processes.length] as RecentBooks;
    for (const { stream, event } of await postEntries(events.slice(n, n + batch), store, recent))
      entries.push([stream, event.type, event.data]);
  }
  return JSON.stringify(entries);
}

function replayed(batch: number, limit: number): string {
  const books = new FileBooks(limit);
  const lines = events.flatMap((event, n) => {
    if (n % batch === 0) books.rest();
    return fold(books, toFact(event)).map(lineOf);
  });
  books.close();
  return lines.join('');
}

describe('a year of trade', () => {
  it('is posted the same in batches of 1, 100 and 5,000, whatever is remembered and whoever posts', async () => {
    const one = await posted(1, [new RecentBooks(10)]);
    expect(JSON.parse(one).length).toBeGreaterThan(2_000);
    expect(await posted(100, [new RecentBooks(1_000)])).toBe(one);
    expect(await posted(100, [new RecentBooks(), new RecentBooks()])).toBe(one);
    expect(await posted(5_000, [new RecentBooks()])).toBe(one);
  }, 300_000);

  it('is posted the same after a batch that came to nothing', async () => {
    const [kept, lost] = [storeInMemory(), { ...storeInMemory(), save: async () => undefined }];
    const recent = new RecentBooks();
    const some = events.slice(0, 1_000);
    await postEntries(some, lost, recent);
    const again = await postEntries(some, kept, recent);
    expect(again).toEqual(await postEntries(some, storeInMemory(), new RecentBooks()));
  });

  it('is replayed the same whatever of it is in memory', () => {
    const whole = replayed(facts, facts);
    expect(whole.split('\n').length).toBeGreaterThan(2_000);
    expect(replayed(1, 10)).toBe(whole);
    expect(replayed(100, 1_000)).toBe(whole);
  }, 300_000);

  it('comes to the same in one thread and in several, which share its programs', async () => {
    const some = events.slice(0, 4_000).map(toFact);
    const whole = new WholeBooks();
    const sums = new EntrySums();
    for (const outcome of some.flatMap((fact) => fold(whole, fact))) sums.add(outcome);
    expect(sums.result().size).toBeGreaterThan(400);
    for (const threads of [1, 2, 5]) {
      const replay = new ThreadedReplay('sums', threads);
      for (let n = 0; n < some.length; n += 300) await replay.fold(some.slice(n, n + 300));
      const parts = await replay.results();
      await replay.close();
      expect(parts.filter(({ size }) => size > 0).length).toBe(Math.min(threads, 3));
      expect(new Map(parts.flatMap((part) => [...part]))).toEqual(sums.result());
    }
  }, 60_000);

  it('says what a thread failed at', async () => {
    const replay = new ThreadedReplay('sums', 2);
    const faulty = { ...toFact(events[0]!), type: 'Unheard' } as unknown as Fact;
    await expect(replay.fold([faulty]).then(() => replay.results())).rejects.toThrow(/not a function/);
    await replay.close();
  });
});
