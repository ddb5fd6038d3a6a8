import type { Role } from '../accounts/role.js';
import { addDays } from '../calendar/day.js';
import { startOfDay } from '../calendar/time-zone.js';
import type { Day, Instant } from '../platform/id.schema.js';
import type { Case, CaseProposal, CaseReport } from './case.schema.js';

export const caseStepKinds = [
  'publish-call', 'write-proposal', 'submit-proposal', 'screen', 'assign-reviewers', 'review', 'recommend', 'award', 'reject', 'decide-call', 'sign', 'countersign',
  'write-report', 'submit-report', 'start-review', 'request-changes', 'answer-comments', 'resubmit-report', 'approve', 'reopen', 'rewrite-report', 'waive-gate', 'release', 'refund',
] as const;
export type CaseStepKind = (typeof caseStepKinds)[number];

/** One thing that one person does in a case. */
export interface CaseStep {
  readonly on: Day;
  readonly kind: CaseStepKind;
  /** Who may do it, the preferred role first; of several people, the first whom the rules allow. */
  readonly roles: readonly Role[];
  /** Where it stands in the file: index among the proposals, reports or payments; 0 for the call. */
  readonly at: number;
  /** Index among the proposal's reviews. */
  readonly review?: number;
}

const editor: readonly Role[] = ['partner_editor', 'partner_signatory'];
const signatory: readonly Role[] = ['partner_signatory'];
const officer: readonly Role[] = ['programme_officer'];
const manager: readonly Role[] = ['programme_manager'];

/** Order within a day: the call opens; what is submitted; what is reviewed and decided; agreements; money. */
const call = 0;
const submission = 1;
const decision = 2;
const agreement = 3;
const money = 4;
type Ranked = CaseStep & { readonly rank: number; readonly stage: number };

/**
 * The steps of a case in the order in which they happen: by date, on the same day submissions, reviews, payments, else as in the file.
 * Decisions of a call go stage by stage over all its proposals, so that recommendations follow all reviews.
 * @param until leaves out what is later than this day
 */
export function caseSteps(file: Case, until: Day | null = null): CaseStep[] {
  const ranked: Ranked[] = [
    { on: file.call.opensOn, kind: 'publish-call', roles: manager, at: 0, rank: call, stage: 0 },
    ...file.proposals.flatMap((one, at) => proposalSteps(file, one, at)),
    ...decisionSteps(file),
    ...file.reports.flatMap((one, at) => reportSteps(file, one, at)),
    ...file.payments.flatMap((one, at) => paymentSteps(one, at)),
  ];
  return ranked
    .filter((step) => until === null || step.on <= until)
    .sort((a, b) => Number(a.on > b.on) - Number(a.on < b.on) || a.rank - b.rank || a.stage - b.stage)
    .map(({ rank: _rank, stage: _stage, ...step }) => step);
}

/** A draft that was never submitted is written on the day on which the call opens. */
function proposalSteps(file: Case, proposal: CaseProposal, at: number): Ranked[] {
  const on = proposal.submittedOn ?? file.call.opensOn;
  const base = { on, at, rank: submission, stage: 0 };
  const written: Ranked[] = [{ ...base, kind: 'write-proposal', roles: editor }];
  if (proposal.submittedOn !== undefined) written.push({ ...base, kind: 'submit-proposal', roles: signatory });
  if (proposal.decision !== 'award') return written;
  const agreed = { on: proposal.start, at, rank: agreement, stage: 0 };
  return [...written, { ...agreed, kind: 'sign', roles: signatory }, { ...agreed, kind: 'countersign', roles: manager }];
}

