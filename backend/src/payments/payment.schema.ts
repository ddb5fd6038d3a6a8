import { defineModel, Mixed } from '../platform/database/record.js';

const text = { type: String, required: true };

export const paymentModel = defineModel(
  'payments',
  {
    project: Mixed, kind: text, state: text, date: text, amount: Number, currency: text, reference: text, rate: String, note: String, recordedBy: String,
    recordedAt: text, receivedOn: String, confirmedBy: String, reversal: Mixed, waiver: Mixed, settings: Mixed, access: Mixed,
  },
  [
    { keys: { 'project.id': 1, reference: 1 }, unique: true },
    { keys: { 'project.id': 1, date: 1, _id: 1 } },
    { keys: { 'access.programme': 1, date: 1, _id: 1 } },
    { keys: { 'access.consortium': 1, date: 1, _id: 1 } },
    { keys: { date: 1, _id: 1 } },
    { keys: { 'access.consortium': 1, state: 1, date: 1, _id: 1 } },
  ],
);
