export * from './proposal-content.schema.js';
export * from './proposal.schema.js';
