export * from './database/index.js';
export * from './personal-data/index.js';
