export * from './summary.schema.js';
export * from './build-summary.js';
export * from './dashboard.schema.js';
export * from './figure-rows.schema.js';
