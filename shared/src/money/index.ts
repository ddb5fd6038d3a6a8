export * from './money.schema.js';
export * from './currencies.js';
export * from './format-money.js';
export * from './parse-amount.js';
export * from './sum-money.js';
export * from './split-money.js';
export * from './exchange-rate.js';
