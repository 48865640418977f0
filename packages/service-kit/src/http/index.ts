export * from './consistency.js';
export * from './input.js';
export * from './validation.js';
