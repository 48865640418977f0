/** What the suites over Kafka begin with: a database, a prefix of their own at a broker, and relays on demand. */
import { randomBytes } from 'node:crypto';
import type { EventStore } from '@tributary/event-store';
import { runningBus } from '@tributary/service-kit';
import { startConsumer, type TestInstallation, testInstallation } from '@tributary/testing';
import type { KafkaMessage } from 'kafkajs';
import {
  busMigrations,
  kafkaBus,
  kafkaClient,
  type KafkaSettings,
  type Relay,
  type RelayCheckpoint,
  relayCheckpoint,
  relayMigrations,
  startRelay,
} from '../index.js';
import { readTopic } from '../kafka/read-topic.js';
import { eventually } from './eventually.js';
import { suiteMigrations } from './index.js';
import type { BusUnderTest } from './scene.js';

const service = 'analytics';

export interface OverKafka {
  readonly installation: TestInstallation;
  readonly settings: KafkaSettings;
  readonly bus: BusUnderTest;
  readonly checkpoint: RelayCheckpoint;
  relay(store?: EventStore, through?: KafkaSettings, limits?: { answersWithin?: number }): Relay;
  /** Everything that a topic holds, oldest first within each partition, once there are so many values. */
  messagesOf(topic: string, count: number): Promise<(KafkaMessage & { partition: number })[]>;
  end(): Promise<void>;
}

interface Options {
  readonly longestBatch?: number;
  /** How consumers see the store. */
  readonly seen?: (facts: EventStore) => EventStore;
}

export async function overKafka(
  brokers: readonly string[],
  { seen = (facts) => facts, ...limits }: Options = {},
): Promise<OverKafka> {
  const installation = await testInstallation({
    services: { [service]: [busMigrations(service), suiteMigrations(service)], relay: [relayMigrations] },
  });
  const { clicks, database } = installation;
  const settings = { kafka: kafkaClient('suite', brokers), prefix: `t${randomBytes(4).toString('hex')}` };
  const pool = database.pools(service).worker;
  const checkpoint = relayCheckpoint(database.pools('relay').worker, 'fact');
  const relays: Relay[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(relays.map((relay) => relay.close()));
    await installation.stop();
  };
  return {
    installation,
    settings,
    checkpoint,
    end,
    bus: {
      facts: seen(installation.facts),
      pool,
      start: async (group, handler, tables, shippingTo) => {
        const bus = runningBus({ fact: shippingTo, click: clicks }, await kafkaBus(settings, limits));
        return startConsumer(bus, { service, pool, group, handler, tables });
      },
      tearDown: end,
    },
    relay: (store = installation.facts, through = settings, relayLimits = {}) => {
      const relay = startRelay({ ...through, ...relayLimits, log: 'fact', store, checkpoint });
      relays.push(relay);
      return relay;
    },
    messagesOf: async (topic, count) => {
      let found: (KafkaMessage & { partition: number })[] = [];
      await eventually(async () => {
        found = [];
        await readTopic(settings, topic, (message, partition) => found.push({ ...message, partition }));
        return found.filter(({ value }) => value).length >= count;
      });
      return found;
    },
  };
}
