export * from './role.js';
export * from './permission.js';
export * from './scope.js';
export * from './separation-of-duties.js';
export * from './account.schema.js';
export * from './password-rules.js';
export * from './notice.js';
export * from './mail-trouble.js';
