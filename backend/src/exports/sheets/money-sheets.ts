import { minorToDecimal } from '#shared/money';
import { divide, rational, toDecimalString } from '#shared/numbers';
import { sharedFace, type ExportProject } from '../export-project.js';
import type { ExportRun } from '../export-source.js';
import { word } from '../texts/export-texts.js';
import { columnName, type Cell, type Row, type Sheet } from '../../platform/workbook/workbook.js';
import { columnsOf, type ColumnPlan } from './columns.js';

const facePlan: ColumnPlan = [
  ['project', 'text', 16], ['partner', 'text', 30], ['periodStart', 'day', 12], ['periodEnd', 'day', 12], ['line', 'text', 10], ['currency', 'text', 9],
  ['A', 'money', 16], ['B', 'money', 16], ['C', 'money', 16], ['D', 'money', 16], ['E', 'money', 16], ['F', 'money', 16], ['G', 'money', 16],
];

/** The FACE of each approved report by line (domain 5). */
export function faceSheet(run: ExportRun): Sheet {
  return { name: run.texts.sheets.face, definedName: 'FACE', columns: columnsOf(run.texts, facePlan), rows: faceRows(run) };
}

async function* faceRows(run: ExportRun): AsyncGenerator<Row> {
  const { span } = run.view;
  for await (const { project, versions } of run.faces()) {
    const { code, lead, currency, periods } = project.summary;
    for (const version of versions) {
      const period = periods[version.seq - 1];
      if (!period || !version.decision || period.end < span.from || period.end > span.to) continue;
      const shared: Cell[] = [code, lead.name, period.start, period.end];
      for (const row of sharedFace(project, version.decision.face)) {
        yield [shared, row.code, currency, ...[row.A, row.B, row.C, row.D, row.E, row.F, row.G].map((minor) => amount(minor, currency))];
      }
    }
  }
}

const budgetPlan: ColumnPlan = [
  ['project', 'text', 16], ['partner', 'text', 30], ['line', 'text', 10], ['category', 'text', 10], ['description', 'text', 40], ['currency', 'text', 9],
  ['budget', 'money', 16], ['accepted', 'money', 16], ['rest', 'money', 16], ['share', 'percent', 10],
];
const [CURRENCY, BUDGET, ACCEPTED, REST] = [6, 7, 8, 9].map(columnName);

/** Budget against accepted expenditure by line; what is left, its share and the totals of each currency are live formulas. */
export function budgetSheet(run: ExportRun): Sheet {
  const totals = new Map<string, { budget: number; accepted: number }>();
  return {
    name: run.texts.sheets.budget, definedName: 'Budget', columns: columnsOf(run.texts, budgetPlan), rows: budgetRows(run, totals),
    footer: (rows) => [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sums], at) => totalRow(run.texts.columns.total, currency, sums, rows, rows + 3 + at)),
  };
}

async function* budgetRows(run: ExportRun, totals: Map<string, { budget: number; accepted: number }>): AsyncGenerator<Row> {
  let at = 1;
  for await (const { project, lines, versions } of run.faces()) {
    const { summary: { code, lead, currency, periods }, shares } = project;
    const counted = versions.filter((version) => (periods[version.seq - 1]?.approved?.on ?? '9999') <= run.view.span.to);
    const accepted = acceptedByLine(project, counted);
    const budgets = shares(lines.map((line) => line.funder ?? 0));
    const shared: Cell[] = [code, lead.name];
    for (const [index, line] of lines.entries()) {
      at += 1;
      const sums = { budget: budgets[index] ?? 0, accepted: accepted.get(line.id) ?? 0 };
      const total = totals.get(currency) ?? { budget: 0, accepted: 0 };
      totals.set(currency, { budget: total.budget + sums.budget, accepted: total.accepted + sums.accepted });
      yield [shared, line.code, line.category, line.description, currency, ...figureCells(sums, currency, at)];
    }
  }
}

function acceptedByLine(project: ExportProject, versions: readonly { decision: { face: Parameters<typeof sharedFace>[1] } | null }[]): Map<string, number> {
  const accepted = new Map<string, number>();
  for (const { decision } of versions) {
    for (const row of sharedFace(project, decision?.face ?? [])) accepted.set(row.line, (accepted.get(row.line) ?? 0) + (row.C ?? 0));
  }
  return accepted;
}

function figureCells({ budget, accepted }: { budget: number; accepted: number }, currency: string, row: number): Cell[] {
  const [b, a] = [`${String(BUDGET)}${String(row)}`, `${String(ACCEPTED)}${String(row)}`];
  const share = budget === 0 ? '0' : toDecimalString(divide(rational(accepted), rational(budget)));
  return [
    minorToDecimal(budget, currency), minorToDecimal(accepted, currency), { formula: `${b}-${a}`, value: minorToDecimal(budget - accepted, currency) },
    { formula: `IF(${b}=0,0,${a}/${b})`, value: share },
  ];
}

/** Each currency by itself: different currencies are never added. */
function totalRow(title: string, currency: string, { budget, accepted }: { budget: number; accepted: number }, rows: number, row: number): Row {
  const sum = (column: string | undefined, minor: number): Cell => {
    const range = (name: string | undefined) => `${String(name)}$2:${String(name)}$${String(rows + 1)}`;
    return { formula: `SUMIFS(${range(column)},$${range(CURRENCY).replace(':', ':$')},"${currency}")`, value: minorToDecimal(minor, currency) };
  };
  const share = figureCells({ budget, accepted }, currency, row)[3] ?? null;
  return [title, null, null, null, null, currency, sum(BUDGET, budget), sum(ACCEPTED, accepted), sum(REST, budget - accepted), share];
}

const paymentPlan: ColumnPlan = [
  ['project', 'text', 16], ['partner', 'text', 30], ['kind', 'text', 14], ['date', 'day', 12], ['currency', 'text', 9], ['amount', 'money', 16], ['state', 'text', 14], ['reference', 'text', 20],
  ['rate', 'text', 12], ['reversedOn', 'day', 12],
];

/** Releases and refunds inside the period asked for. Donors get dates and their share, without references. */
export function paymentSheet(run: ExportRun): Sheet {
  return { name: run.texts.sheets.payments, definedName: 'Payments', columns: columnsOf(run.texts, paymentPlan), rows: paymentRows(run) };
}

async function* paymentRows(run: ExportRun): AsyncGenerator<Row> {
  const { texts, view: { span } } = run;
  for await (const { project: { summary, money, isShare }, payments } of run.payments()) {
    const amountOf = new Map(money.flows.filter((flow) => flow.amount >= 0).map((flow) => [flow.source, flow.amount]));
    for (const { _id: id, kind, date, state, reference, rate, reversal } of payments) {
      if (date < span.from || date > span.to) continue;
      const known: Cell[] = isShare ? [null, null, null] : [word(texts, state), reference, rate];
      yield [summary.code, summary.lead.name, word(texts, kind), date, summary.currency, amount(amountOf.get(id) ?? 0, summary.currency), ...known, reversal?.date ?? null];
    }
  }
}

function amount(minor: number | null, currency: string): Cell {
  return minor === null ? null : minorToDecimal(minor, currency);
}
