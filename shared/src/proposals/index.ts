export * from './proposal-content.schema.js';
export * from './proposal.schema.js';
export * from './proposal-life.js';
export * from './review-life.js';
export * from './proposal-fields.js';
export * from './blank-rows.js';
