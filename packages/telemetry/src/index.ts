export * from './metrics.js';
export * from './metrics-listener.js';
export * from './scope.js';
export * from './trace-ids.js';
export * from './tracing.js';
export * from './without-personal-data.js';
