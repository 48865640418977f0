export * from './bus-registry.js';
export * from './service.js';
