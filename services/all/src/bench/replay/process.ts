/** A process of its own, so that its memory is the replay's: reads the log, then replays it, and says what both took. */
import { createHash } from 'node:crypto';
import { FileBooks, fold, toFact } from '@tributary/commission';
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { lineOf } from './digest.js';
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

async function timed(store: EventStore, limit: number, work: (page: readonly RecordedEvent[]) => void) {
  let facts = 0;
  const begun = performance.now();
  for await (const page of pagesOf(store)) {
    facts += page.length;
    work(page);
    if (facts >= limit) break;
  }
  return { facts, ms: performance.now() - begun };
}

/** The books rest once a batch. */
async function replay(store: EventStore, batch: number, limit: number): Promise<Replayed> {
  const read = await timed(store, limit, () => undefined);
  const books = new FileBooks();
  const digest = createHash('sha256');
  let folded = 0;
  const { facts, ms } = await timed(store, limit, (page) => {
    for (const event of page) {
      for (const outcome of fold(books, toFact(event))) digest.update(lineOf(outcome));
      if (++folded % batch === 0) books.rest();
    }
  });
  books.close();
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1_024);
  return { facts, readMs: read.ms, replayMs: ms, rssMb, digest: digest.digest('hex') };
}

const [adminUrl = '', batch = '1', limit = 'Infinity'] = process.argv.slice(2);
const { installation, facts } = await openLog(adminUrl);
process.stdout.write(JSON.stringify(await replay(facts, Number(batch), Number(limit))));
await installation.close();
