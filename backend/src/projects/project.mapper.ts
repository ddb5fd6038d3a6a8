import { audienceOf, type Audience, type Scope } from '#shared/accounts';
import { localise, type Language, type Reference } from '#shared/platform';
import { advanceBalance, tranches } from '#shared/payments';
import { phasingTotals } from '#shared/budgets';
import type { Money } from '#shared/money';
import type { ProjectRow, ProjectView, Tranche } from '#shared/projects';
import { clockState } from '#shared/calendar';
import type { ReportListed, ReportStanding } from '../reports/report.record.js';
import type { Project, ProjectHead, TitledRef } from './project.record.js';

export function referenceOf(ref: TitledRef, language: Language): Reference {
  return { id: ref.id, code: ref.code, title: localise(ref.title, language) };
}

/** The tranche plan of a project as it stands (domain 3); to donors only what was approved is asked for. */
export function tranchesOf(project: Project, reports: readonly ReportStanding[], audience: Audience): Tranche[] {
  const isAsked = (one: ReportStanding) => (audience === 'donor' ? one.state === 'approved' : one.firstSubmittedAt !== null);
  const money = (minor: number): Money => ({ minor, currency: project.currency });
  const figures = tranches({
    phasing: phasingTotals(project.lines).slice(0, project.periods.length || undefined),
    firstAdvance: project.firstAdvance,
    reports: reports.map((r) => ({ requested: isAsked(r) ? r.requested : null, authorised: r.approval?.authorised ?? null })),
    released: project.ledger.released,
  });
  return figures.flatMap((one) => {
    const period = project.periods[one.seq];
    if (!period) return [];
    return [{
      seq: one.seq, period: { start: period.start, end: period.end }, planned: money(one.planned), requested: one.requested === null ? null : money(one.requested),
      authorised: one.authorised === null ? null : money(one.authorised), released: money(one.released), state: one.state,
    }];
  });
}

interface Around {
  readonly reports: readonly ReportStanding[];
  readonly names: ReadonlyMap<string, string>;
  readonly allowedActions: readonly string[];
  readonly scope: Scope;
  readonly language: Language;
}

export function projectViewOf(project: Project, { reports, names, allowedActions, scope, language }: Around): ProjectView {
  const money = (minor: number): Money => ({ minor, currency: project.currency });
  const audience = audienceOf(scope, project);
  // Donors read figures, not persons (platform.md, "Who sees what").
  const person = (id: string | null) => (id !== null && audience !== 'donor' ? { id, name: names.get(id) ?? '' } : null);
  const { agreement, ledger } = project;
  return {
    id: project._id, version: project.version, code: project.code, title: project.title, state: project.state, proposal: project.proposal,
    call: referenceOf(project.call, language), programme: referenceOf(project.programme, language), lead: project.lead, consortium: project.consortium,
    theme: project.theme, countries: project.countries, summary: project.summary, language: project.language, start: project.start, end: project.end,
    currency: project.currency, grant: money(project.grant), budgetTotal: money(project.budgetTotal),
    agreement: {
      conditions: agreement.conditions, signedAt: agreement.signedAt, signedBy: person(agreement.signedBy), countersignedAt: agreement.countersignedAt,
      countersignedBy: person(agreement.countersignedBy), declinedReason: agreement.declinedReason,
    },
    locations: project.locations, framework: project.framework, activities: project.activities, lines: project.lines, periods: project.periods,
    tranches: tranchesOf(project, reports, audience),
    ledger: project.firstAdvance === null ? null : {
      authorised: money(ledger.authorised), released: money(ledger.released), accepted: money(ledger.accepted), refunded: money(ledger.refunded),
      advanceBalance: money(advanceBalance(ledger)),
    },
    allowedActions: [...allowedActions],
  };
}

export function projectRowOf(project: ProjectHead, next: ReportListed | undefined, now: string, language: Language): ProjectRow {
  const money = (minor: number): Money => ({ minor, currency: project.currency });
  return {
    id: project._id, version: project.version, code: project.code, title: project.title, state: project.state, programme: referenceOf(project.programme, language),
    lead: project.lead, theme: project.theme, countries: project.countries.map((c) => c.code), start: project.start, end: project.end, grant: money(project.grant),
    released: money(project.ledger.released), accepted: money(project.ledger.accepted),
    nextReport: next ? { id: next._id, due: next.period.due, state: clockState(next, now) } : null,
  };
}
