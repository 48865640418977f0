import { EventEmitter, once } from 'node:events';
import type { EventStore } from '@tributary/event-store';

/**
 * The consumer groups of the process that tells the demonstration. Told of it a day at a time they take a day in a few
 * batches; following every word of it, they would take thousands.
 */
export interface Audience {
  /** A log as they hear of it. */
  hearing(log: EventStore): EventStore;
  /** They hear of what has happened until now, while the story goes on, and of nothing after it. */
  holdBack(): Promise<void>;
  /** They hear of everything. */
  letHear(): void;
}

interface Seat {
  readonly log: EventStore;
  /** The last position that they hear of; null for all. */
  end: bigint | null;
}

export function audience(): Audience {
  const seats: Seat[] = [];
  const ends = new EventEmitter();
  return {
    hearing: (log) => {
      const seat: Seat = { log, end: null };
      seats.push(seat);
      return {
        ...log,
        async *subscribe(after, filter, signal) {
          for (let heard = after; !signal.aborted; ) {
            const next = once(ends, 'moved', { signal }).catch(() => undefined);
            for await (const page of log.subscribe(heard, filter, signal)) {
              const { end } = seat;
              const due = end === null ? page : page.filter(({ position }) => position <= end);
              heard = due.at(-1)?.position ?? heard;
              if (due.length > 0) yield due;
              if (due.length < page.length) break; // the rest is read again with what gathers until then
            }
            await next;
          }
        },
      };
    },
    holdBack: async () => {
      for (const seat of seats) seat.end = await seat.log.head();
      ends.emit('moved');
    },
    letHear: () => {
      for (const seat of seats) seat.end = null;
      ends.emit('moved');
    },
  };
}
