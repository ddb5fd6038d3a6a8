import { splitBoard, trendBoard } from './portfolio-charts';
import type { FigureWords } from './figure-words';

const words = { text: (key: string) => key, number: String, category: (code: string) => code } as unknown as FigureWords;
const quarter = { quarter: '2026-Q1', start: '2026-01-01', end: '2026-03-31' };

describe('charts of a portfolio', () => {
  it('keep currencies apart, each in its own whole units', () => {
    const rows = [{ ...quarter, currency: 'EUR', planned: 150_050, accepted: 100, released: 0 }, { ...quarter, currency: 'JPY', planned: 7000, accepted: 500, released: 0 }];
    expect(trendBoard(rows, 'EUR', words).data.series.map((one) => one.values)).toEqual([[1500.5], [1], [0]]);
    expect(trendBoard(rows, 'JPY', words).data.series.map((one) => one.values)).toEqual([[7000], [500], [0]]);
    expect(trendBoard(rows, 'JPY', words).heading).toBe('question.trend (JPY)');
  });

  it('say of persons that one may count more than once', () => {
    const board = splitBoard('age', [{ category: '0-17', value: '12' }, { category: 'unknown', value: '3.5' }], words);
    expect(board.data.labels).toEqual(['0-17', 'unknown']);
    expect(board.data.series[0]?.values).toEqual([12, 3.5]);
    expect(board.note).toBe('mayCountTwice');
  });
});
