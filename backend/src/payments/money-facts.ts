import { dayOf } from '#shared/calendar';
import { ledgerOn, paymentsOn, trancheGate, type ApprovalFact, type Gate, type PaymentFact } from '#shared/payments';
import type { Settings } from '#shared/programmes';
import type { ProjectSummary } from '#shared/dashboards';
import type { ProjectState } from '#shared/projects';
import type { Project } from '../projects/project.record.js';
import type { ReportStanding } from '../reports/report.record.js';

/** What the gate reads of a project's money and reports. */
export interface MoneyFacts {
  readonly state: ProjectState;
  readonly payments: readonly PaymentFact[];
  readonly approvals: readonly ApprovalFact[];
  readonly reports: readonly { start: string; end: string; due: string; submittedOn: string | null }[];
}
export interface GateQuestion {
  readonly day: string;
  readonly isLeadSuspended: boolean;
  readonly isWaived: boolean;
  readonly settings: Settings;
}

export function factsOfRecords(project: Project, payments: readonly PaymentFact[], reports: readonly ReportStanding[], timeZone: string): MoneyFacts {
  return {
    state: project.state, payments,
    approvals: reports.flatMap(({ _id, approval }) => (approval ? [{ report: _id, on: dayOf(approval.at, timeZone), accepted: approval.accepted }] : [])),
    reports: reports.map(({ period: { start, end, due }, firstSubmittedAt }) => ({ start, end, due, submittedOn: firstSubmittedAt && dayOf(firstSubmittedAt, timeZone) })),
  };
}

export function factsOfSummary(summary: Omit<ProjectSummary, 'id'>, timeZone: string): MoneyFacts {
  return {
    state: summary.state, payments: summary.payments,
    approvals: summary.periods.flatMap(({ report, approved }) => (approved ? [{ report, on: approved.on, accepted: approved.accepted }] : [])),
    reports: summary.periods.map(({ start, end, due, firstSubmittedAt }) => ({ start, end, due, submittedOn: firstSubmittedAt && dayOf(firstSubmittedAt, timeZone) })),
  };
}

/** The tranche gate of a project on a day (domain 5). */
export function gateOf(facts: MoneyFacts, { day, isLeadSuspended, isWaived, settings }: GateQuestion): Gate {
  const ledger = ledgerOn(facts.payments, facts.approvals, day);
  return trancheGate({
    day, state: facts.state, isLeadSuspended, isWaived, settings, reports: facts.reports, liquidated: ledger.accepted + ledger.refunded,
    releases: paymentsOn(facts.payments, day).filter((payment) => payment.kind === 'release'),
  });
}

/** Who authorised the money that a release of this amount would pay: releases fill the oldest authorisation first (domain 1, 3). */
export function authorisersOf(project: Project, reports: readonly ReportStanding[], amount: number): string[] {
  const { released } = project.ledger;
  const first = { by: project.agreement.countersignedBy, amount: project.firstAdvance ?? 0 };
  const authorisations = [first, ...reports.map(({ approval }) => ({ by: approval?.by ?? null, amount: approval?.authorised ?? 0 }))];
  let from = 0;
  return authorisations.flatMap((one) => {
    const start = from;
    from += one.amount;
    const isPaid = one.amount > 0 && start < released + amount && from > released;
    return isPaid && one.by !== null ? [one.by] : [];
  });
}

/** Since when the oldest money not yet released waits; null where none does. */
export function authorisedSince(project: Pick<Project, 'agreement' | 'firstAdvance' | 'ledger'>, approvals: readonly { at: string; authorised: number }[]): string | null {
  const first = { at: project.agreement.countersignedAt, authorised: project.firstAdvance ?? 0 };
  let upTo = 0;
  for (const one of [first, ...approvals]) {
    upTo += one.authorised;
    if (upTo > project.ledger.released) return one.at;
  }
  return null;
}
