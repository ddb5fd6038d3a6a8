import { z } from 'zod';
import { decimal } from '../numbers/decimal.schema.js';
import { id } from '../platform/id.schema.js';

export const measures = ['number', 'percentage', 'ratio', 'qualitative'] as const;
export const directions = ['increase', 'decrease', 'maintain'] as const;
export const locationRules = ['sum', 'max', 'average'] as const;
export const periodRules = ['sum', 'latest', 'max', 'average'] as const;
export type Measure = (typeof measures)[number];
export type Direction = (typeof directions)[number];
export type LocationRule = (typeof locationRules)[number];
export type PeriodRule = (typeof periodRules)[number];

const text = z.string().max(2000);

/** A category of a disaggregation: its code names the cell; `unknown` is always one of them. */
export const categoryCode = z.string().min(1).max(30).regex(/^[^|/~*]+$/);
/** One dimension of a disaggregation, e.g. sex: F, M, unknown (domain 4). */
export const disaggregation = z.object({ code: z.string().min(1).max(30), categories: z.array(categoryCode).min(1).max(30) });
export type Disaggregation = z.infer<typeof disaggregation>;

/** A place of the project. `point` = [longitude, latitude] in degrees, WGS 84. */
export const location = z.object({ id, name: text, point: z.tuple([z.number(), z.number()]).nullable() });
export type Location = z.infer<typeof location>;

export const outcome = z.object({ id, code: z.string().max(40), title: text });
export type Outcome = z.infer<typeof outcome>;
export const output = z.object({ id, outcome: id, code: z.string().max(40), title: text });
export type Output = z.infer<typeof output>;

/** Planned values by period: cumulative, or each period's own (domain 4). One value a period, in order; null = none. */
export const periodTargets = z.object({ cumulative: z.boolean(), values: z.array(decimal.nullable()).max(60) });
export type PeriodTargets = z.infer<typeof periodTargets>;

/** An indicator of the results framework (domain 4). Locations by id; figures exact decimals as strings. */
export const indicator = z.object({
  id,
  output: id,
  code: z.string().max(40),
  title: text,
  unit: z.string().max(60),
  measure: z.enum(measures),
  direction: z.enum(directions),
  acrossLocations: z.enum(locationRules),
  acrossPeriods: z.enum(periodRules),
  baseline: z.object({ value: decimal.nullable(), year: z.int().min(1900).max(2200).nullable() }),
  target: decimal.nullable(),
  periodTargets: periodTargets.nullable(),
  verification: text,
  disaggregation: z.array(disaggregation).max(3),
  locations: z.array(id).max(200),
  countsPersons: z.boolean(),
  distinctPersons: z.boolean(),
  allowsNegative: z.boolean(),
  allowsCoarser: z.boolean(),
});
export type Indicator = z.infer<typeof indicator>;

/** The results framework: flat lists, tied by id. */
export const framework = z.object({
  outcomes: z.array(outcome),
  outputs: z.array(output),
  indicators: z.array(indicator),
});
export type Framework = z.infer<typeof framework>;

/** An activity of the work plan. Days inclusive. */
export const activity = z.object({
  id,
  output: id.nullable(),
  code: z.string().max(40),
  title: text,
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  responsible: z.string().max(200),
});
export type Activity = z.infer<typeof activity>;
