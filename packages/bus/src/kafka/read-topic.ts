import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { answered, hangUp } from './answered.js';
import { type KafkaSettings, withAdmin } from './topics.js';

const longestFetch = 500;
const fetchBytes = 4 * 1024 * 1024;
/** Without a single message, before it is given up. */
const longestSilence = 60_000;

/** Shows every message that a topic holds at the moment of the call, in order within each partition. */
export async function readTopic(
  settings: KafkaSettings,
  topic: string,
  visit: (message: KafkaMessage, partition: number) => void,
): Promise<void> {
  const offsets = await withAdmin(settings.kafka, (admin) => admin.fetchTopicOffsets(topic));
  const ends = new Map(
    offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
  );
  if (ends.size === 0) return;
  const groupId = `${settings.prefix}.reader.${randomUUID()}`; // alone in its group, and so given everything
  const consumer = settings.kafka.consumer({
    groupId,
    maxWaitTimeInMs: longestFetch,
    maxBytesPerPartition: fetchBytes,
    allowAutoTopicCreation: false,
  });
  try {
    await answered('a reader', consumer.connect());
    await answered('of its topics', consumer.subscribe({ topic, fromBeginning: true }));
    await untilRead(consumer, topic, ({ batch }) => {
      const end = ends.get(batch.partition);
      if (end === undefined) return false;
      for (const message of batch.messages) if (BigInt(message.offset) < end) visit(message, batch.partition);
      if (BigInt(batch.lastOffset()) + 1n >= end) ends.delete(batch.partition);
      return ends.size === 0;
    });
  } finally {
    await hangUp(consumer);
    // one that stays goes by itself after a week
    await withAdmin(settings.kafka, (admin) => admin.deleteGroups([groupId])).catch(() => undefined);
  }
}

async function untilRead(
  consumer: Consumer,
  topic: string,
  take: (payload: EachBatchPayload) => boolean,
): Promise<void> {
  let silent: NodeJS.Timeout | undefined;
  const read = new Promise<void>((resolve, reject) => {
    silent = setTimeout(() => reject(new Error(`${topic} cannot be read to its end`)), longestSilence);
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) reject(payload.error);
    });
    consumer
      .run({
        autoCommit: false,
        eachBatch: async (payload) => {
          silent?.refresh();
          if (take(payload)) resolve();
        },
      })
      .catch(reject);
  });
  await read.finally(() => clearTimeout(silent));
}
