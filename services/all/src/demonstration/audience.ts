import type { EventStore } from '@tributary/event-store';

/**
 * The consumer groups of the process that tells the demonstration. Held back, they take a whole day of it in a few
 * batches; following every word of it, they would take thousands.
 */
export interface Audience {
  /** A log as they hear of it. */
  hearing(log: EventStore): EventStore;
  holdBack(): void;
  /** They hear what has gathered, and everything after it. */
  letHear(): void;
}

export function audience(): Audience {
  let held: Promise<void> | null = null;
  let letHear: () => void = () => undefined;
  return {
    hearing: (log) => ({
      ...log,
      async *subscribe(after, filter, signal) {
        for (let heard = after; !signal.aborted; ) {
          await held;
          for await (const page of log.subscribe(heard, filter, signal)) {
            if (held) break; // read again with what gathers until then
            heard = page.at(-1)?.position ?? heard;
            yield page;
          }
        }
      },
    }),
    holdBack: () => {
      held ??= new Promise((resolve) => {
        letHear = resolve;
      });
    },
    letHear: () => {
      held = null;
      letHear();
    },
  };
}
