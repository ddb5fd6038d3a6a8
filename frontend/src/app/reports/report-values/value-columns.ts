import { anyCategory, cellKeys, isQuotient, type Indicator, type Leaf } from '#shared/results';
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

/** The cells of an indicator as columns: its leaves, coarser ones where values stand there or may be written, and the total. */
export function valueColumns(indicator: Indicator, leaves: readonly Leaf[], texts: Texts): GridColumn[] {
  const keys = cellKeys(indicator);
  const whole = indicator.disaggregation.map(() => anyCategory).join('|');
  const coarser = [...new Set([...leaves.map((leaf) => leaf.cell).filter((cell) => !keys.includes(cell)), ...(indicator.allowsCoarser && whole !== '' ? [whole] : [])])];
  const cells = [...keys, ...coarser].flatMap((cell) => columnsOf(indicator, cell, texts));
  if (indicator.measure === 'qualitative' || (cells.length < 2 && !isQuotient(indicator.measure))) return cells;
  return [...cells, { id: totalId, head: texts.say('common.total'), hint: indicator.measure === 'percentage' ? '%' : '' }];
}

function columnsOf(indicator: Indicator, cell: string, texts: Texts): GridColumn[] {
  const head = cellName(indicator, cell, texts);
  if (!isQuotient(indicator.measure)) return [{ id: `value ${cell}`, head, isText: indicator.measure === 'qualitative' }];
  return [
    { id: `numerator ${cell}`, head, hint: texts.say('reports.numerator') },
    { id: `denominator ${cell}`, head, hint: texts.say('reports.denominator') },
  ];
}
