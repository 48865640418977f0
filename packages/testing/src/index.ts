export * from './browser.js';
export * from './cluster.js';
export * from './installation.js';
export * from './invariants.js';
export * from './server.js';
export * from './service-under-test.js';
export * from './until.js';
export * from './separate-services.js';
export { type ProcessUnderTest, tributaryProcess } from './process-under-test.js';
