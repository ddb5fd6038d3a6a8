import { addMonths } from '../calendar/day.js';
import type { Minor } from '../money/money.schema.js';
import { compare, fraction, rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import type { Finding } from '../platform/finding.schema.js';
import type { Day } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { releasingStates } from '../projects/project-life.js';
import type { ProjectState } from '../projects/project.schema.js';
import { liquidate, type LiquidatedRelease, type ReleaseFact } from './liquidation.js';

/** All that the gate looks at, as it stood on the release date. */
export interface GateFacts {
  day: Day;
  state: ProjectState;
  isLeadSuspended: boolean;
  /** The unreversed releases before this one. */
  releases: readonly ReleaseFact[];
  /** Accepted + refunded by that day, in minor units. */
  liquidated: Minor;
  /** The reports of this project; `submittedOn`: the day of the first submission. */
  reports: readonly { start: Day; end: Day; due: Day; submittedOn: Day | null }[];
  /** A manager waived the gate for this release. */
  isWaived: boolean;
  settings: Pick<Settings, 'gateLast' | 'gateAgeMonths'>;
}
export type GateReason = Pick<Finding, 'code' | 'params'>;
export interface Gate {
  isOpen: boolean;
  /** Everything that speaks against the release, also where it was waived. */
  reasons: GateReason[];
}

function lastReason(last: LiquidatedRelease | undefined, needed: string): GateReason[] {
  if (!last) return [];
  const percent = fraction(BigInt(last.liquidated) * 100n, BigInt(last.amount));
  if (compare(percent, rational(needed)) >= 0) return [];
  return [{ code: 'gate_last_release', params: { date: last.date, percent: toDecimalString(percent), needed } }];
}

function earlierReasons(earlier: readonly LiquidatedRelease[]): GateReason[] {
  return earlier.filter((one) => one.rest > 0).map((one) => ({ code: 'gate_earlier_release', params: { date: one.date, rest: one.rest } }));
}

function ageReasons(releases: readonly LiquidatedRelease[], { day, settings }: GateFacts): GateReason[] {
  const old = releases.filter((one) => one.rest > 0 && addMonths(one.date, settings.gateAgeMonths) < day);
  return old.map((one) => ({ code: 'gate_old_release', params: { date: one.date, rest: one.rest, months: settings.gateAgeMonths } }));
}

function reportReasons({ reports, day }: GateFacts): GateReason[] {
  const overdue = reports.filter((report) => report.due < day && (report.submittedOn === null || report.submittedOn > day));
  return overdue.map(({ start, end, due }) => ({ code: 'gate_report_overdue', params: { start, end, due } }));
}

/**
 * The tranche gate at the release date (domain 5): newest release liquidated to `gateLast` per cent and every earlier one
 * whole, no report overdue, no unliquidated release older than `gateAgeMonths` calendar months, project active or closing,
 * lead not suspended. The first release passes what asks for earlier money or reports. A waiver opens the gate, but not
 * of a project that is neither active nor closing: there releases stop (domain 3). Reasons, `rest` in minor units:
 * `gate_last_release` {date, percent, needed}, `gate_earlier_release` {date, rest}, `gate_old_release` {date, rest, months},
 * `gate_report_overdue` {start, end, due}, `gate_project_state` {state}, `gate_lead_suspended`.
 */
export function trancheGate(facts: GateFacts): Gate {
  const releases = liquidate(facts.releases, facts.liquidated);
  const takesReleases = releasingStates.includes(facts.state);
  const state = takesReleases ? [] : [{ code: 'gate_project_state', params: { state: facts.state } }];
  const waivable: GateReason[] = [
    ...lastReason(releases.at(-1), facts.settings.gateLast),
    ...earlierReasons(releases.slice(0, -1)),
    ...ageReasons(releases, facts),
    ...(releases.length > 0 ? reportReasons(facts) : []),
    ...(facts.isLeadSuspended ? [{ code: 'gate_lead_suspended', params: {} }] : []),
  ];
  return { isOpen: takesReleases && (facts.isWaived || waivable.length === 0), reasons: [...state, ...waivable] };
}
