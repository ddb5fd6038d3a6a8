export * from './project.schema.js';
export * from './project-life.js';
