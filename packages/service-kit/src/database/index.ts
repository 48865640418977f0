export * from './embedded-postgres.js';
export * from './installation.js';
export * from './transactions.js';
export type { SchemaOwner } from './roles.js';
