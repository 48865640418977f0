export * from './event-store.js';
export * from './event-store-choice.js';
export * from './migrations.js';
export * from './open-event-stores.js';
export { postgresEventStore } from './postgres/postgres-event-store.js';

import type { MigrationSet } from './migrations.js';

export const eventLogMigrations: MigrationSet = {
  schema: 'log',
  directory: new URL('./postgres/migrations/', import.meta.url),
};
