export * from './payment.schema.js';
export * from './payment-life.js';
