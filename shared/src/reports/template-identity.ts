import type { Finding } from '../platform/finding.schema.js';
import { languages, type Language } from '../platform/id.schema.js';
import type { Sheet } from '../platform/sheet.js';
import { fingerprint } from './template-fingerprint.js';
import { templateSheets, templateVersion, type TemplateLayout, type TemplateSheetKey } from './template-layout.js';

/** What a file says about itself, in the first cell of each sheet. */
export interface TemplateIdentity {
  readonly version: number;
  readonly report: string;
  readonly definitions: string;
  /** The version of the report when the file was made. */
  readonly base: number;
  readonly language: Language;
}
/** A file that is refused whole. */
export interface TemplateRefusal {
  readonly code: 'template_unknown' | 'template_version' | 'template_of_another_report' | 'template_of_other_definitions';
  readonly params: Finding['params'];
}
export interface IdentifiedSheet {
  readonly sheet: Sheet;
  readonly identity: TemplateIdentity;
  readonly key: TemplateSheetKey;
}

const word = 'grant-portal-report';

export function identityText({ version, report, definitions, base, language }: TemplateIdentity, sheet: TemplateSheetKey): string {
  return [word, version, report, definitions, base, language, sheet].join(' ');
}

/** What a row's cells held when the file was made: who did not touch a cell has not changed its field. */
export function marksOf(values: readonly (string | number | null)[]): string {
  return values.map(fingerprint).join(' ');
}

/** The sheets that say what they are. */
export function identified(sheets: readonly Sheet[]): IdentifiedSheet[] {
  return sheets.flatMap((sheet) => {
    const found = read(sheet.cells.find((one) => one.row === 1 && one.column === 1)?.text ?? '');
    return found ? [{ sheet, ...found }] : [];
  });
}

function read(text: string): Omit<IdentifiedSheet, 'sheet'> | null {
  const [first, version = '', report = '', definitions = '', base = '', spoken, named] = text.trim().split(' ');
  const isWhole = (number: string) => /^\d{1,9}$/.test(number);
  if (first !== word || !isWhole(version)) return null;
  const key = templateSheets.find((one) => one === named);
  const language = languages.find((one) => one === spoken);
  const isOther = Number(version) !== templateVersion;
  if (!isOther && (!key || !language || !isWhole(base))) return null;
  return { identity: { version: Number(version), report, definitions, base: Number(base), language: language ?? 'en' }, key: key ?? 'instructions' };
}

/** Why these sheets are not of this report as it is now; null where they are. */
export function refusalOf(found: readonly TemplateIdentity[], layout: TemplateLayout, report: { readonly id: string; readonly version: number }): TemplateRefusal | null {
  const old = found.find((one) => one.version !== templateVersion);
  if (old) return { code: 'template_version', params: { found: old.version, expected: templateVersion } };
  if (found.some((one) => one.report !== report.id)) return { code: 'template_of_another_report', params: {} };
  if (found.some((one) => one.definitions !== layout.definitions)) return { code: 'template_of_other_definitions', params: {} };
  const [first] = found;
  const isOne = found.every((one) => one.base === first?.base && one.language === first.language && one.base <= report.version);
  return first && isOne ? null : { code: 'template_unknown', params: {} };
}
