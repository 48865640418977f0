export * from './currencies.js';
export * from './decimal.js';
export * from './money.js';
export * from './rounding.js';
