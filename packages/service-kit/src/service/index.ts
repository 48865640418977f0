export * from './bus-registry.js';
export * from './service.js';
export * from './operations.routes.js';
export * from './remote-operations.js';
