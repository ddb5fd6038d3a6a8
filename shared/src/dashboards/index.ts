export * from './summary.schema.js';
export * from './build-summary.js';
