import { anyCategory, isQuotient, type Indicator } from '#shared/results';
import type { Texts } from '../../platform/i18n/texts';
import type { GridColumn } from '../../ui/grid/grid-model';
import { cellName } from '../data/cell-name';

export type CellPart = 'value' | 'numerator' | 'denominator';
export const totalId = 'total';

/** `numerator F|15-24` → its part and its cell. */
export function columnOf(id: string): { part: CellPart; cell: string } {
  const at = id.indexOf(' ');
  return { part: id.slice(0, at) as CellPart, cell: id.slice(at + 1) };
}

/** Cells of an indicator as columns, the finest first, and the total. */
export function valueColumns(indicator: Indicator, cells: Iterable<string>, texts: Texts): GridColumn[] {
  const all = [...cells].sort((a, b) => coarseness(a) - coarseness(b));
  const columns = all.flatMap((cell) => columnsOf(indicator, cell, texts));
  if (indicator.measure === 'qualitative' || (columns.length < 2 && !isQuotient(indicator.measure))) return columns;
  return [...columns, { id: totalId, head: texts.say('common.total'), hint: indicator.measure === 'percentage' ? '%' : '' }];
}

const coarseness = (cell: string): number => cell.split('|').filter((part) => part === anyCategory).length;

function columnsOf(indicator: Indicator, cell: string, texts: Texts): GridColumn[] {
  const head = cellName(indicator, cell, texts);
  if (!isQuotient(indicator.measure)) return [{ id: `value ${cell}`, head, isText: indicator.measure === 'qualitative' }];
  return [
    { id: `numerator ${cell}`, head, hint: texts.say('reports.numerator') },
    { id: `denominator ${cell}`, head, hint: texts.say('reports.denominator') },
  ];
}
