/** A process of its own, so that its memory is the replay's: reads the log, then replays it, and says what both took. */
import { createHash } from 'node:crypto';
import { ThreadedReplay, toFact } from '@tributary/commission';
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { organisation } from './history.js';
import { openLog } from './log.js';

export interface Replayed {
  readonly facts: number;
  readonly readMs: number;
  readonly replayMs: number;
  readonly rssMb: number;
  readonly digest: string;
}

const pageLimit = 2_000;

async function* pagesOf(store: EventStore): AsyncGenerator<RecordedEvent[]> {
  let next = store.readAll(0n, { organisation }, pageLimit);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (!last) return;
    next = store.readAll(last.position, { organisation }, pageLimit); // on its way while this one is worked on
    yield page;
  }
}

async function timed(store: EventStore, limit: number, work: (page: readonly RecordedEvent[]) => Promise<void>) {
  let facts = 0;
  const begun = performance.now();
  for await (const page of pagesOf(store)) {
    facts += page.length;
    await work(page);
    if (facts >= limit) break;
  }
  return { facts, begun };
}

async function replay(store: EventStore, batch: number, limit: number): Promise<Replayed> {
  const read = await timed(store, limit, async () => undefined);
  const readMs = performance.now() - read.begun;
  const folding = new ThreadedReplay('digest');
  const { facts, begun } = await timed(store, limit, async (page) => {
    for (let n = 0; n < page.length; n += batch) await folding.fold(page.slice(n, n + batch).map(toFact));
  });
  const digests = await folding.results();
  const replayMs = performance.now() - begun;
  await folding.close();
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1_024);
  const digest = createHash('sha256').update(digests.join(' ')).digest('hex');
  return { facts, readMs, replayMs, rssMb, digest };
}

const [adminUrl = '', batch = '1', limit = 'Infinity'] = process.argv.slice(2);
const { installation, facts } = await openLog(adminUrl);
process.stdout.write(JSON.stringify(await replay(facts, Number(batch), Number(limit))));
await installation.close();
