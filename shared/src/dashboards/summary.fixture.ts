import type { ApprovedPeriod, IndicatorSummary, PeriodSummary, ProjectSummary } from './summary.schema.js';
import { burnRate } from '../reports/variance.js';

/** A period in few words; amounts in minor units. */
export interface PeriodSketch {
  start: string;
  end: string;
  due: string;
  planned?: number;
  submittedAt?: string;
  isLate?: boolean;
  turns?: PeriodSummary['turns'];
  approvedOn?: string;
  accepted?: number;
  /** Progress of each indicator, a fraction; null = not measurable. */
  progress?: (string | null)[];
  persons?: ApprovedPeriod['persons'];
}
export type SummarySketch = Partial<Omit<ProjectSummary, 'periods'>> & { n?: number; periods?: PeriodSketch[] };

export const idOf = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const organisation = (n: number) => ({ id: idOf(n), code: `O${String(n)}`, name: `Organisation ${String(n)}` });

/** A summary with sound defaults: one project of 1 000.00 EUR in Algeria, paid by one funder. */
export function aSummary({ n = 1, periods = [], ...given }: SummarySketch = {}): ProjectSummary {
  const rows = periods.map((sketch, at) => periodOf(sketch, at, n));
  const accepted = rows.reduce((total, row) => total + (row.approved?.accepted ?? 0), 0);
  return {
    id: idOf(n), code: `P-${String(n).padStart(3, '0')}`, title: `Project ${String(n)}`, state: 'active', programme: { id: idOf(900), code: 'PR', title: { en: 'Programme' } },
    call: { id: idOf(901), code: 'CA', title: { en: 'Call' } }, lead: organisation(800 + n), consortium: [organisation(800 + n)], theme: 'capacities',
    countries: [{ code: 'DZ', percentage: '100' }], locations: [], funders: [{ organisation: idOf(700), share: '100' }], currency: 'EUR', start: '2009-07-01', end: '2010-12-31',
    grant: 100_000, budgetTotal: 120_000, budgetByCategory: { A: 100_000 }, outputs: [{ id: idOf(600), code: '1', title: 'Output' }],
    indicators: (rows[0]?.approved?.indicators ?? []).map(({ indicator, output }, at) => ({ id: indicator, output, code: `1.${String(at + 1)}`, title: 'Indicator', unit: 'n', measure: 'number' as const, baseline: '0', target: '10', countsPersons: at === 0 })),
    periods: rows, payments: [], openReleases: [], authorised: 0, released: 0, releasable: 0, accepted, refunded: 0, advanceBalance: -accepted,
    burnRate: burnRate(accepted, rows.reduce((total, row) => total + (row.approved ? row.planned : 0), 0)), byFunder: [], ...given,
  };
}

function periodOf(sketch: PeriodSketch, at: number, n: number): PeriodSummary {
  const { start, end, due, planned = 0, submittedAt = null, isLate = false, turns = [], approvedOn, accepted = 0, progress = [], persons = { total: null, byDimension: {} } } = sketch;
  const approved: ApprovedPeriod | null = approvedOn === undefined ? null : {
    n: 1, at: `${approvedOn}T12:00:00.000Z`, on: approvedOn, accepted, requested: 0, authorised: 0, byCategory: { A: accepted },
    indicators: progress.map((fraction, index) => indicatorOf(fraction, index)), persons,
  };
  const next = new Date(Date.parse(`${due}T00:00:00Z`) + 86_400_000).toISOString();
  return {
    id: idOf(500 + at), seq: at + 1, start, end, due, dueEndsAt: next, report: idOf(10_000 + n * 100 + at), state: approved ? 'approved' : submittedAt ? 'submitted' : 'draft', planned,
    firstSubmittedAt: submittedAt, isLate, turns, approved,
  };
}

function indicatorOf(progress: string | null, index: number): IndicatorSummary {
  return {
    indicator: idOf(400 + index), output: idOf(600), value: '1', actual: '1', progress, isTargetMet: progress === null ? null : Number(progress) >= 1,
    status: progress === null ? null : 'on_track',
  };
}
