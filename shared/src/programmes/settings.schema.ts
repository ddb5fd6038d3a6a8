import { z } from 'zod';
import { decimal } from '../numbers/decimal.schema.js';

/** Thresholds of a programme (domain.md): defaults here, dated settings override; percentages as decimals of 100. */
export const settings = z.object({
  reportDueDays: z.int().min(1).max(366).default(30),
  finalDueDays: z.int().min(1).max(366).default(60),
  shortPeriodDays: z.int().min(0).max(92).default(31),
  frequencyMonths: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]).default(3),
  reviewers: z.int().min(1).max(20).default(2),
  spreadFinding: z.int().min(0).max(100).default(20),
  gateLast: decimal.default('80'),
  gateAgeMonths: z.int().min(1).max(60).default(6),
  varianceExplain: decimal.default('10'),
  varianceBlock: decimal.default('20'),
  indirectMax: decimal.default('7'),
  onTrack: z.tuple([decimal, decimal, decimal]).default(['0.5', '0.85', '1.15']),
  maintainBand: decimal.default('10'),
  unusualFactor: decimal.default('3'),
  unknownShare: decimal.default('20'),
  remindersBefore: z.array(z.int().min(1).max(366)).max(10).default([14, 3]),
  remindersWeekly: z.int().min(0).max(52).default(4),
  ageingMonths: z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]).default([3, 6, 9]),
  timeZone: z.string().min(1).max(60).default('UTC'),
});
export type Settings = z.infer<typeof settings>;
export const defaultSettings: Settings = /* @__PURE__ */ settings.parse({});
