export * from './money.schema.js';
export * from './currencies.js';
export * from './format-money.js';
export * from './parse-amount.js';
