export * from './guard.js';
export * from './identity.js';
