/** Announcements on their way from a service's database over Kafka to the gateways. */
import { randomBytes } from 'node:crypto';
import { newId, type OrganisationId } from '@tributary/contracts';
import {
  describeKafka,
  type KafkaUnderTest,
  startKafka,
  type TestInstallation,
  testInstallation,
} from '@tributary/testing';
import type { Pool } from 'pg';
import { eventually } from '../contract-suite/eventually.js';
import { busMigrations, forwardAnnouncements, kafkaAnnouncements, kafkaClient, type KafkaSettings } from '../index.js';
import { createTopics } from '../kafka/topics.js';
import { announceClosing, announceToStaff } from './announce.js';

const service = 'analytics';

describeKafka('announcements over Kafka', () => {
  let broker: KafkaUnderTest;
  let installation: TestInstallation;
  let settings: KafkaSettings;
  let pool: Pool;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    broker = await startKafka();
    installation = await testInstallation({ services: { [service]: [busMigrations(service)] } });
    pool = installation.database.pools(service).worker;
    settings = { kafka: kafkaClient('suite', broker.brokers), prefix: `t${randomBytes(4).toString('hex')}` };
    await createTopics(settings);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(ends.splice(0).map((end) => end()));
    await installation?.stop();
    await broker?.stop();
  });

  /** What a gateway has heard, once it listens. */
  async function gateway(): Promise<unknown[]> {
    const heard: unknown[] = [];
    const announcements = kafkaAnnouncements(settings);
    ends.push(() => announcements.stop());
    await announcements.start({
      announced: ({ organisation }) => heard.push(organisation),
      closed: (closing) => heard.push(closing),
      missed: () => heard.push('missed'),
    });
    await eventually(() => heard.includes('missed'));
    return heard;
  }
  async function announced(): Promise<OrganisationId> {
    const organisation = newId<OrganisationId>();
    const tx = await pool.connect();
    await announceToStaff(tx, 'operations', organisation).finally(() => tx.release());
    return organisation;
  }
  const times = (heard: readonly unknown[], what: unknown) => heard.filter((each) => each === what).length;

  it("reach every gateway once, whichever of a service's processes forwards", async () => {
    const first = await forwardAnnouncements(settings, pool);
    const second = await forwardAnnouncements(settings, pool);
    ends.push(() => second.close());
    const [one, other] = await Promise.all([gateway(), gateway()]);
    const early = await announced();
    await announceClosing(pool, { session: 'a session' });
    const closing = expect.objectContaining({ session: 'a session' });
    for (const heard of [one, other]) await eventually(() => heard.some((each) => closing.asymmetricMatch(each)));
    expect([times(one, early), times(other, early)]).toEqual([1, 1]);

    const before = times(one, 'missed');
    await first.close();
    await eventually(() => times(one, 'missed') > before); // the other one has taken over, and says so
    const late = await announced();
    await eventually(() => times(one, late) === 1 && times(other, late) === 1);
  }, 60_000);
});
