export * from './money.schema.js';
