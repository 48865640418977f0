import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Consumer } from 'kafkajs';
import { liveTopic, type KafkaSettings } from '../kafka/topics.js';
import { type Announcements, hear, type Hearing } from './hearing.js';

const retryAfter = 1_000;
const longestFetch = 500;

/** What any service announces, by Kafka; each process reads all of it, from the end. */
export function kafkaAnnouncements(settings: KafkaSettings): Announcements {
  return new TopicReader(settings);
}

class TopicReader implements Announcements {
  private readonly logger = new Logger('Live');
  private consumer: Consumer | null = null;
  private stopped = false;

  constructor(private readonly settings: KafkaSettings) {}

  async start(hearing: Hearing): Promise<void> {
    if (this.stopped) return;
    const consumer = this.settings.kafka.consumer({
      groupId: `${this.settings.prefix}.live.${randomUUID()}`, // alone in its group, and so given everything
      sessionTimeout: 10_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: longestFetch,
      allowAutoTopicCreation: false,
      retry: { retries: Number.MAX_SAFE_INTEGER },
    });
    this.consumer = consumer;
    let joined = false;
    consumer.on(consumer.events.GROUP_JOIN, () => {
      joined = true;
    });
    consumer.on(consumer.events.FETCH, () => {
      if (joined) hearing.missed(); // it reads from the end, which is known by now
      joined = false;
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) this.startAgain(consumer, hearing, payload.error);
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topic: liveTopic(this.settings), fromBeginning: false });
      await consumer.run({
        autoCommit: false,
        eachMessage: async ({ message }) => hear(String(message.value), hearing),
      });
    } catch (error) {
      this.startAgain(consumer, hearing, error);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { consumer } = this;
    this.consumer = null;
    await consumer?.disconnect();
  }

  private startAgain(lost: Consumer, hearing: Hearing, error: unknown): void {
    if (this.consumer !== lost) return;
    this.logger.warn(error);
    this.consumer = null;
    setTimeout(() => {
      void lost
        .disconnect()
        .catch(() => undefined)
        .then(() => this.start(hearing));
    }, retryAfter).unref();
  }
}
