export * from './collect-groups.js';
export * from './collect-pools.js';
export * from './observe-http.js';
export * from './observed-store.js';
