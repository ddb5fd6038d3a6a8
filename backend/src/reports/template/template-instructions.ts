import type ExcelJS from 'exceljs';
import { templateSheets, type TemplateError } from '#shared/reports';
import type { TemplateContent, TemplateSource } from './template-source.js';
import { errorText } from './texts/template-texts.js';

const bold = { font: { bold: true } };
const wrapped: Partial<ExcelJS.Style> = { alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' };

/** The first sheet: what this file is, how it is filled, and what is wrong with it if it comes back. */
export function writeInstructions(sheet: ExcelJS.Worksheet, { texts, report, language }: TemplateSource, { madeAt }: TemplateContent, errors: readonly TemplateError[]): void {
  const words = texts.instructions;
  [24, 20, 90].forEach((width, at) => { sheet.getColumn(3 + at).width = width; });
  const day = (text: string) => new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(text));
  let row = 2;
  const put = (values: readonly string[], style: Partial<ExcelJS.Style> = {}) => {
    row += 1;
    values.forEach((value, at) => {
      const cell = sheet.getCell(row, 3 + at);
      cell.value = value;
      cell.style = { ...wrapped, ...style };
    });
  };
  put([words.title], { font: { bold: true, size: 16 }, alignment: {} });
  put([words.project, report.project.code, report.project.title]);
  put([words.lead, report.lead.code, report.lead.name]);
  put([words.period, '', `${day(report.period.start)} – ${day(report.period.end)}`]);
  put([words.currency, report.currency]);
  put([words.made, '', `${madeAt.slice(0, 16).replace('T', ' ')} UTC`]);
  row += 1;
  words.steps.forEach((step, at) => { put([`${String(at + 1)}.`, '', step]); });
  row += 1;
  put([words.sheet, '', words.about], bold);
  for (const key of templateSheets) if (key !== 'instructions') put([texts.sheets[key], '', words.holds[key]]);
  if (errors.length === 0) return;
  row += 1;
  put([words.errors], { font: { bold: true, size: 13, color: { argb: 'FFB3261E' } }, alignment: {} });
  put([words.sheet, words.cell, words.error], bold);
  for (const { sheet: name, cell, code, params } of errors) put([name ?? '', cell ?? '', errorText(texts, code, params)]);
}
