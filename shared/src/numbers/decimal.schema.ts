import { z } from 'zod';

/** An exact decimal with at most 6 places, as a string (domain 4: values, targets, baselines, numerators, denominators). */
export const decimal = z.string().regex(/^-?(0|[1-9]\d{0,17})(\.\d{1,6})?$/);
export type Decimal = string;

/** A derived figure: decimal string, half-even to 10 places (platform.md, "Identity and shape"). */
export const derived = z.string().regex(/^-?\d+(\.\d{1,10})?$/);
export type Derived = string;
