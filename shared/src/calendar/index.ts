export * from './day.js';
export * from './time-zone.js';
export * from './reporting-periods.js';
export * from './clock-state.js';
export * from './reminders.js';
