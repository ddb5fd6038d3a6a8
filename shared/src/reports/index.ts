export * from './report.schema.js';
export * from './report-life.js';
