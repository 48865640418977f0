export * from './problem-filter.js';
export * from './problems.js';
