export * from './settings.schema.js';
export * from './programme.schema.js';
export * from './programme-checks.js';
