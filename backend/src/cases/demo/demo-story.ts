import { addDays } from '#shared/calendar';
import type { CaseInput } from '#shared/cases';
import type { Day } from '#shared/platform';
import type { Dice } from './dice.js';
import { demoReports, type Pace, type ReportInput, type WrittenReport } from './demo-reports.js';
import type { ProposalInput } from './demo-proposal.js';

/** What happens in the demonstration that a case file cannot tell, at the end of its day, through the same services. */
export type DemoAct =
  | { readonly on: Day; readonly act: 'begin-closing' | 'close' | 'terminate' | 'suspend' | 'sign' | 'confirm'; readonly project: string; readonly reason: string }
  | { readonly on: Day; readonly act: 'assign' | 'recommend'; readonly proposal: string; readonly reviewers: readonly string[] };

/** A case in memory, and what follows it. */
export interface DemoStory {
  readonly file: CaseInput;
  readonly acts: readonly DemoAct[];
}

/** How the reports and the money of one project went. */
export interface ProjectTale {
  readonly reports: ReportInput[];
  readonly payments: CaseInput['payments'];
  /** Released, not yet accepted or refunded, minor units. */
  readonly balance: number;
  /** The last day on which something happened. */
  readonly last: Day;
}

export interface TalePlan {
  readonly proposal: ProposalInput;
  /** How many of its reports were approved. */
  readonly approved: number;
  readonly pace: Pace;
  readonly lesson: string;
  /** Nothing happens later. */
  readonly until: Day;
  /** The newest authorised amount waits. */
  readonly isLastUnpaid?: boolean;
  /** Leaves one more release to a manager's waiver, or stops paying there. */
  readonly hasWaivers?: boolean;
}

/** Approved reports in their order, each followed by the release that it authorised, as long as the gate lets it. */
export function tellProject(plan: TalePlan, dice: Dice): ProjectTale {
  const { proposal, approved, pace, lesson, until } = plan;
  const reports = demoReports(proposal, approved, pace, lesson);
  const first = proposal.budget.reduce((sum, line) => sum + (line.phasing[0] ?? 0), 0);
  const ledger = { released: first, liquidated: 0, newest: first };
  const payments: CaseInput['payments'] = [{ project: proposal.code, kind: 'release', amount: first, date: earlier(addDays(proposal.start, dice.whole(4, 10)), until), reference: 'ADV-1' }];
  let last = proposal.start;
  const told = reports.map((report, at) => {
    const dates = datesOf(report, until, dice);
    ledger.liquidated += report.accepted;
    last = dates.reviewed;
    const isHeld = at === reports.length - 1 && plan.isLastUnpaid === true;
    if (report.authorised > 0 && !isHeld) {
      const isOpen = (ledger.released - ledger.liquidated) * 100 <= ledger.newest * 20;
      if (isOpen || plan.hasWaivers) {
        last = earlier(addDays(dates.reviewed, dice.whole(2, 9)), until);
        payments.push({
          project: proposal.code, kind: 'release', amount: report.authorised, date: last, reference: `ADV-${at + 2}`,
          ...(isOpen ? {} : { waiver: 'Late start explained; the partner has shown orders for what is not spent yet.' }),
        });
        ledger.released += report.authorised;
        ledger.newest = report.authorised;
      }
    }
    return approvedReport(report, dates, dice);
  });
  return { reports: told, payments, balance: ledger.released - ledger.liquidated, last };
}

interface ReportDates {
  readonly submitted: Day;
  readonly reviewed: Day;
}

function datesOf({ days }: WrittenReport, until: Day, dice: Dice): ReportDates {
  const submitted = earlier(addDays(days.end, dice.happens(0.12) ? dice.whole(33, 46) : dice.whole(10, 29)), until);
  return { submitted, reviewed: earlier(addDays(submitted, dice.whole(5, 19)), until) };
}

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** As it was written and submitted, nothing decided. */
export function submittedReport({ project, period, values, narrative, finance }: WrittenReport, submittedOn: Day): ReportInput {
  return { project, period, submittedOn, values, narrative, finance, review: { outcome: 'none' } };
}

export function draftReport({ project, period, values, narrative, finance }: WrittenReport): ReportInput {
  return { project, period, values, narrative, finance };
}

/** What an officer asks back. */
export const demoComments = [
  { pointer: '/values/1.1.1', comment: 'The figure of one place is higher than the lists that you attached: please check it.' },
  { pointer: '/finance/B1', comment: 'Please say when the supplies were delivered.' },
];

function approvedReport(report: WrittenReport, { submitted, reviewed }: ReportDates, dice: Dice): ReportInput {
  const isSentBack = dice.happens(0.15);
  return { ...submittedReport(report, submitted), review: { outcome: 'approve', on: reviewed, ...(isSentBack ? { sendBack: demoComments.slice(0, dice.whole(1, 2)) } : {}) } };
}

type ReviewInput = NonNullable<ProposalInput['reviews']>[number];

/** Scores around a mean, for each criterion of the call. */
export function demoReview(reviewer: string, criteria: CaseInput['call']['criteria'], mean: number, dice: Dice): ReviewInput {
  const share = Math.min(0.97, Math.max(0.2, mean + dice.between(-0.07, 0.07)));
  const scores = Object.fromEntries(criteria.map(({ code, weight }) => [code, Math.min(weight, Math.round(weight * Math.min(1, share + dice.between(-0.06, 0.06))))]));
  return { reviewer, scores, comment: share > 0.7 ? 'Convincing; the partners know each other and the place.' : 'Worth doing, but costs and targets do not fit.' };
}
