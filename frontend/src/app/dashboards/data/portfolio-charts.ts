import type { Figure, FigurePart, Portfolio, QuarterRow } from '#shared/dashboards';
import type { ChartData, Opening } from '../../ui/chart/chart-data';
import type { FigureLinks, PortfolioLinks } from './figure-links';
import { drawn, type FigureWords } from './figure-words';

/** A chart with its question. */
export interface Board {
  readonly id: string;
  readonly heading: string;
  readonly labelsHead: string;
  readonly note?: string;
  readonly data: ChartData;
  /** Address of the workbook. */
  readonly xlsx: string;
}
type Series = ChartData['series'];
const money = ['budget', 'released', 'accepted'] as const;

/** The charts of a portfolio in the order of their questions; those without data are left out, currencies never share one. */
export function portfolioBoards({ kpis, series, breakdowns }: Portfolio, words: FigureWords, themeName: (code: string) => string, links: PortfolioLinks): Board[] {
  const currencies = kpis.money.map((row) => row.currency);
  return [
    stateBoard(kpis.projects.byState, words, links),
    ...currencies.map((currency) => trendBoard(series.quarters, currency, words, links)),
    ...currencies.map((currency) => countryBoard(breakdowns.countries, currency, words, links)),
    ...currencies.map((currency) => funderBoard(breakdowns.funders, currency, words, links)),
    splitBoard('sex', kpis.persons.sex, words, links), splitBoard('age', kpis.persons.age, words, links),
    ...themeBoards(breakdowns.themes, words, themeName, links),
    punctualityBoard(kpis.reports, words, links),
    ...kpis.ageing.map(({ currency, buckets }) => ageingBoard(buckets, currency, words, links)),
  ].filter((board) => board.data.labels.length > 0);
}

/** Planned against accepted and released, quarter by quarter. */
export function trendBoard(quarters: readonly QuarterRow[], currency: string, words: FigureWords, links: FigureLinks): Board {
  const own = quarters.filter((row) => row.currency === currency);
  const figures = [['planned', 'planned'], ['accepted', 'spent'], ['released', 'released']] as const;
  return board('trend', words, 'quarter', currency, links.table('quarters'), {
    kind: 'line', labels: own.map((row) => row.quarter), format: words.number,
    series: figures.map(([name, figure]) => ({
      name: words.text(`money.${name}`), values: own.map((row) => drawn(row[name], currency)), opens: own.map((row) => links.rows(figure, { part: { kind: 'quarter', value: row.quarter }, currency })),
    })),
  });
}

export function ageingBoard(buckets: readonly { from: number; to: number | null; amount: number }[], currency: string, words: FigureWords, links: FigureLinks): Board {
  const isEmpty = buckets.every((bucket) => bucket.amount === 0);
  return board('ageing', words, 'months', currency, links.table('ageing'), {
    kind: 'bar', labels: isEmpty ? [] : buckets.map(({ from, to }) => words.age(from, to)), format: words.number,
    series: one(
      words.text('money.advance'), buckets.map((bucket) => drawn(bucket.amount, currency)),
      buckets.map((bucket) => links.rows('ageing', { part: { kind: 'months', value: String(bucket.from) }, currency })),
    ),
  });
}

/** Persons by sex or age; what nobody split stands as "not known". */
export function splitBoard(dimension: 'sex' | 'age', rows: readonly { category: string; value: string }[], words: FigureWords, links: FigureLinks): Board {
  return {
    ...board(dimension, words, 'category', null, links.table('persons'), {
      kind: dimension === 'sex' ? 'doughnut' : 'bar', labels: rows.map((row) => words.category(row.category)), format: words.number,
      series: one(words.text('figure.persons'), rows.map((row) => Number(row.value)), rows.map((row) => links.rows('persons', { part: { kind: dimension, value: row.category } }))),
    }),
    note: words.text('mayCountTwice'),
  };
}

