/** Where the consumer groups of a process get their events from: the log itself, or Kafka. */
import type { EventStore, LogName } from '@tributary/event-store';
import type { ConsumerParts } from './consumer/group-consumer.js';
import type { GroupTransport } from './group-transport.js';
import { hangUp } from './kafka/answered.js';
import { KafkaTransport, type KafkaTransportParts } from './kafka/kafka-transport.js';
import { createTopics, connectedProducer, type KafkaSettings } from './kafka/topics.js';
import { LogTransport } from './log/log-transport.js';
import { startTail, type Tail } from './tail.js';

export interface BusTransport {
  /** For one consumer group; to be connected to its Nest application. */
  transportFor(parts: ConsumerParts): Promise<GroupTransport>;
  /** After the applications have closed. */
  close(): Promise<void>;
}

/** One tailing reader per log and process feeds all groups. */
export function logBus(stores: Readonly<Record<LogName, EventStore>>): BusTransport {
  const stop = new AbortController();
  const tails = new Map<LogName, Promise<Tail>>();
  const tailOf = (log: LogName): Promise<Tail> => {
    const tail = tails.get(log) ?? startTail(stores[log], stop.signal);
    tails.set(log, tail);
    return tail;
  };
  return {
    transportFor: async (parts) => new LogTransport({ ...parts, tail: await tailOf(parts.group.log) }),
    close: async () => stop.abort(),
  };
}

/** Creates the topics that are missing. */
export async function kafkaBus(
  settings: KafkaSettings,
  limits: Pick<KafkaTransportParts, 'longestBatch'> = {},
): Promise<BusTransport> {
  await createTopics(settings);
  const producer = await connectedProducer(settings);
  return {
    transportFor: async (parts) => new KafkaTransport({ ...parts, ...settings, ...limits, producer }),
    close: () => hangUp(producer),
  };
}
