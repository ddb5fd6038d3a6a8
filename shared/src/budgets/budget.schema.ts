import { z } from 'zod';
import { minor } from '../money/money.schema.js';
import { decimal } from '../numbers/decimal.schema.js';
import { id } from '../platform/id.schema.js';

/** Harmonised categories (domain 5): A staff, B supplies, C equipment, D contractual, E travel, F transfers, G operating, H indirect. */
export const categories = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export type Category = (typeof categories)[number];

/**
 * A budget line (domain 5). Amounts in minor units of the proposal's currency.
 * `phasing` = the funder share by reporting period, in order.
 */
export const budgetLine = z.object({
  id,
  code: z.string().max(40),
  category: z.enum(categories),
  output: id.nullable(),
  activity: id.nullable(),
  description: z.string().max(2000),
  unit: z.string().max(60),
  quantity: decimal.nullable(),
  unitCost: minor.nullable(),
  times: decimal.nullable(),
  total: minor.nullable(),
  funder: minor.nullable(),
  partnerCash: minor.nullable(),
  inKind: minor.nullable(),
  phasing: z.array(minor.nullable()).max(60),
});
export type BudgetLine = z.infer<typeof budgetLine>;
