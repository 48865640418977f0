export * from './problem.dto.js';
export * from './problem-filter.js';
export * from './problems.js';
