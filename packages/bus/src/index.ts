export * from './announce.js';
export { CheckpointMoved } from './checkpoints.js';
export * from './dead-letters.js';
export * from './delivery.js';
export * from './keep-cause.js';
export { LogTransport } from './log/log-transport.js';
export { type Outbox, outboxOf, putOutgoing, shipped } from './outbox.js';
export { skippedEvents } from './skips.js';
export { startTail, type Tail } from './tail.js';

import type { MigrationSet } from '@tributary/event-store';

/** The bus's own tables, in the schema of each service that consumes. */
export function busMigrations(schema: string): MigrationSet {
  return { schema, directory: new URL('./migrations/', import.meta.url) };
}
