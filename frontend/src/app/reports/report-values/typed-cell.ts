import { editText, parseTyped, type Decimal, type TypedNumber } from '#shared/numbers';
import type { Language } from '#shared/platform';
import type { Leaf, Measure } from '#shared/results';
import type { CellPart } from './value-columns';

/** What a text in a cell comes to: the value of its field, or the text itself with the code of why it is none. */
export type TypedReading = { readonly value: unknown } | { readonly typed: unknown; readonly code: string };
export type PartTexts = Readonly<Record<'numerator' | 'denominator', string>>;

/** Reads what was typed into a cell. Of a percentage or ratio both parts are one field. @param parts the texts of both parts as they stand */
export function readTyped(measure: Measure, part: CellPart, text: string, parts: PartTexts, language: Language): TypedReading {
  if (measure === 'qualitative') return { value: text === '' ? null : text };
  if (part === 'value') {
    const typed = parseTyped(text, language);
    const code = whyNone(typed);
    return code === null ? { value: valueOf(typed) } : { typed: text, code };
  }
  const texts = { ...parts, [part]: text };
  const [numerator, denominator] = [parseTyped(texts.numerator, language), parseTyped(texts.denominator, language)];
  const code = whyNone(numerator) ?? whyNone(denominator);
  if (code !== null) return { typed: texts, code };
  const value = { numerator: valueOf(numerator), denominator: valueOf(denominator) };
  return { value: value.numerator === null && value.denominator === null ? null : value };
}

/** The texts of both parts: as they were typed where they are no values yet, else as they are edited. */
export function partTexts(unread: unknown, leaf: Leaf | undefined, language: Language): PartTexts {
  const of = (part: 'numerator' | 'denominator'): string => unreadText(unread, part) ?? editText(leaf?.[part] ?? null, language);
  return { numerator: of('numerator'), denominator: of('denominator') };
}

/** What was typed into this part of a cell and could not be read. */
export function unreadText(unread: unknown, part: CellPart): string | undefined {
  const text = part === 'value' ? unread : (unread as Partial<Record<CellPart, unknown>> | null | undefined)?.[part];
  return typeof text === 'string' ? text : undefined;
}

function whyNone(typed: TypedNumber): string | null {
  if (typed.kind === 'error') return typed.code;
  return typed.kind === 'ambiguous' ? 'number_ambiguous' : null;
}

function valueOf(typed: TypedNumber): Decimal | null {
  return typed.kind === 'value' ? typed.value : null;
}
