import { z } from 'zod';

/** An identifier of a record or a row: UUIDv7, made by whoever creates it (platform.md, "Identity and shape"). */
export const id = z.uuid({ version: 'v7' });
export type Id = string;

/** What people read and type: may change, nothing refers by it. */
export const code = z.string().trim().min(1).max(40).regex(/^[\p{L}\p{N}][\p{L}\p{N}._+<>≥≤ -]*$/u);

/** A whole day, `YYYY-MM-DD`, read in the programme's time zone. */
export const day = z.iso.date();
export type Day = string;

/** An instant, ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime();
export type Instant = string;

/** Raised by each accepted change; `ETag` and `If-Match` carry it. */
export const version = z.int().min(0);

export const languages = ['en', 'fr', 'ar'] as const;
export const language = z.enum(languages);
export type Language = (typeof languages)[number];

/** What staff publish, by language; the programme's first language is compulsory and the fallback. */
export const localised = z.partialRecord(language, z.string().trim().max(20_000));
export type Localised = z.infer<typeof localised>;

export const countryCode = z.string().regex(/^[A-Z]{2}$/);

/**
 * A UUIDv7 from a time and ten random bytes (RFC 9562, 5.7). Pure: the caller brings clock and randomness.
 * @param millis Unix time in milliseconds
 * @param random at least 10 random bytes
 */
export function uuidv7(millis: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16);
  let rest = millis;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
