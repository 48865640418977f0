/**
 * Publishes a log to its topic, in order. One relay is active; a further one waits to take over. Publishing twice, or late,
 * does no harm: consumers drop what they have passed and fetch from the store what a topic lacks.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore, LogName } from '@tributary/event-store';
import { relayMetrics } from '@tributary/telemetry';
import type { Message } from 'kafkajs';
import { laneOf } from '../lanes.js';
import { answered, hangUp } from './answered.js';
import { messageOf, watermarkOf } from './messages.js';
import { type Leadership, type RelayCheckpoint, whileLeading } from './relay-checkpoint.js';
import { createTopics, type KafkaSettings, partitionOf, partitionsOf, connectedProducer, topicOf } from './topics.js';

const retryDelay = 500;
/** How soon it is noted how far the log has been published, here and in partitions that have no newer event. */
const noteInterval = 100;
/** Of a request, below what a broker takes unless told otherwise. */
const mostBytes = 512 * 1024;
/** A message's key and headers, at most. */
const headerBytes = 1_024;

export interface Relay {
  /** Of the last event that is published. */
  readonly position: bigint;
  readonly leading: boolean;
  close(): Promise<void>;
}

export interface RelayParts extends KafkaSettings {
  readonly log: LogName;
  readonly store: EventStore;
  readonly checkpoint: RelayCheckpoint;
  /** Milliseconds after which a relay to which nobody answers gives way. */
  readonly answersWithin?: number;
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

interface Publisher {
  publish(events: readonly RecordedEvent[]): Promise<void>;
  /** Tells partitions that have nothing newer how far the log is published. */
  mark(position: bigint): Promise<void>;
  close(): Promise<void>;
}

async function publisherFor(parts: RelayParts): Promise<Publisher> {
  await createTopics(parts);
  const topic = topicOf(parts, parts.log);
  const partitions = await partitionsOf(parts, topic);
  const producer = await connectedProducer(parts);
  /** What each partition ends with; unknown after a start, and then every consumer looks into the store once. */
  const ends = new Map<number, bigint>();
  let sending: Promise<unknown> = Promise.resolve();

  const send = (make: () => Message[]): Promise<void> => {
    const sent = sending.then(async () => {
      const messages = make();
      for (const together of inRequests(messages))
        await answered('to publish', producer.send({ topic, messages: together, acks: -1 }), parts.answersWithin);
    });
    sending = sent.catch(() => ends.clear());
    return sent;
  };
  const previousIn = (partition: number, position: bigint): bigint => {
    const previous = ends.get(partition) ?? position - 1n;
    ends.set(partition, position);
    return previous;
  };
  return {
    publish: (events) =>
      send(() =>
        events.map((event) => {
          const lane = laneOf(parts.log, event);
          const partition = partitionOf(lane, partitions);
          return messageOf(event, lane, partition, previousIn(partition, event.position));
        }),
      ),
    mark: (position) =>
      send(() =>
        Array.from({ length: partitions }, (_, partition) => partition)
          .filter((partition) => (ends.get(partition) ?? 0n) < position)
          .map((partition) => watermarkOf(position, partition, previousIn(partition, position))),
      ),
    close: async () => {
      await sending;
      await hangUp(producer);
    },
  };
}

/** What goes to one partition in one request is one batch to the broker, which refuses a large one for good. */
function* inRequests(messages: readonly Message[]): Generator<Message[]> {
  let together: Message[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message.value ?? '') + headerBytes;
    if (together.length > 0 && bytes + size > mostBytes) {
      yield together;
      together = [];
      bytes = 0;
    }
    together.push(message);
    bytes += size;
  }
  if (together.length > 0) yield together;
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
