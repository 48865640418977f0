export * from './client.js';
export * from './live.js';
export * from './types.js';
