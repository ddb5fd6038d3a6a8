import type { Portfolio, QuarterRow } from '#shared/dashboards';
import type { ChartData } from '../../ui/chart/chart-data';
import { drawn, type FigureWords } from './figure-words';

/** A chart with its question. */
export interface Board {
  readonly id: string;
  readonly heading: string;
  readonly labelsHead: string;
  readonly note?: string;
  readonly data: ChartData;
}
type Series = ChartData['series'];
const money = ['budget', 'released', 'accepted'] as const;

/** The charts of a portfolio in the order of their questions; those without data are left out, currencies never share one. */
export function portfolioBoards({ kpis, series, breakdowns }: Portfolio, words: FigureWords, themeName: (code: string) => string): Board[] {
  const currencies = kpis.money.map((row) => row.currency);
  return [
    stateBoard(kpis.projects.byState, words),
    ...currencies.map((currency) => trendBoard(series.quarters, currency, words)),
    ...currencies.map((currency) => countryBoard(breakdowns.countries, currency, words)),
    ...currencies.map((currency) => funderBoard(breakdowns.funders, currency, words)),
    splitBoard('sex', kpis.persons.sex, words), splitBoard('age', kpis.persons.age, words),
    ...themeBoards(breakdowns.themes, words, themeName),
    punctualityBoard(kpis.reports, words),
    ...kpis.ageing.map(({ currency, buckets }) => ageingBoard(buckets, currency, words)),
  ].filter((board) => board.data.labels.length > 0);
}

/** Planned against accepted and released, quarter by quarter. */
export function trendBoard(quarters: readonly QuarterRow[], currency: string, words: FigureWords): Board {
  const own = quarters.filter((row) => row.currency === currency);
  return board('trend', words, 'quarter', currency, {
    kind: 'line', labels: own.map((row) => row.quarter), format: words.number,
    series: (['planned', 'accepted', 'released'] as const).map((name) => ({ name: words.text(`money.${name}`), values: own.map((row) => drawn(row[name], currency)) })),
  });
}

export function ageingBoard(buckets: readonly { from: number; to: number | null; amount: number }[], currency: string, words: FigureWords): Board {
  const isEmpty = buckets.every((bucket) => bucket.amount === 0);
  return board('ageing', words, 'months', currency, {
    kind: 'bar', labels: isEmpty ? [] : buckets.map(({ from, to }) => words.age(from, to)), format: words.number,
    series: [{ name: words.text('money.advance'), values: buckets.map((bucket) => drawn(bucket.amount, currency)) }],
  });
}

/** Persons by sex or age; what nobody split stands as "not known". */
export function splitBoard(dimension: 'sex' | 'age', rows: readonly { category: string; value: string }[], words: FigureWords): Board {
  return {
    ...board(dimension, words, 'category', null, {
      kind: dimension === 'sex' ? 'doughnut' : 'bar', labels: rows.map((row) => words.category(row.category)), format: words.number,
      series: [{ name: words.text('figure.persons'), values: rows.map((row) => Number(row.value)) }],
    }),
    note: words.text('mayCountTwice'),
  };
}

function stateBoard(rows: Portfolio['kpis']['projects']['byState'], words: FigureWords): Board {
  return board('states', words, 'state', null, {
    kind: 'horizontal', labels: rows.map((row) => words.state(row.state)), series: one(words.text('figure.projects'), rows.map((row) => row.count)), format: words.number,
  });
}

function countryBoard(rows: Portfolio['breakdowns']['countries'], currency: string, words: FigureWords): Board {
  return board('countries', words, 'country', currency, moneyData(rows.map((row) => ({ name: words.country(row.country), money: row.money })), currency, words));
}

function funderBoard(rows: Portfolio['breakdowns']['funders'], currency: string, words: FigureWords): Board {
  return board('funders', words, 'funder', currency, moneyData(rows.map((row) => ({ name: row.funder.name, money: row.money })), currency, words));
}

function themeBoards(rows: Portfolio['breakdowns']['themes'], words: FigureWords, themeName: (code: string) => string): Board[] {
  const measured = rows.filter((row) => row.targets.measurable > 0);
  const labels = measured.map((row) => (row.theme === null ? words.text('noTheme') : themeName(row.theme)));
  return [
    board('targets', words, 'theme', null, {
      kind: 'stacked', labels, format: words.number,
      series: [
        { name: words.text('targets.met'), values: measured.map(({ targets }) => targets.met) },
        { name: words.text('targets.notYet'), values: measured.map(({ targets }) => targets.measurable - targets.met) },
      ],
    }),
    board('progress', words, 'theme', null, {
      kind: 'horizontal', labels, format: (value) => words.percent(String(value)),
      series: one(words.text('targets.average'), measured.map(({ targets }) => (targets.averageProgress === null ? null : Number(targets.averageProgress)))),
    }),
  ];
}

function punctualityBoard(reports: Portfolio['kpis']['reports'], words: FigureWords): Board {
  const parts = [['on_time', reports.onTime], ['late', reports.late], ['missing', reports.missing]] as const;
  return board('reports', words, 'state', null, {
    kind: 'doughnut', labels: reports.fallenDue === 0 ? [] : parts.map(([state]) => words.text(`punctuality.${state}`)), format: words.number,
    series: one(words.text('figure.reports'), parts.map(([, count]) => count)),
  });
}

function moneyData(rows: readonly { name: string; money: Portfolio['kpis']['money'] }[], currency: string, words: FigureWords): ChartData {
  const own = rows.flatMap(({ name, money: all }) => all.filter((row) => row.currency === currency).map((row) => ({ name, row })));
  return {
    kind: 'bar', labels: own.map(({ name }) => name), format: words.number,
    series: money.map((figure) => ({ name: words.text(`money.${figure}`), values: own.map(({ row }) => drawn(row[figure], currency)) })),
  };
}

const one = (name: string, values: (number | null)[]): Series => [{ name, values }];

function board(question: string, words: FigureWords, labels: string, currency: string | null, data: ChartData): Board {
  const heading = words.text(`question.${question}`);
  return { id: `${question}-${currency ?? ''}`, heading: currency === null ? heading : `${heading} (${currency})`, labelsHead: words.text(`head.${labels}`), data };
}
