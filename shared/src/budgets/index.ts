export * from './budget.schema.js';
export * from './budget-figures.js';
export * from './budget-findings.js';
