import { signal } from '@angular/core';
import { readBlock, writeBlock } from './clipboard-block';
import type { GridColumn, GridRow } from './grid-model';
import { GridSheet } from './grid-sheet';
import { planPaste, type PastePlan } from './paste-plan';

const columns: GridColumn[] = [{ id: 'f', head: 'Women' }, { id: 'm', head: 'Men' }, { id: 'n', head: 'Trained', hint: 'numerator' }, { id: 'd', head: 'Trained', hint: 'denominator' }, { id: 'total', head: 'Total' }];
const rows: GridRow[] = ['Beni Yenni', 'Larbaâ', 'Tizi'].map((head, at) => ({ id: String(at), head }));
const sheet = new GridSheet(signal(rows), signal(columns), signal((_row, column) => ({ text: '', isReadOnly: column.id === 'total' })));
const one = (row: number, column: number) => ({ top: row, bottom: row, start: column, end: column });
const planned = (text: string, block = one(0, 0)): PastePlan => planPaste(readBlock(text), sheet, block);
const written = (plan: PastePlan): string[] => plan.changes.map(({ row, column, text }) => `${row}${column}=${text}`);

describe('A pasted block', () => {
  it('goes cell by cell from the active one on, past what cannot be written and what is outside', () => {
    const plan = planned('1\t2\t3\n4\t5\t6\n', one(2, 3));
    expect(written(plan)).toEqual(['2d=1']);
    expect([plan.readOnly, plan.beyond]).toEqual([1, 4]);
  });

  it('with the grid’s own heads goes where its names say, in whatever order', () => {
    const plan = planned('\tMen\tWomen\nlarbaâ \t1\t2\nBeni  Yenni\t3\t4\n', one(2, 2));
    expect(written(plan)).toEqual(['1m=1', '1f=2', '0m=3', '0f=4']);
    expect([plan.hasRowHeads, plan.hasColumnHeads]).toEqual([true, true]);
  });

  it('tells heads of one name apart by what stands below them, or by their order', () => {
    expect(written(planned('Trained (denominator)\tTrained numerator\n1\t2'))).toEqual(['0d=1', '0n=2']);
    expect(written(planned('Trained\tTrained\n1\t2'))).toEqual(['0n=1', '0d=2']);
  });

  it('takes heads of one side alone', () => {
    expect(written(planned('Men\n7\n8'))).toEqual(['0m=7', '1m=8']);
    expect(written(planned('Tizi\t5\nLarbaâ\t6', one(0, 1)))).toEqual(['2m=5', '1m=6']);
  });

  it('names heads that the grid does not have, and leaves their cells out', () => {
    const plan = planned('Place\tWomen\tMen\tOthers\nTizi\t1\t2\t3\nAzazga\t4\t5\t6');
    expect(plan.unknown).toEqual(['Others', 'Azazga']);
    expect(written(plan)).toEqual(['2f=1', '2m=2']);
  });

  it('of figures alone has no heads', () => {
    expect(planned('10\t20\n30\t40').hasColumnHeads).toBe(false);
    expect(written(planned('10\t20\n30\t40'))).toEqual(['0f=10', '0m=20', '1f=30', '1m=40']);
  });

  it('of one cell fills the selected block', () => {
    expect(written(planned('0', { top: 0, bottom: 1, start: 0, end: 1 }))).toEqual(['0f=0', '0m=0', '1f=0', '1m=0']);
  });

  it('is read and written with quotes around tabs, lines and quotes', () => {
    const block = [['a', 'b\tc'], ['d "e"', 'f\ng']];
    expect(readBlock(writeBlock(block))).toEqual(block);
    expect(readBlock('a\t"b\tc"\r\n"d ""e"""\t\r\n')).toEqual([['a', 'b\tc'], ['d "e"', '']]);
  });
});
