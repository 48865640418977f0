import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';

/** The newest events of a log, read once for all consumer groups of the process. */
export interface Tail {
  /** The page after a position, as soon as there is one; empty when told to stop. */
  next(after: bigint, signal: AbortSignal): Promise<readonly RecordedEvent[]>;
}

/** A batch is bounded by this. */
const pageLimit = 500;
const windowLimit = 5_000;
const retryDelay = 500;

export async function startTail(store: EventStore, signal: AbortSignal): Promise<Tail> {
  const logger = new Logger('Tail');
  const arrivals = new EventEmitter().setMaxListeners(0);
  let recent: readonly RecordedEvent[] = [];
  let beginning = await store.head(); // of the window: the position before its first event

  async function follow(): Promise<void> {
    for await (const page of store.subscribe(recent.at(-1)?.position ?? beginning, {}, signal)) {
      const all = [...recent, ...page];
      beginning = all.at(-windowLimit - 1)?.position ?? beginning;
      recent = all.slice(-windowLimit);
      arrivals.emit('page');
    }
  }

  async function followAlways(): Promise<void> {
    while (!signal.aborted) {
      await follow().catch(async (error: unknown) => {
        if (signal.aborted) return;
        logger.error(error);
        await pause(retryDelay);
      });
    }
    arrivals.emit('page');
  }
  void followAlways();

  return {
    async next(after, stop) {
      while (!stop.aborted && !signal.aborted) {
        const page =
          after < beginning
            ? await store.readAll(after, {}, pageLimit) // a group that fell behind reads by itself
            : newerThan(recent, after);
        if (page.length > 0) return page;
        await once(arrivals, 'page', { signal: stop }).catch(() => undefined);
      }
      return [];
    },
  };
}

/** Binary search, because every group asks after every page. */
function newerThan(events: readonly RecordedEvent[], after: bigint): readonly RecordedEvent[] {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.position ?? 0n) > after) high = middle;
    else low = middle + 1;
  }
  return events.slice(low, low + pageLimit);
}
