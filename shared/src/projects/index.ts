export * from './project.schema.js';
export * from './project-life.js';
export * from './agreement-paper.schema.js';
