/** Carries what is announced in a service's database to the topic that gateways read. */
import { Logger } from '@nestjs/common';
import type { Producer } from 'kafkajs';
import type { Pool } from 'pg';
import { answered, hangUp } from '../kafka/answered.js';
import { liveTopic, type KafkaSettings, connectedProducer } from '../kafka/topics.js';
import { DatabaseListener } from './database-listener.js';
import { missedPayload } from './hearing.js';

/** How soon another process goes on where the one that forwarded has ended. */
const turnInterval = 1_000;
/** Beyond that, screens are told once to look again. */
const mostWaiting = 10_000;

export interface Forwarding {
  close(): Promise<void>;
}

/** Of all processes over one database, one forwards: whose connection holds the lock. */
export async function forwardAnnouncements(settings: KafkaSettings, pool: Pool): Promise<Forwarding> {
  const producer = await connectedProducer(settings);
  const sender = new Sender(producer, liveTopic(settings));
  let forwards: unknown;
  const listener: DatabaseListener = new DatabaseListener(pool, {
    heard: (payload) => {
      if (forwards === listener.client) sender.send(payload);
    },
  });
  const takeTurn = async (): Promise<void> => {
    const { client } = listener;
    if (!client || forwards === client) return;
    const { rows } = await client.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtext('tributary.live')) as mine",
    );
    if (!rows[0]?.mine) return;
    forwards = client;
    sender.send(missedPayload); // what was announced since another one ended
  };
  await listener.start();
  await takeTurn().catch(() => undefined);
  const turns = setInterval(() => void takeTurn().catch(() => undefined), turnInterval); // a lost connection comes back
  return {
    close: async () => {
      clearInterval(turns);
      listener.stop();
      await sender.idle();
      await hangUp(producer);
    },
  };
}

/** Sends in order, together what has come meanwhile. */
class Sender {
  private readonly logger = new Logger('Live');
  private waiting: string[] = [];
  private sending: Promise<void> | null = null;

  constructor(
    private readonly producer: Producer,
    private readonly topic: string,
  ) {}

  send(payload: string): void {
    this.waiting = this.waiting.length < mostWaiting ? [...this.waiting, payload] : [missedPayload];
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
  }

  async idle(): Promise<void> {
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const messages = this.waiting.splice(0).map((value) => ({ value }));
      try {
        await answered('to announce', this.producer.send({ topic: this.topic, messages }));
      } catch (error) {
        this.logger.warn(error);
        this.waiting = [missedPayload];
        return; // goes with the next one
      }
    }
  }
}
