export * from './create-application.js';
export * from './health.js';
