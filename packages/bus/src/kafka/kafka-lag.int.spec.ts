/** What Kafka's own tools show of a group's lag, which machines are added by. */
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { describeKafka, type KafkaUnderTest, startKafka } from '@tributary/testing';
import { eventually } from '../contract-suite/eventually.js';
import { type OverKafka, overKafka } from '../contract-suite/over-kafka.js';
import { prepareScene, type Scene } from '../contract-suite/scene.js';
import { partitionOf, topicOf, withAdmin } from './topics.js';

const factPartitions = 12;
/** Twice as long as a member takes to commit. */
const watched = 2_000;
const interval = 100;

describeKafka('the lag that Kafka shows', () => {
  let broker: KafkaUnderTest;
  let stage: OverKafka;
  let scene: Scene;
  let goOn: () => void;

  beforeAll(async () => {
    broker = await startKafka();
  }, 120_000);
  afterAll(() => broker.stop());

  beforeEach(async () => {
    stage = await overKafka(broker.brokers);
    scene = prepareScene(stage.bus, 'dead-letter');
    stage.relay();
  });
  afterEach(async () => {
    goOn?.();
    await scene.end();
    await stage.end();
  });

  /** Of the partition that acme's events are in. */
  const lag = (): Promise<number> =>
    withAdmin(stage.settings.kafka, async (admin) => {
      const topic = topicOf(stage.settings, 'fact');
      const place = partitionOf(scene.acme, factPartitions);
      const groupId = `${stage.settings.prefix}.${scene.group.name}`;
      const [group] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const { low, high } = (await admin.fetchTopicOffsets(topic)).find(({ partition }) => partition === place)!;
      const committed = Number(group!.partitions.find(({ partition }) => partition === place)!.offset);
      return Number(high) - (committed < 0 ? Number(low) : committed);
    });
  const sellAndPublish = async (...sales: Parameters<Scene['sell']>[1][]) => {
    const sold = await scene.sell(scene.acme, ...sales);
    await eventually(async () => (await stage.checkpoint.load()) >= sold.at(-1)!);
  };
  const holdHandlers = () => {
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    scene.disturb = () => held;
  };
  const smallestWhileHeld = async (): Promise<number> => {
    let smallest = Number.POSITIVE_INFINITY;
    for (const end = performance.now() + watched; performance.now() < end; await pause(interval))
      smallest = Math.min(smallest, await lag());
    return smallest;
  };

  it.each(['a group that is new', 'a group whose members have all gone'])(
    'is what is outstanding, until the member has done it that takes over %s',
    async (kind) => {
      if (kind !== 'a group that is new') {
        const gone = await scene.start();
        await sellAndPublish({});
        await eventually(async () => (await lag()) === 0);
        await gone.stop();
      }
      await sellAndPublish({}, {}, {});
      holdHandlers();
      const before = scene.batches;
      await scene.start();
      await eventually(() => scene.batches > before);
      expect(await smallestWhileHeld()).toBeGreaterThanOrEqual(3);
      goOn();
      await eventually(async () => (await lag()) === 0);
    },
  );

  it('is what is outstanding while a member handles what comes', async () => {
    await scene.start();
    await sellAndPublish({});
    await eventually(async () => (await lag()) === 0);
    holdHandlers();
    const before = scene.batches;
    await sellAndPublish({}, {});
    await eventually(() => scene.batches > before);
    expect(await smallestWhileHeld()).toBeGreaterThanOrEqual(2);
  });
});
