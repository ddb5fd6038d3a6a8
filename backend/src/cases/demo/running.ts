import { addDays, reportingPeriods } from '#shared/calendar';
import type { CaseInput } from '#shared/cases';
import type { Day } from '#shared/platform';
import { defaults, type ProposalInput } from './demo-proposal.js';
import { demoReports, type Pace } from './demo-reports.js';
import { demoComments, draftReport, earlier, submittedReport, tellProject, type DemoAct } from './demo-story.js';
import type { Dice } from './dice.js';
import { demoTopics } from './topics.js';

/** How a project of the running programme stands today: what became of its newest report, how it goes, since when. */
export interface Running {
  readonly newest: 'approved' | 'submitted' | 'in_review' | 'returned' | 'draft' | 'overdue';
  readonly pace: Pace;
  readonly begunMonthsAgo?: number;
  readonly endedDaysAgo?: number;
  /** The newest authorised amount waits for finance. */
  readonly isUnpaid?: boolean;
  readonly act?: 'suspend' | 'begin-closing';
}

const good: Pace = { results: 1, spending: 0.97, cuts: false };
const slow: Pace = { results: 0.7, spending: 0.6, cuts: true };

/** The first belongs to the partners of the lead case, the second to an Arabic-speaking one. */
export const running: readonly Running[] = [
  { newest: 'returned', pace: good, begunMonthsAgo: 13 },
  { newest: 'draft', pace: good, endedDaysAgo: 20 },
  { newest: 'overdue', pace: { results: 0.85, spending: 0.93, cuts: false }, begunMonthsAgo: 11 },
  { newest: 'submitted', pace: good, begunMonthsAgo: 12 },
  { newest: 'in_review', pace: { results: 1.1, spending: 0.96, cuts: true }, begunMonthsAgo: 10 },
  { newest: 'approved', pace: good, begunMonthsAgo: 14, isUnpaid: true },
  { newest: 'approved', pace: slow, begunMonthsAgo: 13, isUnpaid: true },
  { newest: 'approved', pace: { results: 1.25, spending: 0.98, cuts: false }, begunMonthsAgo: 9 },
  { newest: 'approved', pace: { results: 0.4, spending: 0.92, cuts: true }, begunMonthsAgo: 12 },
  { newest: 'submitted', pace: slow, begunMonthsAgo: 10, act: 'suspend' },
  { newest: 'submitted', pace: { results: 0.9, spending: 0.95, cuts: false }, begunMonthsAgo: 15 },
  { newest: 'overdue', pace: good, begunMonthsAgo: 14, isUnpaid: true },
  { newest: 'approved', pace: good, endedDaysAgo: 75, act: 'begin-closing' },
  { newest: 'draft', pace: { results: 0.95, spending: 0.95, cuts: false }, begunMonthsAgo: 7 },
];

/** Reports and payments up to today. */
export function tellRunning({ file, acts }: { file: CaseInput; acts: DemoAct[] }, tale: Running, proposal: ProposalInput, today: Day, dice: Dice): void {
  const ended = reportingPeriods(proposal.start, proposal.end, defaults).filter((one) => one.end < today);
  const missing = tale.newest === 'approved' ? 0 : tale.newest === 'overdue' ? ended.filter((one) => one.due >= today).length + 1 : 1;
  const approved = Math.max(0, ended.length - missing);
  const lesson = demoTopics.find((one) => one.theme === proposal.theme)?.lesson ?? '';
  const { reports, payments, last } = tellProject({ proposal, approved, pace: tale.pace, lesson, until: today, isLastUnpaid: tale.isUnpaid ?? false }, dice);
  file.reports.push(...reports);
  file.payments.push(...payments);
  const newest = tale.newest === 'approved' || tale.newest === 'overdue' ? undefined : demoReports(proposal, approved + 1, tale.pace, lesson)[approved];
  if (newest) file.reports.push(newestReport(tale.newest, newest, earlier(addDays(newest.days.end, dice.whole(8, 26)), today), today));
  acts.push({ on: today, act: 'confirm', project: proposal.code, reason: '' });
  if (tale.act) acts.push({ on: last < addDays(today, -3) ? addDays(today, -3) : today, act: tale.act, project: proposal.code, reason: 'The partner asked for time after a change of its board.' });
}

function newestReport(state: Running['newest'], report: ReturnType<typeof demoReports>[number], submittedOn: Day, today: Day): CaseInput['reports'][number] {
  if (state === 'draft') return draftReport(report);
  const submitted = submittedReport(report, submittedOn);
  if (state === 'submitted') return submitted;
  const on = earlier(addDays(submittedOn, 6), today);
  return { ...submitted, review: state === 'returned' ? { outcome: 'returned', on, sendBack: demoComments } : { outcome: 'in_review', on } };
}
