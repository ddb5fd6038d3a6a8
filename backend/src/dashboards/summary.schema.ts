import { defineModel, Mixed } from '../platform/database/record.js';

const text = { type: String, required: true };

export const summaryModel = defineModel(
  'summaries',
  {
    code: text, title: text, state: text, programme: Mixed, call: Mixed, lead: Mixed, consortium: Mixed, theme: String, countries: Mixed, locations: Mixed,
    funders: Mixed, currency: text, start: text, end: text, grant: Number, budgetTotal: Number, budgetByCategory: Mixed, outputs: Mixed, indicators: Mixed,
    periods: Mixed, payments: Mixed, openReleases: Mixed, authorised: Number, released: Number, accepted: Number, refunded: Number, releasable: Number, advanceBalance: Number,
    burnRate: String, byFunder: Mixed, access: Mixed, writtenAt: Mixed, stamp: String,
  },
  [
    { keys: { 'access.programme': 1, code: 1, _id: 1 } },
    { keys: { 'access.consortium': 1, code: 1, _id: 1 } },
    { keys: { 'access.funders': 1, code: 1, _id: 1 } },
    { keys: { code: 1, _id: 1 } },
    { keys: { code: 1, _id: 1, releasable: 1 }, where: { releasable: { $gt: 0 } } },
    { keys: { writtenAt: 1, stamp: 1, _id: 1 } },
  ],
);
