import { sumMinor } from '../money/sum-money.js';
import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryReleases, apiaryReports } from '../reports/apiary.fixture.js';
import { trancheGate } from './gate.js';
import type { GateFacts } from './gate.js';

const apiaryReportDays = apiaryReports.map(({ due, submittedOn }) => ({ start: '2009-07-01', end: due, due, submittedOn }));
const apiary = (index: number, isWaived = false): GateFacts => {
  const day = apiaryReleases[index]?.date ?? '';
  const accepted = apiaryReports.filter((report) => report.approvedOn <= day).flatMap((report) => report.face.map((row) => row[3]));
  return { day, state: 'active', isLeadSuspended: false, releases: apiaryReleases.slice(0, index), liquidated: sumMinor(accepted), reports: apiaryReportDays, isWaived, settings: defaultSettings };
};

describe('the tranche gate of the apiary schools', () => {
  for (const index of [0, 1, 2, 3]) {
    it(`lets release ${index + 1} pass`, () => expect(trancheGate(apiary(index))).toEqual({ isOpen: true, reasons: [] }));
  }
  it('refuses the fifth at 78 %', () => {
    const { isOpen, reasons } = trancheGate(apiary(4));
    expect(isOpen).toBeFalse();
    expect(reasons).toEqual([{ code: 'gate_last_release', params: { date: '2010-05-17', percent: '77.9689182125', needed: '80' } }]);
  });
  it('lets the fifth pass with its waiver, and still says why', () => {
    const { isOpen, reasons } = trancheGate(apiary(4, true));
    expect([isOpen, reasons.length]).toEqual([true, 1]);
  });
});

describe('the tranche gate', () => {
  const facts: GateFacts = {
    day: '2010-02-01', state: 'active', isLeadSuspended: false, isWaived: false, reports: [], settings: defaultSettings, liquidated: 180,
    releases: [{ id: '1', date: '2009-08-01', amount: 100 }, { id: '2', date: '2009-11-01', amount: 100 }],
  };
  const report = { start: '2009-10-01', end: '2009-12-31', due: '2010-01-30' };
  const cases: [string, Partial<GateFacts>, string[]][] = [
    ['80 % and 100 %', {}, []],
    ['a cent short of 80 %', { liquidated: 179 }, ['gate_last_release']],
    ['an earlier one open', { liquidated: 99 }, ['gate_last_release', 'gate_earlier_release']],
    ['exactly six months old', { liquidated: 99, releases: [{ id: '1', date: '2009-08-01', amount: 110 }] }, []],
    ['a day more than six months old', { day: '2010-02-02', liquidated: 99, releases: [{ id: '1', date: '2009-08-01', amount: 110 }] }, ['gate_old_release']],
    ['old and wholly liquidated', { day: '2011-02-02', liquidated: 200 }, []],
    ['a report overdue', { reports: [{ ...report, submittedOn: null }] }, ['gate_report_overdue']],
    ['a report due on the day', { day: '2010-01-30', reports: [{ ...report, submittedOn: null }] }, []],
    ['a report late but there', { reports: [{ ...report, submittedOn: '2010-02-01' }] }, []],
    ['a report that came only after the release', { reports: [{ ...report, submittedOn: '2010-02-02' }] }, ['gate_report_overdue']],
    ['lead suspended', { isLeadSuspended: true }, ['gate_lead_suspended']],
    ['closing', { state: 'closing' }, []],
    ['suspended', { state: 'suspended' }, ['gate_project_state']],
    ['terminated', { state: 'terminated' }, ['gate_project_state']],
    ['the first release, whatever is overdue', { releases: [], liquidated: 0, reports: [{ ...report, submittedOn: null }] }, []],
    ['the first release of a suspended project', { releases: [], liquidated: 0, state: 'suspended' }, ['gate_project_state']],
    ['all at once', { day: '2010-06-01', liquidated: 0, isLeadSuspended: true, state: 'closed', reports: [{ ...report, submittedOn: null }] },
      ['gate_project_state', 'gate_last_release', 'gate_earlier_release', 'gate_old_release', 'gate_old_release', 'gate_report_overdue', 'gate_lead_suspended']],
  ];
  for (const [name, changes, expected] of cases) {
    it(`${name}: ${expected.join(', ') || 'open'}`, () => {
      const { isOpen, reasons } = trancheGate({ ...facts, ...changes });
      expect(reasons.map((reason) => reason.code)).toEqual(expected);
      expect(isOpen).toBe(expected.length === 0);
    });
  }

  it('a waiver opens it, but not of a project that takes no releases', () => {
    expect(trancheGate({ ...facts, liquidated: 0, isLeadSuspended: true, isWaived: true }).isOpen).toBeTrue();
    expect(trancheGate({ ...facts, state: 'suspended', isWaived: true }).isOpen).toBeFalse();
  });
  it('takes its thresholds from the settings', () => {
    expect(trancheGate({ ...facts, settings: { gateLast: '80.000001', gateAgeMonths: 6 } }).isOpen).toBeFalse();
    expect(trancheGate({ ...facts, liquidated: 199, day: '2010-03-02', settings: { gateLast: '80', gateAgeMonths: 4 } }).isOpen).toBeFalse();
  });
});
