import { signal } from '@angular/core';
import { blankReport, locateReport } from '#shared/reports';
import { leafPointer, type Leaf } from '#shared/results';
import { DraftQueue } from '../../platform/drafts/draft-queue';
import { aReport } from '../report.fixture';
import { DraftBoard } from './draft-board';

const { definitions } = aReport();
const [indicator] = definitions.framework.indicators;
const leafOf = (cell: string, value: string): Leaf => ({ indicator: indicator?.id ?? '', location: indicator?.locations[0] ?? '', cell, value, numerator: null, denominator: null, text: null });

function aBoard(values: Leaf[]) {
  const queue = new DraftQueue({ version: 1, send: (entries) => Promise.resolve({ version: 2, results: entries.map(({ pointer }) => ({ pointer, status: 'saved' as const, version: 2 })) }), keeper: { put: () => undefined, mark: () => undefined, remove: () => undefined } });
  const draft = { queue, left: signal([]), restore: () => undefined, discard: () => undefined, end: () => undefined };
  const board = new DraftBoard({ content: { ...blankReport(), values }, locate: locateReport(definitions), draft, currency: 'EUR', findings: signal([]) });
  return { board, queue };
}

describe('The board of a draft', () => {
  it('keeps the rows that a new reading says again as the same objects, and takes in what is new', () => {
    const { board } = aBoard([leafOf('F', '1'), leafOf('M', '2')]);
    const [women] = board.content().values;
    board.refresh({ ...blankReport(), values: [leafOf('F', '1'), leafOf('M', '3')] }, 2);
    expect(board.content().values[0]).toBe(women);
    expect(board.content().values[1]?.value).toBe('3');
  });

  it('shows what is not sent yet on top of a new reading', () => {
    const { board, queue } = aBoard([leafOf('F', '1')]);
    board.put(leafPointer(leafOf('F', '1')), '7');
    board.refresh({ ...blankReport(), values: [leafOf('F', '1')] }, 2);
    expect(board.content().values.map((one) => one.value)).toEqual(['7']);
    queue.close();
  });
});
