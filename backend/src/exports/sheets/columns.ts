import type { ColumnName, ExportTexts } from '../texts/export-texts.js';
import type { Column, ColumnKind } from '../../platform/workbook/workbook.js';

/** The columns of a table: name, what they hold, width in characters. */
export type ColumnPlan = readonly (readonly [name: ColumnName, kind: ColumnKind, width: number])[];

export function columnsOf(texts: ExportTexts, plan: ColumnPlan): Column[] {
  return plan.map(([name, kind, width]) => ({ title: texts.columns[name], kind, width }));
}

/** `DZ 60%, FR 40%`; one country alone without its share. */
export function countriesText(countries: readonly { code: string; percentage: string }[]): string {
  return countries.length === 1 ? (countries[0]?.code ?? '') : countries.map(({ code, percentage }) => `${code} ${percentage}%`).join(', ');
}
