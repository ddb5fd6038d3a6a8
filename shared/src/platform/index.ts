export * from './id.schema.js';
export * from './localise.js';
export * from './finding.schema.js';
export * from './problem.schema.js';
export * from './list.schema.js';
export * from './patch.schema.js';
export * from './reference.schema.js';
export * from './patches.js';
