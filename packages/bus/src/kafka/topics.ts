import { setTimeout as pause } from 'node:timers/promises';
import type { Lane } from '../lanes.js';
import { answered, hangUp } from './answered.js';
import type { LogName } from '@tributary/event-store';
import { type Admin, type ITopicMetadata, type Kafka, Partitioners, type Producer } from 'kafkajs';

export interface KafkaSettings {
  readonly kafka: Kafka;
  /** Leads the names of topics and consumer groups, so that installations can share brokers. */
  readonly prefix: string;
}

export interface TopicPlan {
  readonly name: string;
  /** Which log it copies. */
  readonly log?: LogName;
  readonly partitions: number;
  readonly retentionMilliseconds: number;
  /** Kafka drops whole segments; one of a quiet topic stays open for a week unless told otherwise. */
  readonly segmentMilliseconds?: number;
}

const minute = 60_000;
const day = 1_440 * minute;

/** Copies for consumers and tools; the event store keeps what a topic has dropped. */
export const plans: readonly TopicPlan[] = [
  { name: 'facts', partitions: 12, log: 'fact', retentionMilliseconds: 7 * day },
  { name: 'clicks', partitions: 24, log: 'click', retentionMilliseconds: 2 * day },
  { name: 'dead-letters', partitions: 1, retentionMilliseconds: 30 * day },
  { name: 'live', partitions: 1, retentionMilliseconds: 10 * minute, segmentMilliseconds: 10 * minute },
];
const mostReplicas = 3;
const learnedWithin = 15_000;
const lookInterval = 100;
/** A single event may be larger than the megabyte that brokers take by themselves. */
const mostMessageBytes = 8 * 1024 * 1024;

export function topicOf({ prefix }: KafkaSettings, log: LogName): string {
  return `${prefix}.${log}s`;
}

export function deadLetterTopic({ prefix }: KafkaSettings): string {
  return `${prefix}.dead-letters`;
}

export function liveTopic({ prefix }: KafkaSettings): string {
  return `${prefix}.live`;
}

/** Creates what is missing, with explicit partitions and retention; never changes what is there. */
export async function createTopics({ kafka, prefix }: KafkaSettings): Promise<void> {
  await withAdmin(kafka, async (admin) => {
    const { brokers } = await admin.describeCluster();
    const replicationFactor = Math.min(brokers.length, mostReplicas);
    const present = new Set(await admin.listTopics());
    const topics = plans
      .map((plan) => ({ ...plan, topic: `${prefix}.${plan.name}` }))
      .filter(({ topic }) => !present.has(topic))
      .map(({ topic, partitions: numPartitions, retentionMilliseconds, segmentMilliseconds }) => ({
        topic,
        numPartitions,
        replicationFactor,
        configEntries: [
          { name: 'retention.ms', value: String(retentionMilliseconds) },
          ...(segmentMilliseconds ? [{ name: 'segment.ms', value: String(segmentMilliseconds) }] : []),
          { name: 'max.message.bytes', value: String(mostMessageBytes) },
          { name: 'min.insync.replicas', value: String(Math.max(1, replicationFactor - 1)) },
        ],
      }));
    if (topics.length === 0) return;
    await admin.createTopics({ topics, waitForLeaders: false });
    await metadataOf(
      admin,
      topics.map(({ topic }) => topic),
    );
  });
}

/** Each broker learns of a new topic by itself, and may know nothing of it when another one has made it. */
async function metadataOf(admin: Admin, topics: string[]): Promise<ITopicMetadata[]> {
  const end = performance.now() + learnedWithin;
  for (;;) {
    try {
      return (await admin.fetchTopicMetadata({ topics })).topics;
    } catch (error) {
      if (!(error as { retriable?: boolean }).retriable || performance.now() > end) throw error;
      await pause(lookInterval);
    }
  }
}

export async function partitionsOf({ kafka }: KafkaSettings, topic: string): Promise<number> {
  return withAdmin(kafka, async (admin) => {
    const [found] = await metadataOf(admin, [topic]);
    const partitions = found?.partitions.length ?? 0;
    if (partitions === 0) throw new Error(`The topic ${topic} has no partitions`);
    return partitions;
  });
}

/** The offset that each partition's next message will have. */
export async function endsOf({ kafka }: KafkaSettings, topic: string): Promise<ReadonlyMap<number, string>> {
  return withAdmin(kafka, async (admin) => {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, high]));
  });
}

export async function withAdmin<Result>(kafka: Kafka, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = kafka.admin();
  const connected = async (): Promise<Result> => {
    await admin.connect();
    return work(admin);
  };
  try {
    return await answered('of its topics', connected());
  } finally {
    await hangUp(admin);
  }
}

/** Idempotent: what is sent again after a lost answer is stored once, in order. */
export function producerFor({ kafka }: KafkaSettings): Producer {
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
}

export async function connectedProducer(settings: KafkaSettings): Promise<Producer> {
  const producer = producerFor(settings);
  await answered('a producer', producer.connect());
  return producer;
}

const partitioner = Partitioners.DefaultPartitioner();
const known = new Map<number, Map<Lane, number>>();
const mostKnown = 10_000;

/** Where ordinary producers would put a message with that key. */
export function partitionOf(lane: Lane, partitions: number): number {
  const places = known.get(partitions) ?? new Map<Lane, number>();
  known.set(partitions, places);
  const place = places.get(lane) ?? computedPartition(lane, partitions);
  if (places.size >= mostKnown) places.clear();
  places.set(lane, place);
  return place;
}

function computedPartition(lane: Lane, partitions: number): number {
  return partitioner({
    topic: '',
    message: { key: lane, value: null },
    partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({
      partitionId,
      partitionErrorCode: 0,
      leader: 0,
      replicas: [],
      isr: [],
    })),
  });
}
