import type { Role } from '../accounts/role.js';
import { matrixPerson, refusal, specMatrix } from '../platform/life-cycle.matrix.js';
import { orderFacts, periodFacts, reportLife, type ReportAction, type ReportFacts, type ReportInOrder } from './report-life.js';
import { reportStates, type ReportState } from './report.schema.js';

const facts: ReportFacts = {
  person: matrixPerson, isBarred: false, areEarlierSubmitted: true, areEarlierApproved: true, isNewestApproved: true, isBegun: true, isSubmittable: true,
  isProjectReporting: true, openComments: 0, isRemindedToday: false,
};
const writing = (state: ReportState) => ({ partner_editor: `edit>${state} submit>submitted`, partner_signatory: `edit>${state} submit>submitted` });

describe('the life of a report', () => {
  specMatrix(reportLife, reportStates, facts, {
    draft: { ...writing('draft'), programme_officer: 'extend>draft remind>draft', programme_manager: 'extend>draft remind>draft' },
    changes_requested: {
      partner_editor: 'edit>changes_requested answer>changes_requested submit>submitted',
      partner_signatory: 'edit>changes_requested answer>changes_requested submit>submitted',
      programme_officer: 'reply>changes_requested remind>changes_requested', programme_manager: 'remind>changes_requested',
    },
    reopened: { ...writing('reopened'), programme_officer: 'remind>reopened', programme_manager: 'remind>reopened' },
    submitted: { programme_officer: 'start-review>in_review' },
    in_review: { programme_officer: 'decide>in_review resolve>in_review approve>approved' },
    approved: { programme_manager: 'reopen>reopened' },
  });

  const guards: [ReportState, ReportAction, Role, Partial<ReportFacts>, string | null][] = [
    ['draft', 'edit', 'partner_editor', { isBegun: false }, 'period_not_begun'],
    ['draft', 'edit', 'partner_editor', { isSubmittable: false }, null],
    ['draft', 'submit', 'partner_editor', { isSubmittable: false }, 'period_not_over'],
    ['draft', 'submit', 'partner_editor', { areEarlierSubmitted: false }, 'earlier_not_submitted'],
    ['draft', 'submit', 'partner_editor', { areEarlierApproved: false }, null],
    ['draft', 'submit', 'partner_signatory', { isProjectReporting: false }, 'project_not_reporting'],
    ['draft', 'submit', 'partner_signatory', { openComments: 3 }, null],
    ['submitted', 'start-review', 'programme_officer', { isBarred: true }, 'barred'],
    ['in_review', 'request-changes', 'programme_officer', {}, 'no_open_comment'],
    ['in_review', 'request-changes', 'programme_officer', { openComments: 1 }, null],
    ['in_review', 'request-changes', 'programme_officer', { openComments: 1, isBarred: true }, 'barred'],
    ['in_review', 'approve', 'programme_officer', { openComments: 1 }, 'open_comments'],
    ['in_review', 'approve', 'programme_officer', { areEarlierApproved: false }, 'earlier_not_approved'],
    ['in_review', 'approve', 'programme_officer', { isBarred: true }, 'barred'],
    ['draft', 'extend', 'programme_officer', { isBarred: true }, 'barred'],
    ['draft', 'extend', 'programme_manager', { isProjectReporting: false }, 'project_not_reporting'],
    ['submitted', 'extend', 'programme_officer', {}, 'wrong_state'],
    ['draft', 'remind', 'programme_officer', { isSubmittable: false }, 'period_not_over'],
    ['draft', 'remind', 'programme_officer', { isRemindedToday: true }, 'reminded_today'],
    ['reopened', 'remind', 'programme_manager', { isProjectReporting: false }, 'project_not_reporting'],
    ['draft', 'remind', 'programme_officer', { isBarred: true }, 'barred'],
    ['approved', 'reopen', 'programme_manager', { isNewestApproved: false }, 'not_newest_approved'],
    ['approved', 'reopen', 'programme_manager', { isBarred: true }, 'barred'],
    ['approved', 'reopen', 'programme_manager', { isProjectReporting: false }, 'project_not_reporting'],
    ['approved', 'edit', 'partner_editor', {}, 'wrong_state'],
  ];
  for (const [state, action, role, otherwise, code] of guards) {
    it(`${state}, ${action} by ${role} with ${JSON.stringify(otherwise)}: ${code ?? 'allowed'}`, () => {
      expect(refusal(reportLife, state, action, role, { ...facts, ...otherwise })).toBe(code);
    });
  }
});

describe('the order of reports', () => {
  const report = (seq: number, state: ReportState, isSubmitted = state !== 'draft'): ReportInOrder =>
    ({ seq, state, firstSubmittedAt: isSubmitted ? '2009-10-20T12:00:00.000Z' : null });
  const cases: [string, ReportInOrder[], number, [boolean, boolean, boolean]][] = [
    ['the first of all', [report(1, 'draft'), report(2, 'draft')], 1, [true, true, true]],
    ['before it a draft', [report(1, 'draft'), report(2, 'draft')], 2, [false, false, true]],
    ['before it one sent back', [report(1, 'changes_requested'), report(2, 'draft')], 2, [true, false, true]],
    ['before it one reopened', [report(1, 'reopened'), report(2, 'in_review')], 2, [true, false, true]],
    ['before it one approved', [report(2, 'in_review'), report(1, 'approved')], 2, [true, true, true]],
    ['after it one approved', [report(1, 'approved'), report(2, 'approved')], 1, [true, true, false]],
    ['after it one in review', [report(1, 'approved'), report(2, 'in_review')], 1, [true, true, true]],
    ['after it one reopened', [report(1, 'approved'), report(2, 'reopened')], 1, [true, true, false]],
  ];
  for (const [title, reports, seq, [areEarlierSubmitted, areEarlierApproved, isNewestApproved]] of cases) {
    it(title, () => expect(orderFacts(reports, seq)).toEqual({ areEarlierSubmitted, areEarlierApproved, isNewestApproved }));
  }

  const days: [string, boolean, boolean][] = [
    ['2009-06-30', false, false], ['2009-07-01', true, false], ['2009-09-29', true, false], ['2009-09-30', true, true], ['2010-01-01', true, true],
  ];
  for (const [today, isBegun, isSubmittable] of days) {
    it(`on ${today}`, () => expect(periodFacts({ start: '2009-07-01', end: '2009-09-30' }, today)).toEqual({ isBegun, isSubmittable }));
  }
});
