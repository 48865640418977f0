/** Puts events of one log into its topic, each with the position of the message before it in its partition. */
import type { RecordedEvent } from '@tributary/contracts';
import type { LogName } from '@tributary/event-store';
import type { Message } from 'kafkajs';
import { laneOf } from '../lanes.js';
import { answered, hangUp } from './answered.js';
import { messageOf, watermarkOf } from './messages.js';
import { createTopics, type KafkaSettings, partitionOf, partitionsOf, connectedProducer, topicOf } from './topics.js';

/** Of a request, below what a broker takes unless told otherwise. */
const mostBytes = 512 * 1024;
/** A message's key and headers, at most. */
const headerBytes = 1_024;

export interface Publisher {
  publish(events: readonly RecordedEvent[]): Promise<void>;
  /** Tells partitions that have nothing newer how far the log is published. */
  mark(position: bigint): Promise<void>;
  close(): Promise<void>;
}

export interface PublisherParts extends KafkaSettings {
  readonly log: LogName;
  /** Milliseconds after which a publisher to whom nobody answers fails. */
  readonly answersWithin?: number;
}

/** Creates the topics that are missing. */
export async function publisherFor(parts: PublisherParts): Promise<Publisher> {
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
