import { blocking } from '../platform/finding.schema.js';
import type { Finding } from '../platform/finding.schema.js';
import type { Language } from '../platform/id.schema.js';
import { exponentOf } from './currencies.js';
import type { CurrencyCode, Minor } from './money.schema.js';

/** What a typed amount comes to: both null for an empty field. */
export type ParsedAmount = { minor: Minor; finding: null } | { minor: null; finding: Finding | null };

const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const directionMarks = /[\u200e\u200f\u061c\u2066-\u2069]/g;
const amount = /^(-?)(\d{1,3}(?: \d{3})+|\d+)(?:\.(\d+))?$/;

/** One spelling for all: ASCII digits, a point before decimals, a blank between groups. */
function normalised(text: string, currency: CurrencyCode, language: Language): string {
  const plain = text
    .normalize('NFKC')
    .replace(directionMarks, '')
    .replace(arabicDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\u2212/g, '-')
    .replace(new RegExp(`^(\\s*-?\\s*)(?:${currency}|\\p{Sc})`, 'iu'), '$1')
    .replace(new RegExp(`(?:${currency}|\\p{Sc})\\s*$`, 'iu'), '')
    .replace(language === 'fr' ? /[,\u066b]/g : /\u066b/g, '.')
    .replace(/[,\u066c'\u2019\s]/g, ' ');
  return plain.trim().replace(/^- +/, '-');
}

/**
 * A typed amount in minor units (domain 5). Decimals after a comma in French, after a point in English and Arabic (or the
 * Arabic comma); groups of three by blank, apostrophe or the language's mark. Findings: `money.not_an_amount`,
 * `money.too_many_decimals`, `money.too_large`.
 */
export function parseAmount(text: string, currency: CurrencyCode, language: Language, pointer = ''): ParsedAmount {
  const plain = normalised(text, currency, language);
  if (plain === '') return { minor: null, finding: null };
  const refused = (code: string, params: Finding['params']) => ({ minor: null, finding: blocking(code, pointer, params) });
  const [, sign = '', whole, fraction = ''] = amount.exec(plain) ?? [];
  if (whole === undefined) return refused('money.not_an_amount', { text });
  const places = exponentOf(currency) ?? 2;
  if (fraction.length > places) return refused('money.too_many_decimals', { text, currency, places });
  const minor = Number(whole.replaceAll(' ', '') + fraction.padEnd(places, '0'));
  if (!Number.isSafeInteger(minor)) return refused('money.too_large', { text });
  return { minor: sign && minor !== 0 ? -minor : minor, finding: null };
}