function stateBoard(rows: Portfolio['kpis']['projects']['byState'], words: FigureWords, links: PortfolioLinks): Board {
  return board('states', words, 'state', null, links.table('states'), {
    kind: 'horizontal', labels: rows.map((row) => words.state(row.state)), format: words.number,
    series: one(words.text('figure.projects'), rows.map((row) => row.count), rows.map((row) => links.rows('projects', { filters: { status: [row.state] } }))),
  });
}

function countryBoard(rows: Portfolio['breakdowns']['countries'], currency: string, words: FigureWords, links: PortfolioLinks): Board {
  const named = rows.map((row) => ({ name: words.country(row.country), part: { kind: 'country', value: row.country } as const, money: row.money }));
  return board('countries', words, 'country', currency, links.table('countries'), moneyData(named, currency, words, links));
}

function funderBoard(rows: Portfolio['breakdowns']['funders'], currency: string, words: FigureWords, links: PortfolioLinks): Board {
  const named = rows.map((row) => ({ name: row.funder.name, part: { kind: 'funder', value: row.funder.id } as const, money: row.money }));
  return board('funders', words, 'funder', currency, links.table('funders'), moneyData(named, currency, words, links));
}

function themeBoards(rows: Portfolio['breakdowns']['themes'], words: FigureWords, themeName: (code: string) => string, links: PortfolioLinks): Board[] {
  const measured = rows.filter((row) => row.targets.measurable > 0);
  const labels = measured.map((row) => (row.theme === null ? words.text('noTheme') : themeName(row.theme)));
  const opens = (part?: FigurePart) => measured.map(({ theme }) => (theme === null ? null : links.rows('targets', { ...(part && { part }), filters: { theme: [theme] } })));
  return [
    board('targets', words, 'theme', null, links.table('themes'), {
      kind: 'stacked', labels, format: words.number,
      series: [
        { name: words.text('targets.met'), values: measured.map(({ targets }) => targets.met), opens: opens({ kind: 'met', value: 'yes' }) },
        { name: words.text('targets.notYet'), values: measured.map(({ targets }) => targets.measurable - targets.met), opens: opens({ kind: 'met', value: 'no' }) },
      ],
    }),
    board('progress', words, 'theme', null, links.table('themes'), {
      kind: 'horizontal', labels, format: (value) => words.percent(String(value)),
      series: one(words.text('targets.average'), measured.map(({ targets }) => (targets.averageProgress === null ? null : Number(targets.averageProgress))), opens()),
    }),
  ];
}

function punctualityBoard(reports: Portfolio['kpis']['reports'], words: FigureWords, links: PortfolioLinks): Board {
  const parts = [['on_time', reports.onTime], ['late', reports.late], ['missing', reports.missing]] as const;
  return board('reports', words, 'state', null, links.table('reports'), {
    kind: 'doughnut', labels: reports.fallenDue === 0 ? [] : parts.map(([state]) => words.text(`punctuality.${state}`)), format: words.number,
    series: one(words.text('figure.reports'), parts.map(([, count]) => count), parts.map(([value]) => links.rows('reports', { part: { kind: 'punctuality', value } }))),
  });
}

function moneyData(rows: readonly { name: string; part: FigurePart; money: Portfolio['kpis']['money'] }[], currency: string, words: FigureWords, links: PortfolioLinks): ChartData {
  const own = rows.flatMap(({ money: all, ...named }) => all.filter((row) => row.currency === currency).map((row) => ({ ...named, row })));
  return {
    kind: 'bar', labels: own.map(({ name }) => name), format: words.number,
    series: money.map((figure: Figure & (typeof money)[number]) => ({
      name: words.text(`money.${figure}`), values: own.map(({ row }) => drawn(row[figure], currency)), opens: own.map(({ part }) => links.rows(figure, { part, currency })),
    })),
  };
}

const one = (name: string, values: (number | null)[], opens: (Opening | null)[]): Series => [{ name, values, opens }];

function board(question: string, words: FigureWords, labels: string, currency: string | null, xlsx: string, data: ChartData): Board {
  const heading = words.text(`question.${question}`);
  return { id: `${question}-${currency ?? ''}`, heading: currency === null ? heading : `${heading} (${currency})`, labelsHead: words.text(`head.${labels}`), data, xlsx };
}
