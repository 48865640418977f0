/** People are erased while services are apart: Kafka keeps its messages, and none of them names anybody. */
import { kafkaClient, type KafkaSettings, readTopic } from '@tributary/bus';
import type { OrganisationId, SealedPersonal } from '@tributary/contracts';
import { personalData } from '@tributary/service-kit';
import { describeKafka, type ServicesUnderTest, startKafka, startServicesOn, until } from '@tributary/testing';
import type { KafkaMessage } from 'kafkajs';
import pg from 'pg';
import { inDatabase } from './database.js';
import { customer, filesUnder, isPostgresOwn, makeKnown, marksIn, settled, wholeDatabase } from './known-people.js';
import { type Shop, shopOn } from './shop.js';

const topics = ['facts', 'clicks', 'dead-letters', 'live'] as const;

interface Sealed {
  readonly organisation: OrganisationId;
  readonly personal: SealedPersonal;
}

describeKafka('over Kafka, a person who is erased', () => {
  let services: ServicesUnderTest;
  let shop: Shop<ServicesUnderTest>;
  let kafka: KafkaSettings;
  let vault: pg.Pool;
  beforeAll(async () => {
    const broker = await startKafka();
    services = await startServicesOn(broker, { environment: { LOG_LEVEL: 'debug' } });
    kafka = { kafka: kafkaClient('suite', broker.brokers), prefix: services.prefix };
    vault = new pg.Pool({ connectionString: services.cluster.url, options: '-c search_path=vault' });
    shop = await shopOn(services);
    await makeKnown(shop);
    expect((await shop.call('GET', '/r/zq')).status).toBe(302);
    await failToTell();
    await settled(shop);
  }, 300_000);
  afterAll(async () => {
    await vault?.end();
    await services?.dispose();
  }, 60_000);

  /** A change of both people that a reader cannot take, so that its copy goes to the dead letters. */
  async function failToTell(): Promise<void> {
    await inDatabase(services, 'alter table partner.partner add constraint broken check (false) not valid');
    await shop.call('PATCH', '/api/partners/zq', { name: 'Zelda Quixworth again' });
    await until(async () => (await shop.call('GET', '/api/operations/dead-letters')).body.length > 0, {
      within: 30_000,
    });
    await inDatabase(services, 'alter table partner.partner drop constraint broken');
  }

  const messagesOf = async (topic: string): Promise<KafkaMessage[]> => {
    const messages: KafkaMessage[] = [];
    await readTopic(kafka, `${services.prefix}.${topic}`, (message) => messages.push(message));
    return messages;
  };
  /** Keys, headers and values as the broker has them. */
  const rawTopics = async (): Promise<string> => {
    const texts = await Promise.all(
      topics.map(async (topic) => {
        const raw = (await messagesOf(topic)).filter(({ value }) => value);
        expect({ topic, isEmpty: raw.length === 0 }).toEqual({ topic, isEmpty: false });
        return raw.map(({ key, headers, value }) => {
          const shown = Object.entries(headers ?? {}).map(([name, each]) => `${name}=${each}`);
          return [topic, key, ...shown, value].map(String).join(' ');
        });
      }),
    );
    return texts.flat().join('\n');
  };
  const sealedInTopics = async (): Promise<Sealed[]> =>
    (await messagesOf('facts')).flatMap(({ value }) => {
      const { personal, organisation } = value ? JSON.parse(String(value)) : {};
      if (!personal) return [];
      const [person, nonce, sealed] = personal.split(':');
      return [{ organisation, personal: { person, nonce, sealed } }];
    });
  /** What whoever has the secret and the vault can make of it. */
  const opened = async (all: readonly Sealed[]): Promise<string> => {
    const { open } = personalData(vault, services.environment['TRIBUTARY_SECRET'] ?? '');
    return JSON.stringify(await Promise.all(all.map(({ organisation, personal }) => open(organisation, personal))));
  };

  it('stands in the topics sealed, and in clear in none', async () => {
    expect(marksIn(await rawTopics())).toEqual([]);
    expect(marksIn(await opened(await sealedInTopics()))).toEqual(
      expect.arrayContaining(['zelda', 'yorick', 'markone', 'marktwo', 'private-marked']),
    );
  }, 60_000);

  it('can be opened from no topic any more, and is in no table, file or output of any process', async () => {
    const sealed = await sealedInTopics();
    expect(await shop.run('erase-person', '--partner', 'zq', '--yes')).toMatchObject({ code: 0 });
    expect(await shop.run('erase-person', '--email', customer.email, '--yes')).toMatchObject({ code: 0 });
    await settled(shop);
    expect(marksIn(await rawTopics())).toEqual([]);
    expect((await sealedInTopics()).length).toBeGreaterThanOrEqual(sealed.length); // Kafka forgets nothing so soon
    expect(marksIn(await opened(sealed))).toEqual([]);
    expect(marksIn(await wholeDatabase(services))).toEqual([]);
    expect(marksIn(filesUnder(services.dataDirectory, isPostgresOwn))).toEqual([]);
    const printed = services.everyProcess.map((each) => each.output()).join('');
    expect(printed.length).toBeGreaterThan(10_000); // they debug
    expect(marksIn(printed)).toEqual([]);
    expect(await shop.run('verify')).toMatchObject({ code: 0 });
  }, 120_000);
});
