import { defineModel, type Stored } from '../platform/database/record.js';

/** What one reviewer declared for one anonymous call. Its act stands in the call's audit chain. */
export interface CallConflicts extends Stored {
  call: string;
  reviewer: string;
  organisations: string[];
  persons: string[];
  explanation: string;
  at: string;
}
const text = { type: String, required: true };
export const conflictModel = defineModel(
  'callConflicts',
  { call: text, reviewer: text, organisations: [String], persons: [String], explanation: { type: String, default: '' }, at: text },
  [{ keys: { call: 1, reviewer: 1 }, unique: true }, { keys: { reviewer: 1, call: 1 } }],
);
