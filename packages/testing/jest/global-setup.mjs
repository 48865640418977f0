/** One PostgreSQL for the whole run; each test makes a database of its own in it. A distributed run has one broker too. */
import { makeTemplate, startCluster } from '../dist/cluster.js';

export default async function setUp() {
  globalThis.tributaryTemplate = await makeTemplate();
  process.env.TRIBUTARY_TEST_CLUSTER = globalThis.tributaryTemplate.folder;
  globalThis.tributaryCluster = await startCluster();
  process.env.TRIBUTARY_TEST_POSTGRES = globalThis.tributaryCluster.url;
  if (process.env.TRIBUTARY_MODE !== 'distributed') return;
  const { startKafka } = await import('../dist/kafka/index.js');
  globalThis.tributaryKafka = await startKafka();
  process.env.KAFKA_BROKERS = globalThis.tributaryKafka.brokers.join();
}
