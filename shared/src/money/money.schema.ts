import { z } from 'zod';

/** Integer minor units of a currency; larger than a safe integer is refused (domain 5). */
export const minor = z.int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
export type Minor = number;
export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
export type CurrencyCode = string;
export const money = z.object({ minor, currency: currencyCode });
export type Money = z.infer<typeof money>;
