import type { Clock } from '@tributary/contracts';
import type { EventStores } from '../open-event-stores.js';
import { type Connection, connect } from './connection.js';
import { eventStoreDbEventStore } from './eventstoredb-event-store.js';

/** Both logs over one connection; fails when nothing answers there. */
export async function openEventStoreDb(url: string, clock: Clock): Promise<EventStores> {
  const connection = connectTo(url);
  const facts = eventStoreDbEventStore(connection, 'fact', clock);
  const clicks = eventStoreDbEventStore(connection, 'click', clock);
  try {
    await facts.head();
  } catch (error) {
    await connection.dispose();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`EVENT_STORE_URL leads to no EventStoreDB that answers: ${reason}`, { cause: error });
  }
  return { facts, clicks, close: () => connection.dispose() };
}

function connectTo(url: string): Connection {
  try {
    return connect(url);
  } catch (cause) {
    // its message may repeat the password, so it stays the cause
    throw new Error('EVENT_STORE_URL is not a connection string of EventStoreDB.', { cause });
  }
}
