import { describeKafka, type KafkaUnderTest, startKafka } from '@tributary/testing';
import { kafkaClient } from './client.js';
import { readTopic } from './read-topic.js';
import { createTopics, producerFor, topicOf } from './topics.js';

const count = 3_000;

describeKafka('reading a topic', () => {
  let broker: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startKafka();
  }, 120_000);
  afterAll(() => broker?.stop());

  it('shows every message once, although the broker goes away meanwhile', async () => {
    const settings = { kafka: kafkaClient('suite', broker.brokers), prefix: 'read' };
    const topic = topicOf(settings, 'fact');
    await createTopics(settings);
    const producer = producerFor(settings);
    await producer.connect();
    const padding = 'x'.repeat(2_000);
    for (let sent = 0; sent < count; sent += 500)
      await producer.send({
        topic,
        messages: Array.from({ length: 500 }, (_, n) => ({ partition: n % 2, value: `${sent + n} ${padding}` })),
      });
    await producer.disconnect();
    const shown: number[] = [];
    let restarted: Promise<void> | null = null;
    await readTopic(settings, topic, ({ value }) => {
      shown.push(Number.parseInt(String(value), 10));
      restarted ??= broker.kill(0).then(() => broker.start(0)) as Promise<void>;
    });
    await restarted;
    expect(shown.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
  }, 120_000);
});
