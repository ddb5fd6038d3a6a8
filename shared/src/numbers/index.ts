export * from './decimal.schema.js';
