export * from './call.schema.js';
