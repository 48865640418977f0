export * from './client.js';
export * from './live.js';
export type * from './routes.js';
export type * from './shapes.js';
