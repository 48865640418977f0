/** Threads of the Kafka comparison: what runs beside the writers, as the processes of an installation do. */
import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { NestFactory } from '@nestjs/core';
import { consumerGroup, type Delivery, kafkaBus, relayCheckpoint, startRelay } from '@tributary/bus';
import type { RecordedEvent } from '@tributary/contracts';
import { runningBus } from '@tributary/service-kit';
import { measuredChannel, openKafkaLaboratory, type KafkaPlace, plainTopic } from './kafka-laboratory.js';

const group = consumerGroup('bench-measured', { onFailure: 'park' });

/** A notification holds less than 8,000 bytes. */
const mostNamed = 500;

@Controller()
class Measured {
  @EventPattern<string>(group.name, group.transportId, { types: ['Measured'] })
  async on(@Payload() events: readonly RecordedEvent[], @Ctx() { tx }: Delivery): Promise<void> {
    const positions = events.map(({ position }) => String(position));
    await tx.query('insert into measured select unnest($1::bigint[])', [positions]);
    // Heard once the transaction has committed, and not before.
    const named = events.length <= mostNamed ? positions : [];
    await tx.query('select pg_notify($1, $2)', [measuredChannel, [events.length, ...named].join()]);
  }
}

const { role, place } = workerData as { role: 'relay' | 'consumer' | 'plain'; place: KafkaPlace };
const ready = () => parentPort?.postMessage('ready');

if (role === 'plain') {
  const { settings } = await openKafkaLaboratory(place);
  const consumer = settings.kafka.consumer({ groupId: `${settings.prefix}.plain`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic: plainTopic(settings), fromBeginning: true });
  consumer.on(consumer.events.GROUP_JOIN, ready);
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const { value } of batch.messages) JSON.parse(String(value));
      parentPort?.postMessage(batch.messages.length);
    },
  });
} else {
  const { settings, installation, stores } = await openKafkaLaboratory(place);
  if (role === 'relay') {
    const checkpoint = relayCheckpoint(installation.pools('relay').worker, 'fact');
    startRelay({ ...settings, log: 'fact', store: stores.fact, checkpoint });
    ready();
  } else {
    const bus = runningBus(stores, await kafkaBus(settings));
    const module = { module: class {}, controllers: [Measured] };
    const definition = { name: 'analytics', groups: [{ group, tables: [] }], module } as const;
    const [strategy] = await bus.join(definition, installation.pools('analytics').worker);
    if (!strategy) throw new Error('The group has no transport');
    const application = await NestFactory.createMicroservice(module, { strategy, logger: ['error'] });
    await application.listen();
    ready();
  }
}
