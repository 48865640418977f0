/** A relay and a group over three brokers, of which one dies while events flow. */
import 'reflect-metadata';
import { describeOwnKafka, type KafkaUnderTest, startJavaBrokers } from '@tributary/testing';
import { type OverKafka, overKafka } from '../contract-suite/over-kafka.js';
import { prepareScene, type Scene } from '../contract-suite/scene.js';
import { partitionOf, topicOf } from './topics.js';

const factPartitions = 12;
const sellers = 4;
const salesBefore = 20;
const salesAfter = 60;
const patience = 90_000;

describeOwnKafka('three brokers', () => {
  let kafka: KafkaUnderTest;
  let stage: OverKafka;
  let scene: Scene;

  beforeAll(async () => {
    kafka = await startJavaBrokers(3);
    stage = await overKafka(kafka.brokers);
    stage.relay();
    scene = prepareScene(stage.bus, 'park');
  }, 180_000);
  afterAll(async () => {
    await scene?.end();
    await stage?.end();
    await kafka?.stop();
  }, 120_000);

  /** Which broker, by its place among them, leads the partition of the scene's organisation. */
  const leaderOf = async (partition: number): Promise<number> => {
    const admin = stage.settings.kafka.admin();
    await admin.connect();
    const [{ topics }, { brokers }] = await Promise.all([
      admin.fetchTopicMetadata({ topics: [topicOf(stage.settings, 'fact')] }),
      admin.describeCluster(),
    ]).finally(() => admin.disconnect());
    const leader = topics[0]!.partitions.find(({ partitionId }) => partitionId === partition)!.leader;
    const { port } = brokers.find(({ nodeId }) => nodeId === leader)!;
    return kafka.brokers.indexOf(`127.0.0.1:${port}`);
  };
  const sell = async (times: number): Promise<bigint[]> => {
    const sold = await Promise.all(
      Array.from({ length: sellers }, async () => {
        const positions: bigint[] = [];
        for (let n = 0; n < times; n++) positions.push(...(await scene.sell(scene.acme, {})));
        return positions;
      }),
    );
    return sold.flat().sort((a, b) => (a < b ? -1 : 1));
  };

  it('of which the one dies that leads a partition, lose nothing: every effect happens once, in order', async () => {
    const consumers = [await scene.start(), await scene.start()];
    const before = await sell(salesBefore);
    for (const consumer of consumers) expect(await consumer.waitFor(scene.acme, before.at(-1)!, patience)).toBe(true);
    const leader = await leaderOf(partitionOf(scene.acme, factPartitions));
    const selling = sell(salesAfter);
    await kafka.kill(leader);
    const sold = [...before, ...(await selling)];
    for (const consumer of consumers) expect(await consumer.waitFor(scene.acme, sold.at(-1)!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual(sold);
    await kafka.start(leader);
    const later = await sell(1);
    for (const consumer of consumers) expect(await consumer.waitFor(scene.acme, later.at(-1)!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([...sold, ...later]);
  }, 300_000);
});
