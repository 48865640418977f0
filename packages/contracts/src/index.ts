export * from './brand.js';
export * from './clock.js';
export * from './envelope.js';
export * from './events.js';
export * from './ids.js';
export * from './roles.js';
export * from './routes.js';
export * from './streams.js';
