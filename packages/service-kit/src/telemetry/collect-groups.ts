import { countDeadLetters } from '@tributary/bus';
import type { Clock, ServiceName } from '@tributary/contracts';
import type { EventStore, LogName } from '@tributary/event-store';
import { metrics, onScrape } from '@tributary/telemetry';
import type { Pool } from 'pg';
import type { BusRegistry, ReadModelState, ServiceDefinition } from '../service/service.js';

export interface ObservedGroups {
  readonly services: readonly ServiceDefinition[];
  readonly bus: BusRegistry;
  readonly stores: Readonly<Record<LogName, EventStore>>;
  readonly clock: Clock;
  workerPool(service: ServiceName): Pool;
}

/** How far the consumer groups of this process are behind, and what they have given up. */
export function collectGroups({ services, bus, stores, clock, workerPool }: ObservedGroups): () => void {
  const logOf = new Map(services.flatMap(({ groups }) => groups.map(({ group }) => [group.name, group.log] as const)));

  async function ageOfNext({ name, position, lag }: ReadModelState): Promise<number> {
    if (lag === 0n) return 0;
    const [next] = await stores[logOf.get(name) ?? 'fact'].readAll(position, {}, 1);
    return next ? Math.max(0, clock.now() - next.recordedAt) / 1_000 : 0;
  }

  async function collectLags(): Promise<void> {
    metrics.groupLagEvents.reset();
    metrics.groupLagSeconds.reset();
    const models = await bus.readModels();
    const ages = await Promise.all(models.map(ageOfNext));
    models.forEach(({ name, lag }, n) => {
      metrics.groupLagEvents.set({ group: name }, Number(lag));
      metrics.groupLagSeconds.set({ group: name }, ages[n] ?? 0);
    });
  }

  async function collectDeadLetters(): Promise<void> {
    metrics.deadLetters.reset();
    const counts = await Promise.all(services.map(({ name }) => countDeadLetters(workerPool(name))));
    const countOf = new Map(counts.flatMap((count) => [...count]));
    for (const group of logOf.keys()) metrics.deadLetters.set({ group }, countOf.get(group) ?? 0);
  }

  const stops = [onScrape(collectLags), onScrape(collectDeadLetters)];
  return () => {
    for (const stop of stops) stop();
  };
}
