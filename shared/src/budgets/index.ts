export * from './budget.schema.js';
