export * from './call.schema.js';
export * from './call-life.js';
export * from './call-checks.js';
