import { splitBoard, trendBoard } from './portfolio-charts';
import { portfolioLinks, projectLinks } from './figure-links';
import type { FigureWords } from './figure-words';

const words = { text: (key: string) => key, number: String, category: (code: string) => code } as unknown as FigureWords;
const links = portfolioLinks({ programme: ['p'] });
const quarter = { quarter: '2026-Q1', start: '2026-01-01', end: '2026-03-31' };

describe('charts of a portfolio', () => {
  it('keep currencies apart, each in its own whole units', () => {
    const rows = [{ ...quarter, currency: 'EUR', planned: 150_050, accepted: 100, released: 0 }, { ...quarter, currency: 'JPY', planned: 7000, accepted: 500, released: 0 }];
    expect(trendBoard(rows, 'EUR', words, links).data.series.map((one) => one.values)).toEqual([[1500.5], [1], [0]]);
    expect(trendBoard(rows, 'JPY', words, links).data.series.map((one) => one.values)).toEqual([[7000], [500], [0]]);
    expect(trendBoard(rows, 'JPY', words, links).heading).toBe('question.trend (JPY)');
  });

  it('say of persons that one may count more than once', () => {
    const board = splitBoard('age', [{ category: '0-17', value: '12' }, { category: 'unknown', value: '3.5' }], words, links);
    expect(board.data.labels).toEqual(['0-17', 'unknown']);
    expect(board.data.series[0]?.values).toEqual([12, 3.5]);
    expect(board.note).toBe('mayCountTwice');
  });

  it('open the rows behind each value, of the portfolio or of one project', () => {
    const rows = [{ ...quarter, currency: 'EUR', planned: 1, accepted: 1, released: 1 }];
    expect(trendBoard(rows, 'EUR', words, links).data.series.map((one) => one.opens?.[0]?.query['figure'])).toEqual(['planned', 'spent', 'released']);
    expect(trendBoard(rows, 'EUR', words, links).data.series[1]?.opens?.[0]).toEqual({ link: '/dashboards/rows', query: { programme: ['p'], figure: 'spent', part: 'quarter:2026-Q1', currency: 'EUR' } });
    const own = trendBoard(rows, 'EUR', words, projectLinks('7'));
    expect([own.data.series[2]?.opens?.[0], own.xlsx]).toEqual([
      { link: '/dashboards/projects/7/rows', query: { figure: 'released', part: 'quarter:2026-Q1' } }, '/api/v1/dashboards/projects/7/table.xlsx?table=quarters',
    ]);
  });
});
