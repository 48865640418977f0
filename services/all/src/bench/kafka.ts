/** The log's way over Kafka, from append to committed effect, against a plain kafkajs producer and consumer of the same messages. */
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { messageOf, partitionOf, producerFor } from '@tributary/bus';
import { type EventId, type NewEvent, newOrganisationId, streamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { findKafka, startCluster } from '@tributary/testing';
import type { Message } from 'kafkajs';
import pg from 'pg';
import {
  type KafkaLaboratory,
  type KafkaPlace,
  measuredChannel,
  openKafkaLaboratory,
  plainTopic,
} from './kafka-laboratory.js';
import { compared, percentile, type Result, round } from './results.js';

const events = 100_000;
const warmUp = 20_000;
const perAppend = 50;
const writers = 8;
const messagesPerSend = 1_000;
const partitions = 12;
const organisations = Array.from({ length: 24 }, () => newOrganisationId());
const lagSeconds = 10;
const lagRate = 1_000;
const steps = 100;

/** Null where no broker can be had. */
export async function kafkaResults(): Promise<Result[] | null> {
  const kafka = await findKafka();
  if (!kafka) return null;
  const cluster = await startCluster();
  const place = { adminUrl: cluster.url, brokers: kafka.brokers, prefix: `bench${randomBytes(3).toString('hex')}` };
  const laboratory = await openKafkaLaboratory(place);
  const threads: Worker[] = [];
  try {
    const plain = await plainRate(laboratory, await begin('plain', place, threads));
    await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
    await begin('relay', place, threads);
    await begin('consumer', place, threads);
    const through = await throughRate(laboratory, cluster.url);
    const lag = await lagOf(laboratory, cluster.url);
    return [plain, { ...compared(through, plain), ...lag }];
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
    await laboratory.installation.close();
    await cluster.stop();
    await kafka.stop();
  }
}

async function begin(role: 'relay' | 'consumer' | 'plain', place: KafkaPlace, threads: Worker[]): Promise<Worker> {
  if (role === 'plain') await makePlainTopic(await openKafkaLaboratory(place));
  const thread = new Worker(new URL('./kafka-worker.js', import.meta.url), { workerData: { role, place } });
  threads.push(thread);
  await once(thread, 'message');
  return thread;
}

async function makePlainTopic({ settings, installation }: KafkaLaboratory): Promise<void> {
  const admin = settings.kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic: plainTopic(settings), numPartitions: partitions }],
    waitForLeaders: true,
  });
  await admin.disconnect();
  await installation.close();
}

async function plainRate({ settings }: KafkaLaboratory, consumer: Worker): Promise<Result> {
  const producer = producerFor(settings);
  await producer.connect();
  let received = 0;
  consumer.on('message', (count: unknown) => {
    if (typeof count === 'number') received += count;
  });
  const send = async (count: number): Promise<void> => {
    const expected = received + count;
    for (let sent = 0; sent < count; sent += messagesPerSend) {
      const messages = Array.from({ length: messagesPerSend }, (_, n) => messageFor(sent + n));
      await producer.send({ topic: plainTopic(settings), messages, acks: -1 });
    }
    while (received < expected) await pause(1);
  };
  await send(warmUp);
  const begun = performance.now();
  await send(events);
  const rate = round((events / (performance.now() - begun)) * 1_000);
  await producer.disconnect();
  return { name: 'kafka.plain', value: rate, unit: 'events/s' };
}

/** What the relay would send, so that both sides carry the same bytes. */
function messageFor(n: number): Message {
  const organisation = organisations[n % organisations.length] ?? newOrganisationId();
  const position = BigInt(n + 1);
  const event = { ...measured(organisation), stream: streamName(organisation, 'conversion', randomUUID()) };
  const recorded = { ...event, organisation, revision: 1, position, recordedAt: event.occurredAt };
  return messageOf(recorded, organisation, partitionOf(organisation, partitions), position - 1n);
}

async function throughRate({ stores }: KafkaLaboratory, url: string): Promise<Result> {
  const effects = await listen(url);
  const appendAll = async (count: number): Promise<void> => {
    const expected = effects.count + count;
    let left = count;
    await Promise.all(
      Array.from({ length: writers }, async () => {
        while (left > 0) {
          left -= perAppend;
          await appendTo(stores.fact, perAppend);
        }
      }),
    );
    while (effects.count < expected) await pause(1);
  };
  await appendAll(warmUp);
  const begun = performance.now();
  await appendAll(events);
  const rate = round((events / (performance.now() - begun)) * 1_000);
  await effects.end();
  return { name: 'kafka.through', value: rate, unit: 'events/s' };
}

/** From before an append until its effect has committed, at a steady rate. */
async function lagOf({ stores }: KafkaLaboratory, url: string): Promise<Pick<Result, 'p50_ms' | 'p99_ms'>> {
  const effects = await listen(url);
  const perStep = lagRate / steps;
  const samples: Promise<number>[] = [];
  const beginning = performance.now();
  for (let step = 0; step < lagSeconds * steps; step++) {
    await pause(Math.max(0, beginning + (step * 1_000) / steps - performance.now()));
    const begun = performance.now();
    samples.push(appendTo(stores.fact, perStep).then(async (position) => (await effects.committed(position)) - begun));
  }
  const lags = await Promise.all(samples);
  await effects.end();
  return { p50_ms: round(percentile(lags, 0.5), 1), p99_ms: round(percentile(lags, 0.99), 1) };
}

let next = 0;

async function appendTo(store: EventStore, count: number): Promise<bigint> {
  const organisation = organisations[next++ % organisations.length] ?? newOrganisationId();
  const batch = Array.from({ length: count }, () => measured(organisation));
  const outcome = await store.append(streamName(organisation, 'conversion', randomUUID()), batch, 0);
  if (outcome.kind !== 'appended') throw new Error(`The log answers ${outcome.kind}`);
  return outcome.position;
}

function measured(organisation: string): NewEvent {
  const id = randomUUID() as EventId;
  return {
    id,
    type: 'Measured',
    version: 1,
    actor: 'bench',
    correlation: id,
    causation: null,
    occurredAt: Date.now(),
    data: { organisation, customer: 'c-1234', amount: { amount: 1_284, currency: 'GBP' } },
    personal: null,
  };
}

interface Effects {
  readonly count: number;
  /** When the effect of this position was heard of. */
  committed(position: bigint): Promise<number>;
  end(): Promise<void>;
}

async function listen(url: string): Promise<Effects> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let count = 0;
  const waiting = new Map<string, (at: number) => void>();
  const heard = new Map<string, number>();
  client.on('notification', ({ payload = '' }) => {
    const [size, ...positions] = payload.split(',');
    count += Number(size);
    const at = performance.now();
    for (const position of positions) {
      heard.set(position, at);
      waiting.get(position)?.(at);
    }
  });
  await client.query(`listen ${measuredChannel}`);
  return {
    get count() {
      return count;
    },
    committed: (position) =>
      new Promise((resolve) => {
        const at = heard.get(String(position));
        if (at === undefined) waiting.set(String(position), resolve);
        else resolve(at);
      }),
    end: () => client.end(),
  };
}
