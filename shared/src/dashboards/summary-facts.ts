import type { Minor } from '../money/money.schema.js';
import { fraction, rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import type { OrganisationRef } from '../organisations/organisation.schema.js';
import { oldestFirst } from '../payments/liquidation.js';
import type { Day, Id, Instant } from '../platform/id.schema.js';
import type { Funder } from '../programmes/programme.schema.js';
import type { ProjectState } from '../projects/project.schema.js';
import type { PersonsReached } from '../results/persons.js';
import type { ApprovedPeriod, PeriodSummary, ProjectSummary, SubmissionTurn } from './summary.schema.js';

/** Money that moved on a day; a reversal is negative, on its own day (domain 3, "Payment"). `source`: payment, or report for `accepted`. */
export interface Flow {
  readonly kind: 'released' | 'accepted' | 'refunded';
  readonly day: Day;
  readonly amount: Minor;
  readonly source: Id;
}
export interface ReleaseOf {
  readonly id: Id;
  readonly date: Day;
  readonly amount: Minor;
  readonly reversedOn: Day | null;
}
/** A project's money, whole or the share of some of its funders. Minor units. */
export interface MoneyFacts {
  readonly budget: Minor;
  /** In order of days. */
  readonly flows: readonly Flow[];
  /** Oldest first, reversed ones included. */
  readonly releases: readonly ReleaseOf[];
  /** By period, in order. `accepted` null: not approved. */
  readonly planned: readonly Minor[];
  readonly accepted: readonly (Minor | null)[];
}
export interface TargetFacts {
  readonly indicators: number;
  readonly measurable: number;
  readonly met: number;
  /** The sum of the clamped progresses, in units of 10⁻¹⁰: exact, since each has at most ten places and is at most 1. */
  readonly progress: number;
}
/** Persons in units of 10⁻¹⁰, exact: derived figures have at most ten places. */
export interface PersonFacts {
  readonly total: bigint;
  readonly sex: readonly (readonly [category: string, persons: bigint])[];
  readonly age: readonly (readonly [category: string, persons: bigint])[];
}
/** What stood from the approval of a period's report on. */
export interface ApprovedFacts {
  readonly on: Day;
  readonly at: Instant;
  readonly targets: TargetFacts;
  readonly persons: PersonFacts | null;
}
export interface PeriodFacts {
  readonly report: Id;
  readonly start: Day;
  readonly end: Day;
  readonly due: Day;
  readonly dueEndsAt: Instant;
  readonly firstSubmittedAt: Instant | null;
  readonly isLate: boolean;
  readonly turns: readonly (SubmissionTurn & { /** From submission to answer; null: not answered. */ readonly seconds: number | null })[];
  readonly approved: ApprovedFacts | null;
}

/** A summary in the compact form in which many are added up: what filters and portfolio figures read, parsed once. */
export interface SummaryFacts {
  readonly id: Id;
  readonly code: string;
  readonly title: string;
  readonly state: ProjectState;
  readonly programme: Id;
  readonly call: Id;
  readonly lead: OrganisationRef;
  readonly consortium: readonly Id[];
  readonly theme: string | null;
  readonly countries: readonly { readonly code: string; readonly percentage: string }[];
  readonly funders: readonly Funder[];
  readonly currency: string;
  readonly money: MoneyFacts;
  readonly periods: readonly PeriodFacts[];
}

export function factsOf(summary: ProjectSummary): SummaryFacts {
  const { id, code, title, state, theme, countries, funders, currency, lead } = summary;
  return {
    id, code, title, state, programme: summary.programme.id, call: summary.call.id, lead, consortium: summary.consortium.map((one) => one.id), theme, countries, funders,
    currency, money: moneyOf(summary), periods: summary.periods.map(periodOf),
  };
}

/** The newest approval by the end of a day; null before the first. */
export function newestApproved(periods: readonly PeriodFacts[], by: Day): { at: number; approved: ApprovedFacts } | null {
  for (let at = periods.length - 1; at >= 0; at--) {
    const approved = periods[at]?.approved;
    if (approved && approved.on <= by) return { at, approved };
  }
  return null;
}

/** Indicators as they stood in an approved period, counted. */
export function targetsOf(indicators: readonly Pick<ApprovedPeriod['indicators'][number], 'progress' | 'isTargetMet'>[]): TargetFacts {
  const progresses = indicators.flatMap(({ progress }) => (progress === null ? [] : [clampedUnits(progress)]));
  return {
    indicators: indicators.length, measurable: progresses.length, met: indicators.filter((one) => one.isTargetMet === true).length,
    progress: progresses.reduce((total, units) => total + units, 0),
  };
}

const units = 1e10;
function clampedUnits(progress: string): number {
  return Math.round(Math.min(1, Math.max(0, Number(progress))) * units);
}

function moneyOf(summary: ProjectSummary): MoneyFacts {
  const payments = summary.payments.flatMap(({ id, kind, date, amount, reversedOn }): Flow[] => {
    const flow: Flow = { kind: kind === 'release' ? 'released' : 'refunded', day: date, amount, source: id };
    return reversedOn === null ? [flow] : [flow, { ...flow, day: reversedOn, amount: -amount }];
  });
  const accepted = summary.periods.flatMap(({ report, approved }): Flow[] => (approved ? [{ kind: 'accepted', day: approved.on, amount: approved.accepted, source: report }] : []));
  return {
    budget: summary.grant,
    flows: [...payments, ...accepted].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    releases: oldestFirst(summary.payments.filter((payment) => payment.kind === 'release')).map(({ id, date, amount, reversedOn }) => ({ id, date, amount, reversedOn })),
    planned: summary.periods.map((period) => period.planned),
    accepted: summary.periods.map((period) => period.approved?.accepted ?? null),
  };
}

function periodOf({ report, start, end, due, dueEndsAt, firstSubmittedAt, isLate, turns, approved }: PeriodSummary): PeriodFacts {
  return {
    report, start, end, due, dueEndsAt, firstSubmittedAt, isLate, turns: turns.map((turn) => ({ ...turn, seconds: secondsOf(turn) })),
    approved: approved && { on: approved.on, at: approved.at, targets: targetsOf(approved.indicators), persons: personsOf(approved.persons) },
  };
}

function secondsOf({ submittedAt, outcomeAt }: SubmissionTurn): number | null {
  return outcomeAt === null ? null : Math.round((Date.parse(outcomeAt) - Date.parse(submittedAt)) / 1000);
}

function personsOf({ total, byDimension }: PersonsReached): PersonFacts | null {
  if (total === null) return null;
  const whole = exactUnits(total);
  const split = (dimension: string) => {
    const named = Object.entries(byDimension[dimension] ?? {}).map(([category, value]) => [category, exactUnits(value)] as const);
    return named.length === 0 ? [['unknown', whole] as const] : named;
  };
  return { total: whole, sex: split('sex'), age: split('age') };
}

function exactUnits(value: string): bigint {
  const { numerator, denominator } = rational(value);
  return (numerator * BigInt(units)) / denominator;
}

/** Units of 10⁻¹⁰ as a derived figure. */
export function fromUnits(value: bigint): string {
  return toDecimalString(fraction(value, BigInt(units)));
}
