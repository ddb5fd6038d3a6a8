export * from './case.schema.js';
export * from './case-form.js';
export * from './check-case.js';
export * from './case-steps.js';
export * from './lines-of.js';
export * from './demo-progress.schema.js';
