export * from './embedded-postgres.js';
export * from './installation.js';
export { isLostConnection } from './lost-connection.js';
export { migrationNames, type Migrated } from './migrate.js';
export { roleNames } from './roles.js';
export * from './transactions.js';
export type { SchemaOwner } from './roles.js';
