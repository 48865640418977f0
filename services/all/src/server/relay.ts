/** The process that publishes both logs to Kafka. */
import { hostname } from 'node:os';
import { kafkaClient, type KafkaSettings, type Relay, relayCheckpoint, startRelay } from '@tributary/bus';
import type { Clock } from '@tributary/contracts';
import type { EventStore, LogName } from '@tributary/event-store';
import type { Installation } from '@tributary/service-kit';
import { onScrape, relayMetrics } from '@tributary/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Settings } from './settings.js';

export interface RunningRelays {
  readonly routes: (fastify: FastifyInstance) => void;
  close(): Promise<void>;
}

type RunningStores = Readonly<Record<LogName, EventStore>>;

const logs: readonly LogName[] = ['fact', 'click'];

export function kafkaOf({ kafka, target }: Settings): KafkaSettings {
  if (!kafka) throw new Error('KAFKA_BROKERS is not set.');
  return { kafka: kafkaClient(`tributary-${target}-${hostname()}`, kafka.brokers), prefix: kafka.prefix };
}

export async function startRelays(
  settings: Settings,
  installation: Installation,
  stores: RunningStores,
  clock: Clock,
): Promise<RunningRelays> {
  const { worker } = installation.pools('relay');
  const kafka = kafkaOf(settings);
  const relays = new Map<LogName, Relay>();
  for (const log of logs) {
    const checkpoint = relayCheckpoint(worker, log);
    if (settings.refillFrom !== null) await checkpoint.reset(settings.refillFrom);
    relays.set(log, startRelay({ ...kafka, log, store: stores[log], checkpoint }));
  }
  const stopCollecting = onScrape(() => collect(relays, stores, clock));
  return {
    routes: (fastify) => {
      fastify.get('/health/relay', async (_, reply) => {
        void reply.header('cache-control', 'no-store');
        const states = [...relays].map(async ([log, relay]) => [log, await stateOf(relay, stores[log])]);
        return Object.fromEntries(await Promise.all(states));
      });
    },
    close: async () => {
      stopCollecting();
      await Promise.all([...relays.values()].map((relay) => relay.close()));
    },
  };
}

/** Lag: how many positions the log's end is ahead of what is published. A relay that waits for its turn says none. */
async function stateOf({ leading, position }: Relay, store: EventStore): Promise<object> {
  return leading ? { leading, position: String(position), lag: String((await store.head()) - position) } : { leading };
}

async function collect(relays: ReadonlyMap<LogName, Relay>, stores: RunningStores, clock: Clock): Promise<void> {
  const { leader, lagEvents, lagSeconds } = relayMetrics();
  for (const [log, { leading, position }] of relays) {
    leader.set({ log }, leading ? 1 : 0);
    if (!leading) {
      lagEvents.remove({ log });
      lagSeconds.remove({ log });
      continue;
    }
    const [waiting] = await stores[log].readAll(position, {}, 1);
    lagEvents.set({ log }, Number((await stores[log].head()) - position));
    lagSeconds.set({ log }, waiting ? Math.max(0, clock.now() - waiting.recordedAt) / 1_000 : 0);
  }
}
