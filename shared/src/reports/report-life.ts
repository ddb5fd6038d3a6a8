import { notBarred, type PersonFacts } from '../accounts/separation-of-duties.js';
import type { Day } from '../platform/id.schema.js';
import { allOf, type LifeCycle } from '../platform/life-cycle.js';
import type { ReportState } from './report.schema.js';

/** `edit` and `answer` are the partner's PATCH and answers to comments; `reply` a further word of the officer while the partner corrects; `decide` the officer's part, `resolve` its comments. */
export type ReportAction = 'edit' | 'answer' | 'reply' | 'submit' | 'start-review' | 'decide' | 'resolve' | 'request-changes' | 'approve' | 'reopen' | 'extend' | 'remind';

/** A report among those of its project. */
export interface ReportInOrder {
  readonly seq: number;
  readonly state: ReportState;
  readonly firstSubmittedAt: string | null;
}
/** What the other reports of the project say about this one (domain 3: order of submission, approval and reopening). */
export interface OrderFacts {
  readonly areEarlierSubmitted: boolean;
  readonly areEarlierApproved: boolean;
  readonly isNewestApproved: boolean;
}
export interface ReportFacts extends PersonFacts, OrderFacts {
  /** The period's first day has come. */
  readonly isBegun: boolean;
  /** The period's last day has come. */
  readonly isSubmittable: boolean;
  /** The project's state is one of `reportingStates`. */
  readonly isProjectReporting: boolean;
  /** Comments neither answered nor resolved, the officer's unsent ones included. */
  readonly openComments: number;
  /** The partner was reminded of it today. */
  readonly isRemindedToday: boolean;
}

/** The facts of order of the report `seq` among all reports of its project. */
export function orderFacts(reports: readonly ReportInOrder[], seq: number): OrderFacts {
  const earlier = reports.filter((one) => one.seq < seq);
  return {
    areEarlierSubmitted: earlier.every((one) => one.firstSubmittedAt !== null),
    areEarlierApproved: earlier.every((one) => one.state === 'approved'),
    isNewestApproved: !reports.some((one) => one.seq > seq && (one.state === 'approved' || one.state === 'reopened')),
  };
}
/** Written from the period's first day, submitted from its last (domain 3). @param today the day in the programme's zone */
export function periodFacts(period: { start: Day; end: Day }, today: Day): Pick<ReportFacts, 'isBegun' | 'isSubmittable'> {
  return { isBegun: today >= period.start, isSubmittable: today >= period.end };
}

const begun = (facts: ReportFacts) => (facts.isBegun ? null : 'period_not_begun');
const submittable = (facts: ReportFacts) => (facts.isSubmittable ? null : 'period_not_over');
const projectReporting = (facts: ReportFacts) => (facts.isProjectReporting ? null : 'project_not_reporting');
const earlierSubmitted = (facts: ReportFacts) => (facts.areEarlierSubmitted ? null : 'earlier_not_submitted');
const earlierApproved = (facts: ReportFacts) => (facts.areEarlierApproved ? null : 'earlier_not_approved');
const newestApproved = (facts: ReportFacts) => (facts.isNewestApproved ? null : 'not_newest_approved');
const someOpenComment = (facts: ReportFacts) => (facts.openComments > 0 ? null : 'no_open_comment');
const noOpenComment = (facts: ReportFacts) => (facts.openComments === 0 ? null : 'open_comments');

const notRemindedToday = (facts: ReportFacts) => (facts.isRemindedToday ? 'reminded_today' : null);

const mayEdit = allOf(projectReporting, begun);
const maySubmit = allOf(projectReporting, begun, submittable, earlierSubmitted);

/** States in which the partner writes the whole report. */
export const writableStates: readonly ReportState[] = ['draft', 'changes_requested', 'reopened'];

/** The life of a report (domain 3). Upcoming, open, due and overdue are derived by the clock, see `calendar`. */
export const reportLife: LifeCycle<ReportState, ReportAction, ReportFacts> = {
  kind: 'report',
  transitions: [
    { from: writableStates, action: 'edit', to: 'same', permission: 'report.write', guard: mayEdit, needs: [] },
    { from: ['changes_requested'], action: 'answer', to: 'same', permission: 'report.write', needs: ['answer'] },
    { from: ['changes_requested'], action: 'reply', to: 'same', permission: 'report.review', guard: notBarred, needs: ['answer'] },
    { from: ['draft'], action: 'extend', to: 'same', permission: 'report.extend', guard: allOf<ReportFacts>(notBarred, projectReporting), needs: ['date', 'reason'] },
    { from: writableStates, action: 'remind', to: 'same', permission: 'report.remind', guard: allOf(notBarred, projectReporting, submittable, notRemindedToday), needs: [] },
    {
      from: writableStates, action: 'submit', to: 'submitted', permission: 'report.submit', guard: maySubmit,
      needs: ['findings', 'certification', 'signatory'],
    },
    { from: ['submitted'], action: 'start-review', to: 'in_review', permission: 'report.review', guard: notBarred, needs: [] },
    { from: ['in_review'], action: 'decide', to: 'same', permission: 'report.review', guard: notBarred, needs: ['decisions'] },
    { from: ['in_review'], action: 'resolve', to: 'same', permission: 'report.review', guard: notBarred, needs: [] },
    {
      from: ['in_review'], action: 'request-changes', to: 'changes_requested', permission: 'report.review', guard: allOf<ReportFacts>(notBarred, someOpenComment),
      needs: ['comments'],
    },
    {
      from: ['in_review'], action: 'approve', to: 'approved', permission: 'report.review', guard: allOf<ReportFacts>(notBarred, earlierApproved, noOpenComment),
      needs: ['findings', 'decisions', 'ratings', 'confirmation'],
    },
    { from: ['approved'], action: 'reopen', to: 'reopened', permission: 'report.reopen', guard: allOf<ReportFacts>(notBarred, projectReporting, newestApproved), needs: ['reason'] },
  ],
};
