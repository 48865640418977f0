/** What takes long to load is loaded where it is used: most specs need neither a browser nor a service of their own. */
export * from './browser.js';
export * from './cluster.js';
export type { ConsumerUnderTest } from './consumer-process.js';
export type { TestInstallation } from './installation.js';
export * from './invariants.js';
export * from './kafka/index.js';
export * from './modes.js';
export * from './ports.js';
export * from './posted-entry.js';
export * from './random.js';
export * from './required.js';
export * from './server.js';
export type { ServiceUnderTest, TestAnswer, TestCaller } from './service-under-test.js';
export * from './test-secret.js';
export * from './unsteady-line.js';
export * from './until.js';
export * from './separate-services.js';
export { type ProcessUnderTest, tributaryProcess } from './process-under-test.js';

export const startConsumer: typeof import('./consumer-process.js').startConsumer = async (...given) =>
  (await import('./consumer-process.js')).startConsumer(...given);

export const startService: typeof import('./service-under-test.js').startService = async (...given) =>
  (await import('./service-under-test.js')).startService(...given);

export const testInstallation: typeof import('./installation.js').testInstallation = async (...given) =>
  (await import('./installation.js')).testInstallation(...given);
