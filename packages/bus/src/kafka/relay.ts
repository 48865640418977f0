/**
 * Publishes a log to its topic, in order. One relay is active; a further one waits to take over. Publishing twice, or late,
 * does no harm: consumers drop what they have passed and fetch from the store what a topic lacks.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { relayMetrics } from '@tributary/telemetry';
import { type PublisherParts, publisherFor } from './publisher.js';
import { type Leadership, type RelayCheckpoint, whileLeading } from './relay-checkpoint.js';

const retryDelay = 500;
/** How soon it is noted how far the log has been published, here and in partitions that have no newer event. */
const noteInterval = 100;

export interface Relay {
  /** Of the last event that is published. */
  readonly position: bigint;
  readonly leading: boolean;
  close(): Promise<void>;
}

export interface RelayParts extends PublisherParts {
  readonly store: EventStore;
  readonly checkpoint: RelayCheckpoint;
}

export function startRelay(parts: RelayParts): Relay {
  const logger = new Logger(`Relay of ${parts.log}s`);
  const closing = new AbortController();
  let position = 0n;
  let leading = false;

  async function relay(leadership: Leadership, signal: AbortSignal): Promise<void> {
    position = await parts.checkpoint.load();
    const publisher = await publisherFor(parts);
    const ended = new AbortController();
    leading = true;
    let noted = -1n; // the one before may have ended before it told all partitions
    const noting = everySoOften(noteInterval, ended.signal, async () => {
      const reached = position;
      if (reached === noted) return;
      await publisher.mark(reached);
      await leadership.save(reached);
      noted = reached;
    });
    try {
      for await (const page of ahead(parts.store, position, signal)) {
        await publisher.publish(page);
        position = page.at(-1)?.position ?? position;
        relayMetrics().published.inc({ log: parts.log }, page.length);
      }
      await leadership.save(position);
    } finally {
      leading = false;
      ended.abort();
      await noting;
      await publisher.close();
    }
  }

  const running = (async () => {
    while (!closing.signal.aborted) {
      await whileLeading(parts.checkpoint, closing.signal, relay).catch(async (error: unknown) => {
        if (closing.signal.aborted) return;
        logger.error(error);
        await pause(retryDelay, undefined, { signal: closing.signal }).catch(() => undefined);
      });
    }
  })();

  return {
    get position() {
      return position;
    },
    get leading() {
      return leading;
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

/** Reads the next page while the last one is on its way. */
async function* ahead(store: EventStore, after: bigint, signal: AbortSignal): AsyncIterable<readonly RecordedEvent[]> {
  const stop = new AbortController();
  const pages = store.subscribe(after, {}, AbortSignal.any([signal, stop.signal]))[Symbol.asyncIterator]();
  try {
    let next = pages.next();
    for (let result = await next; !result.done; result = await next) {
      next = pages.next();
      next.catch(() => undefined); // whoever awaits it still hears of it
      yield result.value;
    }
  } finally {
    stop.abort();
    await pages.return?.();
  }
}

async function everySoOften(interval: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work().catch(() => undefined); // the next time does the same
    await pause(interval, undefined, { signal }).catch(() => undefined);
  }
}
