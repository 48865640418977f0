import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { answered, hangUp } from './answered.js';
import { type KafkaSettings, withAdmin } from './topics.js';

const longestFetch = 500;
/** Of a partition, and of all of a broker's: memory is worth more here than time. */
const fetchBytes = 512 * 1024;
const fetchBytesTogether = 2 * 1024 * 1024;
/** Without a single message, before it is given up. */
const longestSilence = 60_000;

/** Offsets of one partition. */
export interface Stretch {
  readonly from: bigint;
  /** The one behind the last. */
  readonly to: bigint;
}

/** By partition, in order. */
export type Stretches = ReadonlyMap<number, readonly Stretch[]>;

type Visit = (message: KafkaMessage, partition: number) => void;

/** Everything that a topic holds at the moment of the call. */
export async function wholeOf({ kafka }: KafkaSettings, topic: string): Promise<Stretches> {
  const offsets = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(topic));
  return new Map(
    offsets
      .filter(({ low, high }) => low !== high)
      .map(({ partition, low, high }) => [partition, [{ from: BigInt(low), to: BigInt(high) }]]),
  );
}

/** Shows every message of some stretches of a topic, or of all of it, in order within each partition. */
export async function readTopic(
  settings: KafkaSettings,
  topic: string,
  visit: Visit,
  stretches?: Stretches,
): Promise<void> {
  const wanted = stretches ?? (await wholeOf(settings, topic));
  if (wanted.size === 0) return;
  const groupId = `${settings.prefix}.reader.${randomUUID()}`; // alone in its group, and so given everything
  const consumer = settings.kafka.consumer({
    groupId,
    maxWaitTimeInMs: longestFetch,
    maxBytesPerPartition: fetchBytes,
    maxBytes: fetchBytesTogether,
    allowAutoTopicCreation: false,
  });
  try {
    await answered('a reader', consumer.connect());
    await answered('of its topics', consumer.subscribe({ topic, fromBeginning: true }));
    await untilRead(consumer, topic, new Map([...wanted].map(([partition, each]) => [partition, [...each]])), visit);
  } finally {
    await hangUp(consumer);
    // one that stays goes by itself after a week
    await withAdmin(settings.kafka, (admin) => admin.deleteGroups([groupId])).catch(() => undefined);
  }
}

async function untilRead(
  consumer: Consumer,
  topic: string,
  wanted: Map<number, Stretch[]>,
  visit: Visit,
): Promise<void> {
  let silent: NodeJS.Timeout | undefined;
  const goTo = (partition: number) => {
    const next = wanted.get(partition)?.[0];
    try {
      if (next) consumer.seek({ topic, partition, offset: String(next.from) });
      else consumer.pause([{ topic, partitions: [partition] }]);
    } catch {
      // it is out of its group, and is told again when it has joined anew
    }
  };
  const read = new Promise<void>((resolve, reject) => {
    silent = setTimeout(() => reject(new Error(`${topic} cannot be read to its end`)), longestSilence);
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) reject(payload.error);
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      for (const partition of payload.memberAssignment[topic] ?? []) goTo(partition);
    });
    consumer
      .run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          silent?.refresh();
          if (!show(batch, wanted, visit)) goTo(batch.partition);
          if (wanted.size === 0) resolve();
        },
      })
      .catch(reject);
  });
  await read.finally(() => clearTimeout(silent));
}

/** Takes from `wanted` what is done; false where the next message is not wanted. */
function show(batch: EachBatchPayload['batch'], wanted: Map<number, Stretch[]>, visit: Visit): boolean {
  const { partition, messages } = batch;
  const stretches = wanted.get(partition) ?? [];
  const pass = (offset: bigint) => {
    while (stretches[0] && stretches[0].to <= offset) stretches.shift();
  };
  for (const message of messages) {
    const offset = BigInt(message.offset);
    pass(offset);
    const [current] = stretches;
    if (!current || offset < current.from) continue;
    visit(message, partition);
    stretches[0] = { from: offset + 1n, to: current.to }; // whoever joins anew goes on from here
  }
  const next = BigInt(batch.lastOffset()) + 1n;
  pass(next);
  if (stretches.length === 0) wanted.delete(partition);
  return stretches[0] !== undefined && stretches[0].from <= next;
}
