export * from './decimal.schema.js';
export * from './rational.js';
export * from './rounding.js';
export * from './largest-remainder.js';
export * from './typed-number.js';
export * from './number-format.js';
