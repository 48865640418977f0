/** What is wrong with topics is found, and mended while consumers and a relay run. */
import 'reflect-metadata';
import type { LogName } from '@tributary/event-store';
import { describeKafka, type KafkaUnderTest, startKafka } from '@tributary/testing';
import kafkajs, { type Message } from 'kafkajs';
import { eventually } from '../contract-suite/eventually.js';
import { type OverKafka, overKafka } from '../contract-suite/over-kafka.js';
import { prepareScene, type Scene } from '../contract-suite/scene.js';
import { inspectTopics, type InspectedTopic, refillTopic, type TopicsParts } from './inspect-topics.js';
import { messageOf } from './messages.js';
import { partitionOf, producerFor, topicOf, withAdmin } from './topics.js';

const day = 86_400_000;
const patience = 10_000;

describeKafka('the topics', () => {
  let broker: KafkaUnderTest;
  let stage: OverKafka;
  let scene: Scene;
  beforeAll(async () => {
    broker = await startKafka();
  }, 120_000);
  afterAll(() => broker?.stop());
  beforeEach(async () => {
    stage = await overKafka(broker.brokers);
    scene = prepareScene(stage.bus, 'park');
  });
  afterEach(async () => {
    await scene.end();
    await stage.end();
  });

  const parts = (change: Partial<TopicsParts> = {}): TopicsParts => {
    const { facts, clicks } = stage.installation;
    const none = { load: async () => 0n };
    return {
      ...stage.settings,
      now: Date.now(),
      logs: {
        fact: { store: facts, checkpoint: stage.checkpoint, dense: true },
        click: { store: clicks, checkpoint: none, dense: true },
      },
      ...change,
    };
  };
  const faultsIn = (inspected: readonly InspectedTopic[]): string[] =>
    inspected.flatMap(({ plan, faults }) => faults.map((fault) => `${plan.name}: ${fault}`));
  const faults = async (change?: Partial<TopicsParts>) => faultsIn(await inspectTopics(parts(change)));
  const copyOf = async (log: LogName, change?: Partial<TopicsParts>) =>
    (await inspectTopics(parts(change), [log])).find(({ plan }) => plan.log === log)?.copy ?? null;
  const published = async () => {
    const head = await stage.installation.facts.head();
    await eventually(async () => (await stage.checkpoint.load()) >= head);
  };
  const topic = () => topicOf(stage.settings, 'fact');
  const place = () => partitionOf(scene.acme, 12);
  const deleteTopics = (...topics: string[]) =>
    withAdmin(stage.settings.kafka, (admin) => admin.deleteTopics({ topics }));
  /** As retention does, only too early. */
  const loseUpTo = (offset: bigint) =>
    withAdmin(stage.settings.kafka, async (admin) => {
      await admin.fetchTopicOffsets(topic()); // or kafkajs does not know who leads it
      await admin.deleteTopicRecords({ topic: topic(), partitions: [{ partition: place(), offset: String(offset) }] });
    });

  const producing = async (...messages: Message[]) => {
    const producer = producerFor(stage.settings);
    await producer.connect();
    await producer.send({ topic: topic(), messages });
    await producer.disconnect();
  };

  it('that hold everything have no fault, and say from where to where', async () => {
    expect(await faults()).toEqual([
      'facts: It does not exist.',
      'clicks: It does not exist.',
      'dead-letters: It does not exist.',
      'live: It does not exist.',
    ]);
    stage.relay();
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await published();
    expect(await faults()).toEqual([]);
    expect(await copyOf('fact')).toMatchObject({
      messages: 3,
      first: sold[0],
      last: sold[2],
      head: sold[2],
      published: sold[2],
    });
  });

  it('that lost their first messages are filled again, and nothing happens twice', async () => {
    const consumer = await scene.start();
    stage.relay();
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await consumer.waitFor(scene.acme, sold.at(-1)!, patience);
    await eventually(async () => (await scene.answers(scene.acme)).length === 3);
    await published();
    const second = (await stage.messagesOf(topic(), 3)).filter(({ key }) => String(key) === scene.acme)[1]!;
    await loseUpTo(BigInt(second.offset) + 1n);
    expect(await faults()).toEqual([`facts: Events that are missing: 2, at ${sold[0]} to ${sold[1]}.`]);
    expect((await copyOf('fact'))?.missingAfter).toBe(sold[0]! - 1n);

    expect(await refillTopic(parts(), 'fact', sold[0]! - 1n)).toBe(6);
    expect(await faults()).toEqual([]);
    const more = await scene.sell(scene.acme, {});
    expect(await consumer.waitFor(scene.acme, more[0]!, patience)).toBe(true);
    expect(await scene.copies(scene.acme)).toEqual([...sold, ...more]);
  });

  it('that were deleted are made and filled again, also in the middle of what came since', async () => {
    const relay = stage.relay();
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await published();
    await relay.close();
    await deleteTopics(topic());
    expect(await faults()).toEqual([
      'facts: It does not exist.',
      `facts: Events that are missing: 3, at ${sold[0]} to ${sold[2]}.`,
    ]);
    stage.relay();
    const more = await scene.sell(scene.acme, {}, {});
    await published();
    expect(await faults()).toEqual([`facts: Events that are missing: 3, at ${sold[0]} to ${sold[2]}.`]);
    expect(await refillTopic(parts(), 'fact', 0n)).toBe(5);
    expect(await faults()).toEqual([]);
    expect(await copyOf('fact')).toMatchObject({ messages: 7, first: sold[0], last: more.at(-1) });
  });

  it('need not hold what their retention has dropped, nor what is not published yet', async () => {
    const relay = stage.relay();
    const sold = await scene.sell(scene.acme, {}, {}, {});
    await published();
    await relay.close();
    await deleteTopics(topic());
    stage.relay();
    await scene.sell(scene.acme, {});
    await published();
    expect(await faults()).toEqual([`facts: Events that are missing: 3, at ${sold[0]} to ${sold[2]}.`]);
    const sparse = { ...parts().logs, fact: { ...parts().logs.fact, dense: false } };
    expect(await faults({ logs: sparse })).toEqual(await faults());
    expect(await faults({ now: Date.now() + 8 * day })).toEqual([]);
    expect(await faults({ logs: sparse, now: Date.now() + 8 * day })).toEqual([]);
    const unpublished = { ...parts().logs, fact: { ...parts().logs.fact, checkpoint: { load: async () => sold[0]! } } };
    expect(await faults({ logs: unpublished })).toEqual([`facts: Events that are missing: 1, at ${sold[0]}.`]);
  });

  it('that hold what is not of this log say so, as after a restore', async () => {
    stage.relay();
    const sold = await scene.sell(scene.acme, {}, {});
    await published();
    const events = await stage.installation.facts.readAll(0n, {}, 2);
    const other = { ...events[1]!, id: '00000000-0000-4000-8000-00000000abcd' as never };
    const beyond = { ...other, position: sold[1]! + 5n };
    const messages = [other, beyond].map((event) => messageOf(event, scene.acme, place(), event.position - 1n));
    await producing(...messages, { partition: place(), value: 'not one of ours' });
    expect(await faults()).toEqual([
      `facts: Messages that are not of this log: 2, at ${sold[1]}, ${sold[1]! + 5n}.`,
      'facts: Messages that cannot be read: 1.',
    ]);
    const ahead = { ...parts().logs, fact: { ...parts().logs.fact, checkpoint: { load: async () => 99n } } };
    expect(await faults({ logs: ahead })).toContain(
      `facts: The relay has published up to 99, but the log ends at ${sold[1]}: it is not the same log.`,
    );
  });

  it('are held against the log a few events at a time, with the same result', async () => {
    const first = stage.relay();
    const early = await scene.sell(scene.acme, {}, {}, {}, {});
    await scene.sell(scene.globex, {}, {}, {});
    await published();
    await loseUpTo(2n);
    await first.close();
    const strange = (position: bigint) => ({
      ...saleAt(position),
      id: '00000000-0000-4000-8000-00000000abcd' as never,
    });
    const events = await stage.installation.facts.readAll(0n, {}, 10);
    const saleAt = (position: bigint) => ({ ...events[0]!, position });
    await producing(
      ...[strange(early[3]!), strange(99n), events[1]!, strange(early[0]!), strange(98n)].map((event) =>
        messageOf(event, scene.acme, place(), event.position - 1n),
      ),
      { partition: place(), value: 'not one of ours' },
    );
    stage.relay();
    await scene.sell(scene.acme, {}, {});
    await published();

    const inOneGo = await copyOf('fact');
    expect(inOneGo).toMatchObject({
      messages: 12,
      missing: { events: 1, ranges: [{ first: early[0], last: early[0] }] },
      strange: { events: 4, ranges: [early[0], early[3], 98n].map((position) => ({ first: position })) },
      unreadable: 1,
    });
    const later = { now: Date.now() + 8 * day };
    for (const mostEvents of [1, 2, 5]) {
      expect(await copyOf('fact', { mostEvents })).toEqual(inOneGo);
      expect(await copyOf('fact', { mostEvents, ...later })).toEqual(await copyOf('fact', later));
    }
  }, 120_000);

  it('are not read where nobody asked for it', async () => {
    stage.relay();
    await scene.sell(scene.acme, {});
    await published();
    const refusing = { load: () => Promise.reject(new Error('Nobody should ask')) };
    const { fact, click } = parts().logs;
    const logs = { fact, click: { ...click, checkpoint: refusing } };
    const copies = (await inspectTopics(parts({ logs }), ['fact'])).map(({ copy }) => copy?.messages);
    expect(copies).toEqual([1, undefined, undefined, undefined]);
  });

  it('that were made otherwise are named', async () => {
    const named = (name: string) => `${stage.settings.prefix}.${name}`;
    await withAdmin(stage.settings.kafka, async (admin) => {
      await admin.createTopics({ topics: [{ topic: named('facts'), numPartitions: 3 }], waitForLeaders: true });
      await admin.createTopics({ topics: [{ topic: named('live'), numPartitions: 1 }], waitForLeaders: true });
      await admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: kafkajs.ConfigResourceTypes.TOPIC,
            name: named('live'),
            configEntries: [
              { name: 'cleanup.policy', value: 'compact' },
              { name: 'retention.ms', value: '1000' },
            ],
          },
        ],
      });
    });
    const inspected = await inspectTopics(parts());
    expect(faultsIn(inspected)).toEqual([
      'facts: It has 3 partitions, and should have 12.',
      'clicks: It does not exist.',
      'dead-letters: It does not exist.',
      'live: It is compacted, and so keeps one message of each organisation or share of visitors.',
    ]);
    expect(inspected.flatMap(({ notes }) => notes)).toEqual([
      'It keeps less than the 10 minutes that it is made with.',
    ]);
  });
});
