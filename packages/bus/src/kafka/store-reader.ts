import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';

const pageLimit = 500;

/** A log's events after a position up to another, in pages; throws where it is told to stop before. */
export async function* pagesBetween(
  store: EventStore,
  after: bigint,
  end: bigint,
  signal: AbortSignal,
): AsyncIterable<RecordedEvent[]> {
  for (let reached = after; reached < end; ) {
    signal.throwIfAborted();
    const page = await store.readAll(reached, {}, pageLimit);
    yield page.filter(({ position }) => position <= end);
    reached = page.at(-1)?.position ?? end;
  }
}
