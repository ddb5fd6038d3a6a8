import { z } from 'zod';
import { decimal } from '../numbers/decimal.schema.js';
import { id } from '../platform/id.schema.js';

/**
 * Names one cell of an indicator at a location: its category codes in the order of the indicator's dimensions,
 * joined by `|`; `*` where there is no disaggregation; `*` in place of a category for a coarser level.
 */
export const cellKey = z.string().min(1).max(100);
export type CellKey = string;

/** A typed value: number measures carry `value`, percentage and ratio carry the two parts. Null = not reported. */
export const cellValue = z.object({
  value: decimal.nullable(),
  numerator: decimal.nullable(),
  denominator: decimal.nullable(),
});
export type CellValue = z.infer<typeof cellValue>;

/** One leaf as stored and sent. `text` for qualitative indicators. */
export const leaf = cellValue.extend({
  indicator: id,
  location: id,
  cell: cellKey,
  text: z.string().max(5000).nullable(),
});
export type Leaf = z.infer<typeof leaf>;
