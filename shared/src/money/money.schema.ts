import { z } from 'zod';
import { isCurrency } from './currencies.js';

/** Integer minor units of a currency; larger than a safe integer is refused (domain 5). */
export const minor = z.int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
export type Minor = number;
/** A code of ISO 4217, current or withdrawn. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/).refine(isCurrency);
export type CurrencyCode = string;
export const money = z.object({ minor, currency: currencyCode });
export type Money = z.infer<typeof money>;
