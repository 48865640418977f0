/** An operator finds out what is wrong with the topics of a running installation, and mends it. */
import { kafkaClient, producerFor, readTopic } from '@tributary/bus';
import { describeKafka, type ServicesUnderTest, startKafka, startServicesOn, until } from '@tributary/testing';
import type { Admin, KafkaMessage } from 'kafkajs';
import { operate } from './operate.js';
import { openProgram, type Shop, shopOn } from './shop.js';

describeKafka('tributary topics', () => {
  let services: ServicesUnderTest;
  let shop: Shop<ServicesUnderTest>;
  let admin: Admin;
  let sales = 0;
  beforeAll(async () => {
    const kafka = await startKafka();
    services = await startServicesOn(kafka, { databasesApart: true });
    shop = await shopOn(services);
    await openProgram(shop);
    await shop.api.post('/signups', { program: 'shop', customerId: 'carol', code: 'ann' });
    admin = kafkaClient('suite', kafka.brokers).admin();
    await admin.connect();
  }, 300_000);
  afterAll(async () => {
    await admin?.disconnect();
    await services?.dispose();
  }, 60_000);

  const topics = (...words: string[]) => operate(services.environment, 'topics', ...words);
  const named = (name: string) => `${services.prefix}.${name}`;
  const check = async () => {
    const { code, stdout } = await topics('check', '--json');
    return { code, ...(JSON.parse(stdout) as { topics: { topic: string; faults: string[]; messages?: number }[] }) };
  };
  const faultsOf = async (name: string) =>
    (await check()).topics.find(({ topic }) => topic === named(name))?.faults.join(' ') ?? '';
  const sell = () =>
    shop.api.post('/conversions', {
      program: 'shop',
      externalId: `order-${++sales}`,
      customerId: 'carol',
      amount: { amount: 10_000, currency: 'GBP' },
    });
  const click = async () => expect((await shop.call('GET', '/r/ann')).status).toBe(302);
  /** Each sale earns its partner ten pounds, once. */
  const paidFor = async (times: number) => {
    const earned = async () => (await shop.call('GET', '/api/commissions')).body.items;
    await until(async () => (await earned()).length >= times, { within: 30_000 });
    expect(await earned()).toEqual(
      Array(times).fill(expect.objectContaining({ amount: { amount: 1_000, currency: 'GBP' } })),
    );
    expect(await shop.run('verify')).toMatchObject({ code: 0 });
  };
  const loseEverything = async (topic: string) => {
    const offsets = await admin.fetchTopicOffsets(topic);
    const partitions = offsets.filter(({ low, high }) => low !== high);
    await admin.deleteTopicRecords({
      topic,
      partitions: partitions.map(({ partition, high }) => ({ partition, offset: high })),
    });
  };

  it('check says that every topic is as it should be', async () => {
    await sell();
    await click();
    await paidFor(1);
    await until(async () => (await check()).topics.find(({ topic }) => topic === named('clicks'))?.messages === 1);
    const { code, stdout } = await topics('check');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/facts: 12 partitions, kept 7 days, \d+ messages from 1 to \d+; published up to/),
    });
    expect(stdout).toContain('Every topic is as it should be.');
  }, 60_000);

  it('check names what is lost, refill brings it back, and no sale counts twice', async () => {
    await admin.deleteTopics({ topics: [named('clicks'), named('dead-letters')] });
    await loseEverything(named('facts'));
    const { code, stdout } = await topics('check');
    expect(code).toBe(2);
    expect(stdout).toMatch(/facts:.*\n {2}fault {2}Events that are missing: \d+, at 1 to \d+\./);
    expect(stdout).toMatch(/clicks: missing.*\n {2}fault {2}It does not exist\./);
    expect(stdout).toMatch(/dead-letters: missing\n {2}fault {2}It does not exist\./);

    const refilled = await topics('refill');
    expect(refilled).toMatchObject({ code: 0, stderr: '' });
    expect(refilled.stdout).toMatch(/facts: \d+ events after 0\n.*clicks: 1 events after 0\n/);
    expect((await check()).code).toBe(0);
    expect((await topics('refill')).stdout).toBe('Nothing is missing.\n');

    await sell();
    await click();
    await paidFor(2);
    await until(async () => (await check()).code === 0);
  }, 120_000);

  it('refill publishes one log again from a position, as often as one likes', async () => {
    const { code, stdout } = await topics('refill', '--log', 'facts', '--from', '0', '--json');
    expect({ code, stdout }).toMatchObject({ code: 0 });
    const { refilled } = JSON.parse(stdout) as { refilled: { events: number }[] };
    expect(refilled).toEqual([{ topic: named('facts'), after: '0', events: expect.any(Number) }]);
    expect(refilled[0]!.events).toBeGreaterThan(5);
    await sell();
    await paidFor(3);
    expect(await faultsOf('facts')).toBe('');
  }, 60_000);

  it('refill from a position does not look first; else it refuses where a topic holds what is not of the log', async () => {
    const topic = named('clicks');
    const { KAFKA_BROKERS: brokers = '' } = services.environment;
    const kafka = { kafka: kafkaClient('suite', brokers.split(',')), prefix: services.prefix };
    const known: KafkaMessage[] = [];
    await readTopic(kafka, topic, (message) => message.value && known.push(message));
    const { key, value, headers } = known[0]!;
    const position = '999999';
    const strange = JSON.stringify({ ...JSON.parse(String(value)), position });
    const producer = producerFor(kafka);
    await producer.connect();
    await producer.send({ topic, messages: [{ key, value: strange, headers: { ...headers, ce_position: position } }] });
    await producer.disconnect();

    expect(await topics('refill')).toMatchObject({ code: 1, stderr: expect.stringContaining('not of this log') });
    const { code, stdout } = await topics('refill', '--log', 'clicks', '--from', '0');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/clicks: \d+ events after 0/) });
    expect(await faultsOf('clicks')).toBe('Messages that are not of this log: 1, at 999999.');
    await admin.deleteTopics({ topics: [topic] });
    expect(await topics('refill')).toMatchObject({ code: 0 });
    expect((await check()).code).toBe(0);
  }, 120_000);

  it('without dead letters or live updates makes the topics for them', async () => {
    await admin.deleteTopics({ topics: [named('dead-letters')] });
    expect(await faultsOf('dead-letters')).toBe('It does not exist.');
    expect(await topics('refill')).toMatchObject({ code: 0, stdout: expect.stringContaining('dead-letters: made') });
    expect((await check()).code).toBe(0);
  }, 60_000);

  it.each<[string, () => NodeJS.ProcessEnv, string[], RegExp]>([
    ['no broker is named', () => ({ KAFKA_BROKERS: '' }), ['check'], /^KAFKA_BROKERS is not set; topics looks there/],
    ['no database is named', () => ({ DATABASE_URL: '' }), ['check'], /^DATABASE_URL is not set; topics needs/],
    [
      'the database is another',
      () => ({ DATABASE_URL: services.environment['EVENT_STORE_URL'] }),
      ['check'],
      /^No relay has run on the database in DATABASE_URL/,
    ],
    [
      'nobody answers at the brokers',
      () => ({ KAFKA_BROKERS: '127.0.0.1:1' }),
      ['check'],
      /^Kafka at KAFKA_BROKERS \(127\.0\.0\.1:1\): .*ECONNREFUSED.*\n$/,
    ],
    ['a position is of no log', () => ({}), ['refill', '--from', '0'], /^--from is a position of one log/],
  ])(
    'say what is missing where %s',
    async (_, change, words, expected) => {
      const { code, stderr } = await operate({ ...services.environment, ...change() }, 'topics', ...words);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(expected) });
    },
    40_000,
  );
});
