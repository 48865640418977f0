import { setTimeout as pause } from 'node:timers/promises';
import { describeKafka, type KafkaUnderTest, startKafka } from '@tributary/testing';
import { kafkaClient } from './client.js';
import { GroupMember } from './group-member.js';
import { createTopics, topicOf, withAdmin } from './topics.js';

const watched = 2_000;
const interval = 200;

describeKafka('a member of a group', () => {
  let broker: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startKafka();
  }, 120_000);
  afterAll(() => broker?.stop());

  it.each([0, 50, 500])(
    'that leaves while it joins (for %d ms) is in no group afterwards',
    async (late) => {
      const settings = { kafka: kafkaClient('suite', broker.brokers), prefix: `member-${late}` };
      await createTopics(settings);
      const calls = { assigned: () => undefined, handle: async () => true };
      const group = `${settings.prefix}.leaving`;
      const member = new GroupMember(settings, group, topicOf(settings, 'fact'), calls);
      const joining = member.join(12).catch(() => undefined);
      await pause(late);
      await member.leave();
      await joining;
      let most = 0;
      for (const end = performance.now() + watched; performance.now() < end; await pause(interval)) {
        const { groups } = await withAdmin(settings.kafka, (admin) => admin.describeGroups([group]));
        most = Math.max(most, groups[0]!.members.length);
      }
      expect(most).toBe(0);
    },
    60_000,
  );
});
