/** What the topics hold, and what becomes of consumers when a topic is late, wrong or lost. */
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent } from '@tributary/contracts';
import { describeKafka, type KafkaUnderTest, startKafka } from '@tributary/testing';
import { eventually } from '../contract-suite/eventually.js';
import { type OverKafka, overKafka } from '../contract-suite/over-kafka.js';
import { prepareScene, type Scene } from '../contract-suite/scene.js';
import { eventOf, messageOf, placeOf } from './messages.js';
import { partitionOf, producerFor, topicOf } from './topics.js';

const patience = 10_000;
const factPartitions = 12;
/** Longer than a relay takes to note where it is. */
const refusedAfter = 500;

describeKafka('facts on their way over Kafka', () => {
  let broker: KafkaUnderTest;
  let stage: OverKafka;
  let scene: Scene;
  let installation: OverKafka['installation'];
  let settings: OverKafka['settings'];
  let checkpoint: OverKafka['checkpoint'];
  let relay: OverKafka['relay'];
  let messagesOf: OverKafka['messagesOf'];
  /** After which positions consumers have read the store. */
  const reads: bigint[] = [];

  beforeAll(async () => {
    broker = await startKafka();
  }, 120_000);
  afterAll(() => broker.stop());

  beforeEach(async () => {
    stage = await overKafka(broker.brokers, {
      seen: (facts) => ({
        ...facts,
        readAll: (after, ...rest) => {
          if (Object.keys(rest[0]).length === 0) reads.push(after); // the scene's own reads name a type
          return facts.readAll(after, ...rest);
        },
      }),
    });
    ({ installation, settings, checkpoint, relay, messagesOf } = stage);
    scene = prepareScene(stage.bus, 'dead-letter');
  });
  afterEach(async () => {
    await scene.end();
    await stage.end();
  });

  const published = async (position: bigint) => eventually(async () => (await checkpoint.load()) >= position);
  const groupPosition = async (): Promise<bigint> => {
    const { rows } = await stage.bus.pool.query<{ position: string }>(
      'select position from projection where consumer_group = $1',
      [scene.group.name],
    );
    return BigInt(rows[0]?.position ?? -1);
  };
  const producing = async (...messages: ReturnType<typeof messageOf>[]) => {
    const producer = producerFor(settings);
    await producer.connect();
    await producer.send({ topic: topicOf(settings, 'fact'), messages });
    await producer.disconnect();
  };
  it('are CloudEvents that name their position, the one before, and come back as they were', async () => {
    relay();
    const sold = await scene.sell(scene.acme, {}, { data: { amount: 3, text: 'Grüße' } }, {});
    await published(sold.at(-1)!);
    const found = await messagesOf(topicOf(settings, 'fact'), 3);
    const messages = found.filter(({ value }) => value);
    const stored = await installation.facts.readAll(0n, {}, 10);
    expect(messages.map(eventOf)).toEqual(stored);
    expect(new Set(messages.map(({ key }) => String(key)))).toEqual(new Set([scene.acme]));
    expect(messages.map((message) => placeOf(message).previous)).toEqual([0n, sold[0], sold[1]]);
    expect(JSON.parse(String(messages[1]!.value))).toMatchObject({
      specversion: '1.0',
      type: 'SaleRecorded',
      position: String(sold[1]),
      data: { amount: 3, text: 'Grüße' },
    });
    expect(
      Object.fromEntries(Object.entries(messages[1]!.headers!).map(([name, value]) => [name, String(value)])),
    ).toMatchObject({
      'content-type': 'application/cloudevents+json',
      ce_type: 'SaleRecorded',
      ce_source: `/tributary/${scene.acme}`,
    });
  });

  it('are published however much is waiting, and however large one of them is', async () => {
    const text = (length: number) => ({ data: { amount: 1, text: 'x'.repeat(length) } });
    const many = Array.from({ length: 400 }, () => text(6_000)); // more than a broker takes at once
    const sold = await scene.sell(scene.acme, ...many, text(1_500_000));
    relay();
    await published(sold.at(-1)!);
    const found = await messagesOf(topicOf(settings, 'fact'), sold.length);
    expect(found.filter(({ value }) => value).map((message) => placeOf(message).position)).toEqual(sold);
  }, 60_000);

  it('reach a consumer by the topic alone once it has caught up', async () => {
    relay();
    const before = await scene.sell(scene.acme, {});
    const consumer = await scene.start();
    expect(await consumer.waitFor(scene.acme, before[0]!, patience)).toBe(true);
    await eventually(async () => (await scene.answers(scene.acme)).length === 1);
    await eventually(async () => (await groupPosition()) === (await installation.facts.head()));
    reads.splice(0);
    const after = await scene.sell(scene.acme, {}, {});
    await eventually(async () => (await scene.copies(scene.acme)).length === 3);
    expect(await scene.copies(scene.acme)).toEqual([...before, ...after]);
    expect(reads).toEqual([]);
  });

  it('are fetched from the store where the topic lacks them, and dropped where it repeats or delays them', async () => {
    const consumer = await scene.start();
    const first = relay();
    const early = await scene.sell(scene.acme, {}, {});
    await consumer.waitFor(scene.acme, early.at(-1)!, patience);
    await first.close();
    const hidden = await scene.sell(scene.acme, {}, {}, {});
    const [last] = (await installation.facts.readAll(hidden[1]!, {}, 1)) as [RecordedEvent];
    const [old] = (await installation.facts.readAll(0n, {}, 1)) as [RecordedEvent];
    const partition = partitionOf(scene.acme, factPartitions);
    const late = messageOf(old, scene.acme, partition, 0n);
    await producing(
      late,
      { partition, value: 'nobody can read this' },
      messageOf(last, scene.acme, partition, hidden[1]!),
      late,
    );
    expect(await consumer.waitFor(scene.acme, hidden.at(-1)!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([...early, ...hidden]);
  });

  it('are all in the topic, although a broker takes long and then refuses', async () => {
    let refused = 0;
    const { kafka } = settings;
    const producer = (): ReturnType<typeof kafka.producer> => {
      const real = producerFor(settings);
      return {
        ...real,
        send: async (record) => {
          if (refused > 0 || record.messages.every(({ value }) => value === null)) return real.send(record);
          await pause(refusedAfter);
          refused++;
          throw new Error('The broker refuses');
        },
      };
    };
    relay(installation.facts, { ...settings, kafka: Object.create(kafka, { producer: { value: producer } }) });
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await published(sold.at(-1)!);
    expect(refused).toBe(1);
    const stored = await installation.facts.readAll(0n, {}, 10);
    const found = await messagesOf(topicOf(settings, 'fact'), stored.length);
    expect(found.filter(({ value }) => value).map(eventOf)).toEqual(stored);
  });

  it('are published although Kafka loses what it was asked: the relay begins anew', async () => {
    let lost = 0;
    const { kafka } = settings;
    const producer = (): ReturnType<typeof kafka.producer> => {
      const real = producerFor(settings);
      return {
        ...real,
        send: (record) => {
          if (lost > 0 || record.messages.every(({ value }) => value === null)) return real.send(record);
          lost++;
          return new Promise(() => undefined);
        },
      };
    };
    relay(
      installation.facts,
      { ...settings, kafka: Object.create(kafka, { producer: { value: producer } }) },
      { answersWithin: 500 },
    );
    const sold = await scene.sell(scene.acme, {});
    await published(sold.at(-1)!);
    expect(lost).toBe(1);
  });

  it('go on within seconds where the leading relay stands still, which does no harm when it wakes up', async () => {
    let asleep = false;
    let wakeUp: () => void = () => undefined;
    const sleeping = new Promise<void>((resolve) => {
      wakeUp = resolve;
    });
    const drowsy = {
      ...installation.facts,
      subscribe: async function* (...words: Parameters<typeof installation.facts.subscribe>) {
        for await (const page of installation.facts.subscribe(...words)) {
          if (asleep) await sleeping;
          yield page;
        }
      },
    };
    const consumer = await scene.start();
    const first = relay(drowsy);
    const early = await scene.sell(scene.acme, {});
    await consumer.waitFor(scene.acme, early[0]!, patience);
    asleep = true;
    // Its process is frozen: it renews nothing.
    await installation.database
      .pools('relay')
      .worker.query("update published set leader = gen_random_uuid(), leads_until = now() + interval '2 seconds'");
    const second = relay();
    const late = await scene.sell(scene.acme, {}, {});
    await eventually(() => second.leading);
    expect(await consumer.waitFor(scene.acme, late.at(-1)!, patience)).toBe(true);
    wakeUp();
    await eventually(() => !first.leading);
    const more = await scene.sell(scene.acme, {});
    expect(await consumer.waitFor(scene.acme, more[0]!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([...early, ...late, ...more]);
  });

  it('fill a lost topic again from any position, without a second effect', async () => {
    const consumer = await scene.start();
    const first = relay();
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await consumer.waitFor(scene.acme, sold.at(-1)!, patience);
    await eventually(async () => (await scene.answers(scene.acme)).length === 3);
    await published(await installation.facts.head());
    await first.close();
    const admin = settings.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topicOf(settings, 'fact')] });
    await admin.disconnect();
    await checkpoint.reset(sold[0]!);
    relay();
    const lost = await installation.facts.readAll(sold[0]!, {}, 10);
    await published(lost.at(-1)!.position);
    const found = await messagesOf(topicOf(settings, 'fact'), lost.length);
    expect(found.filter(({ value }) => value).map(eventOf)).toEqual(lost);
    const more = await scene.sell(scene.acme, {});
    expect(await consumer.waitFor(scene.acme, more[0]!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([...sold, ...more]);
  });

  it('leave a copy of what failed in the topic of dead letters, with its cause and origin', async () => {
    relay();
    scene.disturb = () => {
      throw new Error('This one cannot be copied');
    };
    const consumer = await scene.start();
    const [sold] = await scene.sell(scene.acme, {});
    await eventually(async () => (await consumer.deadLetters(scene.acme)).length === 1);
    const [letter] = await messagesOf(`${settings.prefix}.dead-letters`, 1);
    expect(
      Object.fromEntries(Object.entries(letter!.headers!).map(([name, value]) => [name, String(value)])),
    ).toMatchObject({
      ce_position: String(sold),
      'dead-letter-group': scene.group.name,
      'dead-letter-kind': 'dead-letter',
      'dead-letter-origin': topicOf(settings, 'fact'),
      'dead-letter-cause': 'Error: This one cannot be copied',
    });
  });
});
