export { adminClient, connectAdmin } from './admin-client.js';
export * from './embedded-postgres.js';
export * from './installation.js';
export { isLostConnection } from './lost-connection.js';
export { migrationNames, type Migrated } from './migrate.js';
export { roleNames } from './roles.js';
export { markSchema, refuseOtherSecret, refuseOtherSecretIn, secretMark } from './secret-mark.js';
export * from './transactions.js';
export type { SchemaOwner } from './roles.js';
