/** What a broker says of the topics, beside what Tributary makes of them. */
import kafkajs from 'kafkajs';
import { type KafkaSettings, plans, type TopicPlan, withAdmin } from './topics.js';

export interface TopicSettings {
  readonly partitions: number;
  /** Infinity where nothing is dropped by age. */
  readonly retentionMilliseconds: number;
  /** By size: then nobody can tell which messages should still be there. */
  readonly dropsBySize: boolean;
  readonly isCompacted: boolean;
}

export interface TopicFound {
  readonly topic: string;
  readonly plan: TopicPlan;
  /** Null where there is no such topic. */
  readonly settings: TopicSettings | null;
}

const asked = ['retention.ms', 'retention.bytes', 'cleanup.policy'];

/** One for each topic of an installation. */
export async function findTopics({ kafka, prefix }: KafkaSettings): Promise<TopicFound[]> {
  return withAdmin(kafka, async (admin) => {
    const present = new Set(await admin.listTopics());
    const wanted = plans.map((plan) => ({ plan, topic: `${prefix}.${plan.name}` }));
    const names = wanted.map(({ topic }) => topic).filter((topic) => present.has(topic));
    if (names.length === 0) return wanted.map((each) => ({ ...each, settings: null }));
    const [{ topics }, { resources }] = await Promise.all([
      admin.fetchTopicMetadata({ topics: names }),
      admin.describeConfigs({
        includeSynonyms: false,
        resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: asked })),
      }),
    ]);
    return wanted.map((each) => {
      const partitions = topics.find(({ name }) => name === each.topic)?.partitions.length;
      const entries = resources.find(({ resourceName }) => resourceName === each.topic)?.configEntries ?? [];
      const values = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
      if (partitions === undefined) return { ...each, settings: null };
      const retention = Number(values.get('retention.ms') ?? -1);
      return {
        ...each,
        settings: {
          partitions,
          retentionMilliseconds: retention < 0 ? Number.POSITIVE_INFINITY : retention,
          dropsBySize: Number(values.get('retention.bytes') ?? -1) >= 0,
          isCompacted: (values.get('cleanup.policy') ?? '').includes('compact'),
        },
      };
    });
  });
}