function decisionSteps(file: Case): Ranked[] {
  const steps: Omit<Ranked, 'stage'>[] = file.proposals.flatMap(({ reviews, decision: outcome }, at) => {
    if (reviews.length === 0 && !outcome) return [];
    const base = { on: file.call.decisionBy, at, rank: decision };
    return [
      { ...base, kind: 'screen', roles: officer } as const,
      ...(reviews.length > 0 ? [{ ...base, kind: 'assign-reviewers', roles: officer } as const] : []),
      ...reviews.map((_, review) => ({ ...base, kind: 'review', roles: ['reviewer'], review }) as const),
      ...(outcome ? [{ ...base, kind: 'recommend', roles: officer } as const, { ...base, kind: outcome, roles: manager } as const] : []),
    ];
  });
  if (file.call.decided) steps.push({ on: file.call.decisionBy, kind: 'decide-call', roles: manager, at: 0, rank: decision });
  return steps.map((step) => ({ ...step, stage: caseStepKinds.indexOf(step.kind === 'reject' ? 'award' : step.kind) }));
}

/** A draft is written on its period's last day, or on the day of the case if that is earlier. */
function reportSteps(file: Case, report: CaseReport, at: number): Ranked[] {
  const [, end = file.asOf] = report.period.split('/');
  const draftDay = end < file.asOf ? end : file.asOf;
  const written = { on: report.submittedOn ?? draftDay, at, rank: submission, stage: 0 };
  if (report.submittedOn === undefined) return [{ ...written, kind: 'write-report', roles: editor }];
  return [
    { ...written, kind: 'write-report', roles: editor }, { ...written, kind: 'submit-report', roles: signatory },
    ...reviewSteps(report.review, at), ...reopenSteps(report.review, at),
  ];
}

/** Sent back, answered, submitted again and approved all on the day of the review. */
function reviewSteps({ outcome, on, sendBack }: CaseReport['review'], at: number): Ranked[] {
  if (outcome === 'none' || on === undefined) return [];
  const base = { on, at, rank: decision, stage: 0 };
  const start: Ranked = { ...base, kind: 'start-review', roles: officer };
  const back: Ranked = { ...base, kind: 'request-changes', roles: officer };
  if (outcome === 'in_review') return [start];
  if (outcome === 'returned') return [start, back];
  const again: Ranked[] = [start, back, { ...base, kind: 'answer-comments', roles: editor }, { ...base, kind: 'resubmit-report', roles: signatory }];
  return [...(sendBack ? again : []), start, { ...base, kind: 'approve', roles: officer }];
}

function reopenSteps({ outcome, reopen }: CaseReport['review'], at: number): Ranked[] {
  if (outcome !== 'approve' || !reopen) return [];
  const again = { on: reopen.submittedOn, at, rank: decision, stage: 0 };
  const approval = { on: reopen.approvedOn, at, rank: decision, stage: 0 };
  return [
    { on: reopen.on, at, rank: decision, stage: 0, kind: 'reopen', roles: manager },
    { ...again, kind: 'rewrite-report', roles: editor }, { ...again, kind: 'resubmit-report', roles: signatory },
    { ...approval, kind: 'start-review', roles: officer }, { ...approval, kind: 'approve', roles: officer },
  ];
}

function paymentSteps({ date, kind, waiver }: Case['payments'][number], at: number): Ranked[] {
  const base = { on: date, at, rank: money, stage: 0 };
  const paid: Ranked = { ...base, kind, roles: ['finance_officer'] };
  return waiver ? [{ ...base, kind: 'waive-gate', roles: manager }, paid] : [paid];
}

/** The earliest date of a case: memberships hold from it. */
export function caseBegins(file: Case): Day {
  return [file.programme.from, ...caseSteps(file).map((one) => one.on)].reduce((first, one) => (one < first ? one : first));
}

/**
 * When each step happens: at 12:00 in the programme's zone, one second apart within a day. Noon is counted back from the
 * next midnight, because clocks change in the morning.
 */
export function stepInstants(steps: readonly CaseStep[], timeZone: string): Instant[] {
  const counts = new Map<Day, number>();
  return steps.map(({ on }) => {
    const nth = counts.get(on) ?? 0;
    counts.set(on, nth + 1);
    const noon = Date.parse(startOfDay(addDays(on, 1), timeZone)) - 12 * 3_600_000;
    return new Date(noon + nth * 1000).toISOString();
  });
}
