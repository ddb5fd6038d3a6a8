export * from './proposal-content.schema.js';
export * from './proposal.schema.js';
export * from './proposal-life.js';
export * from './review-life.js';
