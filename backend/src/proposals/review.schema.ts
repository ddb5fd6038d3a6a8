import type { Access } from '#shared/accounts';
import type { ReviewState, ReviewView } from '#shared/proposals';
import { defineModel, Mixed, type Stored } from '../platform/database/record.js';

/** One reviewer's assessment of one proposal. Its acts stand in the proposal's audit chain. */
export interface Review extends Stored {
  proposal: string;
  call: string;
  reviewer: string;
  state: ReviewState;
  due: string | null;
  scores: ReviewView['scores'];
  comment: string;
  total: number | null;
  conflict: { hasConflict: boolean; explanation: string; at: string } | null;
  assignedAt: string;
  updatedAt: string;
  access: Access;
}
const text = { type: String, required: true };
export const reviewModel = defineModel(
  'reviews',
  {
    proposal: text, call: text, reviewer: text, state: text, due: { type: String, default: null }, scores: Mixed, comment: { type: String, default: '' },
    total: { type: Number, default: null }, conflict: Mixed, assignedAt: text, updatedAt: text, access: Mixed,
  },
  [
    { keys: { proposal: 1, reviewer: 1 }, unique: true },
    ...['due', 'updatedAt'].flatMap((field) => [
      { keys: { reviewer: 1, [field]: 1, _id: 1 } as const },
      { keys: { 'access.programme': 1, [field]: 1, _id: 1 } as const },
      { keys: { [field]: 1, _id: 1 } as const },
    ]),
  ],
);
