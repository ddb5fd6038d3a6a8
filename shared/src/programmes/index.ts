export * from './settings.schema.js';
export * from './programme.schema.js';
