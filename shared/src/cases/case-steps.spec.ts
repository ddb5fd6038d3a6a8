import { aCase } from './case.fixture.js';
import { caseFile } from './case.schema.js';
import { caseBegins, caseSteps, stepInstants } from './case-steps.js';

const file = caseFile.parse(aCase());
const told = (until: string | null = null) => caseSteps(file, until).map((one) => `${one.on} ${one.kind} ${one.at}`);

describe('the steps of a case', () => {
  it('go by date; within a day what is submitted, decided, agreed, paid', () => {
    expect(told()).toEqual([
      '2008-12-15 publish-call 0', '2008-12-15 write-proposal 1', '2009-03-10 write-proposal 0', '2009-03-10 submit-proposal 0',
      '2009-06-15 screen 0', '2009-06-15 assign-reviewers 0', '2009-06-15 review 0', '2009-06-15 recommend 0', '2009-06-15 award 0', '2009-06-15 decide-call 0',
      '2009-07-01 sign 0', '2009-07-01 countersign 0', '2009-07-01 waive-gate 0', '2009-07-01 release 0',
      '2009-10-20 write-report 0', '2009-10-20 submit-report 0',
      '2009-11-10 start-review 0', '2009-11-10 request-changes 0', '2009-11-10 answer-comments 0', '2009-11-10 resubmit-report 0', '2009-11-10 start-review 0', '2009-11-10 approve 0',
      '2009-11-10 refund 1',
      '2009-11-12 reopen 0', '2009-11-13 rewrite-report 0', '2009-11-13 resubmit-report 0', '2009-11-14 start-review 0', '2009-11-14 approve 0',
    ]);
  });
  it('recommend only after the reviews of all proposals', () => {
    const both = { ...file, proposals: [file.proposals[0], { ...file.proposals[0], code: 'P3', decision: 'reject' }] } as typeof file;
    const kinds = caseSteps(both).filter((one) => one.on === '2009-06-15').map((one) => `${one.kind} ${one.at}`);
    expect(kinds).toEqual([
      'screen 0', 'screen 1', 'assign-reviewers 0', 'assign-reviewers 1', 'review 0', 'review 1', 'recommend 0', 'recommend 1', 'award 0', 'reject 1', 'decide-call 0',
    ]);
  });
  it('stop before the first later day', () => {
    expect(told('2009-06-30').at(-1)).toBe('2009-06-15 decide-call 0');
    expect(told('2009-07-01').at(-1)).toBe('2009-07-01 release 0');
    expect(told('2008-01-01')).toEqual([]);
  });
  it('are done by who holds the role', () => {
    const roles = new Map(caseSteps(file).map((one) => [one.kind, one.roles]));
    expect(roles.get('write-report')).toEqual(['partner_editor', 'partner_signatory']);
    expect([roles.get('sign'), roles.get('award'), roles.get('approve'), roles.get('release'), roles.get('waive-gate'), roles.get('review')]).toEqual([
      ['partner_signatory'], ['programme_manager'], ['programme_officer'], ['finance_officer'], ['programme_manager'], ['reviewer'],
    ]);
  });

  const outcomes: [(typeof file)['reports'][number]['review'], string[]][] = [
    [{ outcome: 'none' }, []],
    [{ outcome: 'in_review', on: '2009-11-10' }, ['start-review']],
    [{ outcome: 'returned', on: '2009-11-10', sendBack: [{ pointer: '/finance/A1', comment: 'x' }] }, ['start-review', 'request-changes']],
    [{ outcome: 'approve', on: '2009-11-10' }, ['start-review', 'approve']],
  ];
  for (const [review, kinds] of outcomes) {
    it(`a report whose review ends ${review.outcome}`, () => {
      const steps = caseSteps({ ...file, payments: [], reports: file.reports.map((one) => ({ ...one, review })) });
      expect(steps.filter((one) => one.on > '2009-07-01').map((one) => one.kind)).toEqual(['write-report', 'submit-report', ...(kinds as typeof steps[number]['kind'][])]);
    });
  }
  it('a draft report is written on its last day, or on the day of the case', () => {
    const draft = { ...file, payments: [], reports: file.reports.map((one) => ({ ...one, submittedOn: undefined, review: { outcome: 'none' as const } })) };
    expect(caseSteps(draft).at(-1)).toEqual(jasmine.objectContaining({ kind: 'write-report', on: '2009-09-30' }));
    expect(caseSteps({ ...draft, asOf: '2009-08-15' }).at(-1)).toEqual(jasmine.objectContaining({ kind: 'write-report', on: '2009-08-15' }));
  });
  it('happen at noon of the zone, one second apart', () => {
    const steps = caseSteps(file, '2009-03-10');
    expect(stepInstants(steps, 'Africa/Algiers')).toEqual([
      '2008-12-15T11:00:00.000Z', '2008-12-15T11:00:01.000Z', '2009-03-10T11:00:00.000Z', '2009-03-10T11:00:01.000Z',
    ]);
    const spring = steps.slice(0, 1).map((one) => ({ ...one, on: '2009-03-29' }));
    expect(stepInstants(spring, 'Europe/Paris')).toEqual(['2009-03-29T10:00:00.000Z']);
  });
  it('begin at the earliest date', () => {
    expect(caseBegins(file)).toBe('2008-01-01');
    expect(caseBegins({ ...file, programme: { ...file.programme, from: '2009-01-01' } })).toBe('2008-12-15');
  });
});
