import type ExcelJS from 'exceljs';
import { exponentOf } from '#shared/money';
import type { TemplateEntry } from '#shared/reports';
import type { Label } from './template-labels.js';
import type { TemplateTexts } from './texts/template-texts.js';

const colour = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const line = { style: 'thin' as const, color: { argb: 'FFB8BDC7' } };
const box: Partial<ExcelJS.Borders> = { top: line, bottom: line, left: line, right: line };
/** `@` keeps what looks like a formula a text, also when somebody edits it. */
const textFormat = '@';

const looks: Readonly<Record<Label['look'], Partial<ExcelJS.Style>>> = {
  title: { font: { bold: true, size: 16 }, numFmt: textFormat },
  output: { font: { bold: true, size: 13 }, numFmt: textFormat },
  indicator: { font: { bold: true }, numFmt: textFormat },
  head: { font: { bold: true }, fill: colour('FFE8EDF5'), border: box, alignment: { wrapText: true, vertical: 'top' }, numFmt: textFormat },
  label: { fill: colour('FFF5F6F8'), border: box, alignment: { wrapText: true, vertical: 'top' }, numFmt: textFormat },
  amount: { fill: colour('FFF5F6F8'), border: box },
  sum: { font: { bold: true }, fill: colour('FFF5F6F8'), border: box },
  amountSum: { font: { bold: true }, fill: colour('FFF5F6F8'), border: box },
};

const amountFormat = (currency: string): string => { const places = exponentOf(currency) ?? 2; return places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`; };

export function lookOf(label: Label, currency: string): Partial<ExcelJS.Style> {
  return label.look === 'amount' || label.look === 'amountSum' ? { ...looks[label.look], numFmt: amountFormat(currency) } : looks[label.look];
}

/** A cell to fill: yellow, not locked. */
export function entryLook({ kind }: TemplateEntry, currency: string, isWrong: boolean): Partial<ExcelJS.Style> {
  const format = { decimal: 'General', whole: 'General', amount: amountFormat(currency), text: textFormat, status: textFormat }[kind];
  return {
    fill: colour(isWrong ? 'FFFBD5D5' : 'FFFFF7D6'), border: box, protection: { locked: false }, numFmt: format,
    ...(kind === 'text' ? { alignment: { wrapText: true, vertical: 'top' as const } } : {}),
  };
}

/** What a cell takes; a spreadsheet asks while one types, the portal decides when it reads. Texts are free. */
export function validationOf({ kind, isSigned }: TemplateEntry, { validation, statuses }: TemplateTexts): ExcelJS.DataValidation | null {
  if (kind === 'text') return null;
  const common = { allowBlank: true, showErrorMessage: true, errorStyle: kind === 'whole' ? 'warning' : 'stop' };
  if (kind === 'status') return { ...common, type: 'list', formulae: [`"${Object.values(statuses).join(',')}"`], error: validation.status };
  const least = isSigned ? -999_999_999_999_999 : 0;
  return { ...common, type: kind === 'whole' ? 'whole' : 'decimal', operator: 'greaterThanOrEqual', formulae: [least], error: kind === 'amount' ? validation.amount : validation[kind === 'whole' ? 'whole' : 'number'] };
}
