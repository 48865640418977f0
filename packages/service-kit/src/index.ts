export * from './database/index.js';
export * from './http/index.js';
export * from './identity/index.js';
export * from './invitation-token.js';
export * from './personal-data/index.js';
export * from './problems/index.js';
export * from './service/index.js';
