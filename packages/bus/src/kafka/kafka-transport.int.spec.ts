import 'reflect-metadata';
import { describeKafka, startKafka } from '@tributary/testing';
import { type BusUnderTest, describeBus } from '../contract-suite/index.js';
import { overKafka } from '../contract-suite/over-kafka.js';

const longestBatch = 2_000;

async function busOnKafka(): Promise<BusUnderTest> {
  const broker = await startKafka();
  const { bus, relay, end } = await overKafka(broker.brokers, { longestBatch });
  relay();
  return {
    ...bus,
    tearDown: async () => {
      await end();
      await broker.stop();
    },
  };
}

describeKafka('over Kafka', () => {
  describeBus('Kafka', busOnKafka);
});
