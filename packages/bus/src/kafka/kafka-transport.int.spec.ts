import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { runningBus } from '@tributary/service-kit';
import { describeKafka, startConsumer, startKafka, testInstallation } from '@tributary/testing';
import { type BusUnderTest, describeBus, suiteMigrations } from '../contract-suite/index.js';
import { busMigrations, kafkaBus, kafkaClient, relayCheckpoint, relayMigrations, startRelay } from '../index.js';

const service = 'analytics';
const longestBatch = 2_000;

async function busOnKafka(): Promise<BusUnderTest> {
  const broker = await startKafka();
  const installation = await testInstallation({
    services: { [service]: [busMigrations(service), suiteMigrations(service)], relay: [relayMigrations] },
  });
  const { facts, clicks, database } = installation;
  const pool = database.pools(service).worker;
  const settings = { kafka: kafkaClient('suite', broker.brokers), prefix: `t${randomBytes(4).toString('hex')}` };
  const checkpoint = relayCheckpoint(database.pools('relay').worker, 'fact');
  const relay = startRelay({ ...settings, log: 'fact', store: facts, checkpoint });
  return {
    facts,
    pool,
    start: async (group, handler, tables, shippingTo) => {
      const bus = runningBus({ fact: shippingTo, click: clicks }, await kafkaBus(settings, { longestBatch }));
      return startConsumer(bus, { service, pool, group, handler, tables });
    },
    tearDown: async () => {
      await relay.close();
      await installation.stop();
      await broker.stop();
    },
  };
}

describeKafka('over Kafka', () => {
  describeBus('Kafka', busOnKafka);
});
