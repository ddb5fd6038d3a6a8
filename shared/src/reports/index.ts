export * from './report.schema.js';
export * from './report-life.js';
export * from './face.js';
export * from './face-findings.js';
export * from './variance.js';
export * from './report-findings.js';
export * from './report-diff.js';
export * from './report-fields.js';
