export * from './role.js';
export * from './permission.js';
export * from './scope.js';
export * from './account.schema.js';
