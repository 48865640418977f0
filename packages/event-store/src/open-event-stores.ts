import type { Clock } from '@tributary/contracts';
import type { Pool } from 'pg';
import type { EventStore } from './event-store.js';
import type { EventStoreChoice } from './event-store-choice.js';
import { postgresEventStore } from './postgres/postgres-event-store.js';

export interface EventStores {
  readonly facts: EventStore;
  readonly clicks: EventStore;
  close(): Promise<void>;
}

/** `logPool` is asked for where the log is in PostgreSQL, and stays its owner's to close. */
export async function openEventStores(
  choice: EventStoreChoice,
  logPool: () => Pool,
  clock: Clock,
): Promise<EventStores> {
  if (choice.kind === 'postgres') {
    const pool = logPool();
    return {
      facts: postgresEventStore(pool, 'fact', clock),
      clicks: postgresEventStore(pool, 'click', clock),
      close: async () => {},
    };
  }
  // loaded where it is used alone: gRPC and its messages would delay every other start
  const { openEventStoreDb } = await import('./eventstoredb/open-eventstoredb.js');
  return openEventStoreDb(choice.url, clock);
}
