import { balanceOf, fromUnits, punctualityOf } from '#shared/dashboards';
import { minorToDecimal } from '#shared/money';
import { divide, rational, toDecimalString } from '#shared/numbers';
import { localise } from '#shared/platform';
import { burnRate } from '#shared/reports';
import type { ExportRun } from '../export-source.js';
import type { ExportProject } from '../export-project.js';
import { word } from '../texts/export-texts.js';
import type { Cell, Row, Sheet } from '../../platform/workbook/workbook.js';
import { columnsOf, countriesText, type ColumnPlan } from './columns.js';

const projectPlan: ColumnPlan = [
  ['project', 'text', 16], ['title', 'text', 40], ['state', 'text', 16], ['programme', 'text', 14], ['call', 'text', 14], ['partner', 'text', 30], ['theme', 'text', 16], ['country', 'text', 16],
  ['start', 'day', 12], ['end', 'day', 12], ['currency', 'text', 9], ['grant', 'money', 16], ['released', 'money', 16], ['accepted', 'money', 16], ['refunded', 'money', 14],
  ['balance', 'money', 16], ['burnRate', 'percent', 10], ['persons', 'number', 12], ['measurable', 'integer', 12], ['met', 'integer', 10], ['averageProgress', 'percent', 12],
];

/** One row a project: who, where, when; flows inside the period asked for, stocks at its end. */
export function projectSheet(run: ExportRun): Sheet {
  return { name: run.texts.sheets.projects, definedName: 'Projects', columns: columnsOf(run.texts, projectPlan), rows: projectRows(run) };
}

async function* projectRows(run: ExportRun): AsyncGenerator<Row> {
  for await (const project of run.projects()) yield [...headCells(run, project), ...figureCells(project)];
}

function headCells({ texts, language }: ExportRun, { summary }: ExportProject): Cell[] {
  const { code, title, state, programme, call, lead, theme, countries, start, end, currency } = summary;
  return [code, title, word(texts, state), localise(programme.title, language), localise(call.title, language), lead.name, theme, countriesText(countries), start, end, currency];
}

function figureCells({ summary: { currency }, standing: { money, newest } }: ExportProject): Cell[] {
  const amounts = [money.budget, money.released, money.accepted, money.refunded, balanceOf(money)].map((minor) => minorToDecimal(minor, currency));
  const targets = newest?.targets;
  const average = targets && targets.measurable > 0 ? toDecimalString(divide(rational(targets.progress), rational(BigInt(targets.measurable) * 10_000_000_000n))) : null;
  return [
    ...amounts, burnRate(money.acceptedSoFar, money.phased), newest?.persons ? fromUnits(newest.persons.total) : null, targets?.measurable ?? null, targets?.met ?? null, average,
  ];
}

const indicatorPlan: ColumnPlan = [
  ['project', 'text', 16], ['title', 'text', 30], ['output', 'text', 10], ['indicator', 'text', 12], ['indicatorTitle', 'text', 44], ['unit', 'text', 12], ['measure', 'text', 12],
  ['baseline', 'number', 12], ['target', 'number', 12],
];
const standingPlan: ColumnPlan = [['actual', 'number', 12], ['progress', 'percent', 11], ['status', 'text', 14]];

/** Project × indicator: baseline, target, a column per period, actual, progress, status at the newest approved period. */
export function indicatorSheet(run: ExportRun): Sheet {
  const { texts, facts } = run;
  const periods = Array.from({ length: facts.mostPeriods }, (_, at) => ({ title: `${texts.columns.period} ${String(at + 1)}`, kind: 'number' as const, width: 11 }));
  return {
    name: texts.sheets.indicators, definedName: 'Indicators', columns: [...columnsOf(texts, indicatorPlan), ...periods, ...columnsOf(texts, standingPlan)], rows: indicatorRows(run),
  };
}

async function* indicatorRows(run: ExportRun): AsyncGenerator<Row> {
  for await (const { summary } of run.projects()) {
    const approved = summary.periods.map((period) => (period.approved && period.approved.on <= run.view.span.to ? period.approved : null));
    const newest = new Map(approved.findLast((one) => one !== null)?.indicators.map((one) => [one.indicator, one]));
    const outputOf = new Map(summary.outputs.map((output) => [output.id, output.code]));
    for (const { id, output, code, title, unit, measure, baseline, target } of summary.indicators) {
      const values = Array.from({ length: run.facts.mostPeriods }, (_, at) => approved[at]?.indicators.find((one) => one.indicator === id)?.value ?? null);
      const now = newest.get(id);
      yield [
        summary.code, summary.title, outputOf.get(output) ?? null, code, title, unit, word(run.texts, measure), baseline, target, ...values,
        now?.actual ?? null, now?.progress ?? null, word(run.texts, now?.status ?? null),
      ];
    }
  }
}

const reportPlan: ColumnPlan = [
  ['project', 'text', 16], ['title', 'text', 30], ['partner', 'text', 30], ['periodStart', 'day', 12], ['periodEnd', 'day', 12], ['due', 'day', 12], ['reportState', 'text', 16],
  ['firstSubmitted', 'instant', 17], ['punctuality', 'text', 14], ['submissions', 'integer', 12], ['approved', 'day', 12], ['currency', 'text', 9], ['accepted', 'money', 16],
];

/** One row a report that falls into the period asked for. Donors learn of the state of approved ones only. */
export function reportSheet(run: ExportRun): Sheet {
  return { name: run.texts.sheets.reports, definedName: 'Reports', columns: columnsOf(run.texts, reportPlan), rows: reportRows(run) };
}

async function* reportRows(run: ExportRun): AsyncGenerator<Row> {
  const { texts, view: { span } } = run;
  for await (const { summary, money, isShare } of run.projects()) {
    const { code, title, lead, currency } = summary;
    for (const [at, period] of summary.periods.entries()) {
      if (period.end < span.from || period.end > span.to) continue;
      const { start, end, due, state, firstSubmittedAt, turns, approved } = period;
      const accepted = money.accepted[at] ?? null;
      yield [
        code, title, lead.name, start, end, due, isShare && !approved ? null : word(texts, state), firstSubmittedAt, word(texts, punctualityOf(period, run.view)), turns.length,
        approved?.on ?? null, currency, accepted === null ? null : minorToDecimal(accepted, currency),
      ];
    }
  }
}
