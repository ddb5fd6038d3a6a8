export * from './framework.schema.js';
export * from './value.schema.js';
