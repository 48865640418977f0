import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type KafkaSettings, producerFor } from '@tributary/bus';
import type { Message } from 'kafkajs';

const readFor = 2_000;

/** Sends again what a topic ends with: up to so many messages of each partition. */
export async function sendAgain(settings: KafkaSettings, topic: string, perPartition: number): Promise<number> {
  const messages = await lastOf(settings, topic, perPartition);
  const producer = producerFor(settings);
  await producer.connect();
  try {
    await producer.send({ topic, messages });
  } finally {
    await producer.disconnect();
  }
  return messages.length;
}

async function lastOf({ kafka }: KafkaSettings, topic: string, perPartition: number): Promise<Message[]> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const consumer = kafka.consumer({ groupId: `again-${randomUUID()}`, maxWaitTimeInMs: 200 });
  const found: Message[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message: { key, value, headers } }) => {
        found.push({ partition, key, value, ...(headers && { headers }) });
      },
    });
    for (const { partition, low, high } of ends)
      consumer.seek({ topic, partition, offset: String(Math.max(Number(low), Number(high) - perPartition)) });
    await pause(readFor);
  } finally {
    await consumer.disconnect();
  }
  return found;
}
