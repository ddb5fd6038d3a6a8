import type { Sheet, SheetCell } from '../platform/sheet.js';
import { cellOfPart, partOfField, type TemplateReader } from './template-cells.js';
import { identityText, marksOf, type TemplateIdentity } from './template-identity.js';
import { firstColumn, firstRow, type TemplateLayout, type TemplateSheet } from './template-layout.js';
import type { TemplateSheetNames } from './template-reading.js';

const english = { instructions: 'Instructions', indicators: 'Indicators', face: 'FACE', narrative: 'Narrative', statuses: 'Statuses' };
export const sheetNames = { en: english, fr: { ...english, narrative: 'Récit' }, ar: { ...english, narrative: 'السرد' } } as const;
export const statusWords: TemplateReader['statuses'] = new Map([['on track', 'on_track'], ['behind', 'behind'], ['en retard', 'behind']]);

const cell = (row: number, column: number, text: string, kind: SheetCell['kind'] = 'text'): SheetCell => ({ row, column, kind, text, isFormula: false });

/** A filled template as a reader finds it, for specs: identifiers, marks and values, no labels. `field` gives the value of a pointer. */
export function filledSheets(layout: TemplateLayout, identity: TemplateIdentity, field: (pointer: string) => unknown, names: TemplateSheetNames = english): Sheet[] {
  return layout.sheets.map((sheet) => ({ name: names[sheet.key], isHidden: false, hiddenRows: [1], hiddenColumns: [1, 2], cells: cellsOf(sheet, identity, field) }));
}

function cellsOf(sheet: TemplateSheet, identity: TemplateIdentity, field: (pointer: string) => unknown): SheetCell[] {
  const rows = sheet.rows.flatMap(({ id, entries }, index) => {
    const row = firstRow + index;
    const parts = entries.map((entry) => (entry ? partOfField(entry, field(entry.pointer)) : null));
    const values = entries.flatMap((entry, column): SheetCell[] => {
      const typed = entry && cellOfPart(entry, parts[column] ?? null, { currency: 'EUR', language: identity.language });
      return typed ? [{ ...typed, row, column: firstColumn + column }] : [];
    });
    const marks = marksOf(parts.filter((_, column) => entries[column]));
    return id === '' ? [] : [cell(row, 1, id), ...(marks === '' ? [] : [cell(row, 2, marks)]), ...values];
  });
  return [cell(1, 1, identityText(identity, sheet.key)), ...sheet.columns.map((name, index) => cell(1, firstColumn + index, name)), ...rows];
}
