export * from './consistency.js';
export * from './csv.js';
export * from './imports.dto.js';
export * from './input.js';
export * from './json-bodies.js';
export * from './paging.js';
export * from './validation.js';
