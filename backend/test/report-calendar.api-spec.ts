import type { Portfolio } from '#shared/dashboards';
import type { ReportActed, ReportRow, ReportView } from '#shared/reports';
import { addDays } from '#shared/calendar';
import { SummaryService } from '../src/dashboards/summary.service.js';
import { AgreementService } from '../src/projects/agreement.service.js';
import { ReportCalendar } from '../src/reports/report-calendar.service.js';
import { ReportReminders } from '../src/reports/report-reminders.service.js';
import { acting, aGrant, storedProject, type Grant } from './support/grant.js';
import { withGrants, type Refused } from './support/grant-suite.js';
import { noon, Reporting, reportOf } from './support/reporting.js';
import type { Portal } from './support/portal.js';

describe('the due day of a report', () => {
  let portal: Portal;
  let grant: Grant;
  withGrants((at) => { ({ portal, grant } = at); });
  const officer = () => grant.people.officer.client;
  const extend = <T = ReportActed>(report: string, due: string, version: number, reason = 'Roads are closed') =>
    officer().post<T>(`/reports/${report}/extend`, { due, reason }, { ifMatch: version });

  it('is moved by an officer with a reason, everywhere, and partners are told; donors and others cannot', async () => {
    const report = await reportOf(portal, grant, 1);
    for (const who of ['editor', 'signatory', 'finance', 'analyst'] as const) {
      expect((await grant.people[who].client.post(`/reports/${report}/extend`, { due: '2025-05-31', reason: 'Please' }, { ifMatch: 1 })).status).withContext(who).toBe(403);
    }
    const done = await extend(report, '2025-05-31', 1);
    expect([done.status, done.body.version, done.body.state]).toEqual([200, 2, 'draft']);
    const view = (await grant.people.editor.client.get<ReportView>(`/reports/${report}`)).body;
    expect([view.period.due, view.period.dueEndsAt]).toEqual(['2025-05-31', '2025-06-01T00:00:00.000Z']);
    expect(view.extension).toEqual({ from: '2025-04-30', to: '2025-05-31', at: jasmine.any(String) as never, by: { id: grant.people.officer.id, name: 'A programme_officer' }, reason: 'Roads are closed' });
    expect((await grant.people.donor.client.get<ReportView>(`/reports/${report}`)).status).toBe(404);
    const row = (await officer().get<{ items: ReportRow[] }>(`/reports?project=${grant.project}`)).body.items.find((one) => one.id === report);
    expect(row?.period.due).toBe('2025-05-31');
    const project = await storedProject(portal, grant.project);
    expect(project.periods.map((period) => period.due)).toEqual(['2025-05-31', '2025-07-30', '2025-10-30', '2026-03-01']);
    expect(await portal.app.get(SummaryService).isRight(project)).toBeTrue();
    const told = await portal.connection.collection('outbox').findOne({ kind: 'report_extended', link: `/reports/${report}` });
    expect([told?.['to'], told?.['params']]).toEqual([{ roles: ['partner_editor', 'partner_signatory'], organisation: grant.lead }, jasmine.objectContaining({ due: '2025-05-31' })]);
    const history = await grant.people.editor.client.get<{ items: { action: string; details: object }[] }>(`/reports/${report}/history`);
    expect(history.body.items[0]).toEqual(jasmine.objectContaining({ action: 'extend', details: jasmine.objectContaining({ from: '2025-04-30', due: '2025-05-31' }) }));
    expect(await portal.app.get(ReportCalendar).turn(noon('2025-05-01'))).withContext('the calendar leaves it where it is').toBe(0);
  });

  it('lies after the period, is refused where stale, and stays once a report was submitted', async () => {
    const report = await reportOf(portal, grant, 1);
    const refused = async (due: string) => {
      const { status, body } = await extend<Refused>(report, due, 1);
      return [status, body.errors[0]?.pointer, body.errors[0]?.code];
    };
    expect(await refused('2025-03-31')).toEqual([422, '/due', 'due_out_of_range']);
    expect(await refused('2026-06-30')).toEqual([422, '/due', 'due_out_of_range']);
    expect(await refused('2025-04-30')).toEqual([422, '/due', 'due_unchanged']);
    expect([(await extend(report, '2025-05-31', 9)).status, (await officer().post(`/reports/${report}/extend`, { due: '2025-05-31', reason: 'Roads' })).status]).toEqual([412, 428]);
    for (const body of [{}, { due: '2025-05-31' }, { due: '2025-02-30', reason: 'Roads' }, { due: { $gt: '' }, reason: 'Roads' }]) {
      expect((await officer().post(`/reports/${report}/extend`, body, { ifMatch: 1 })).status).withContext(JSON.stringify(body)).toBe(400);
    }
    expect((await extend(report, '2025-05-31', 1)).status).toBe(200);
    const reporting = new Reporting(portal, grant);
    await reporting.write(report, '2025-05-20');
    expect((await reporting.submit(report, '2025-05-31')).isLate).withContext('on time by the new day').toBeFalse();
    const { version } = (await officer().get<ReportView>(`/reports/${report}`)).body;
    expect((await extend(report, '2025-06-30', version)).status).toBe(409);
    const board = await officer().get<Portfolio>(`/dashboards/portfolio?programme=${grant.programme}&from=2025-05-01&to=2025-05-31`);
    expect([board.body.kpis.reports.onTime, board.body.kpis.reports.fallenDue]).toEqual([1, 1]);
  });

  it('stays as it was granted where the project ends before its time, with who granted it and why; a later one that the end brings is said', async () => {
    const [first, second] = [await reportOf(portal, grant, 1), await reportOf(portal, grant, 2)];
    expect([(await extend(first, '2025-05-31', 1)).status, (await extend(second, '2025-12-31', 1, 'The bridge is gone')).status]).toEqual([200, 200]);
    await portal.app.get(AgreementService).steer(await acting(portal, grant.people.manager, noon('2025-05-15')), grant.project, 'terminate', 'The lead is dissolved');
    const shown = async () => (await grant.people.editor.client.get<ReportView>(`/reports/${first}`)).body;
    const final = await shown();
    expect([final.isFinal, final.period.end, final.period.due, final.period.dueEndsAt]).toEqual([true, '2025-05-15', '2025-12-31', '2026-01-01T00:00:00.000Z']);
    expect(final.extension).toEqual(jasmine.objectContaining({ from: '2025-07-30', to: '2025-12-31', by: { id: grant.people.officer.id, name: 'A programme_officer' }, reason: 'The bridge is gone' }));
    const project = await storedProject(portal, grant.project);
    expect([project.periods.map((one) => one.due), await portal.app.get(SummaryService).isRight(project)]).toEqual([['2025-12-31'], true]);

    const other = await aGrant(portal);
    const report = await reportOf(portal, other, 1);
    expect((await other.people.officer.client.post(`/reports/${report}/extend`, { due: '2025-05-31', reason: 'Roads are closed' }, { ifMatch: 1 })).status).toBe(200);
    await portal.app.get(AgreementService).steer(await acting(portal, other.people.manager, noon('2025-05-15')), other.project, 'terminate', 'The lead is dissolved');
    const later = (await other.people.editor.client.get<ReportView>(`/reports/${report}`)).body;
    expect([later.period.due, later.extension?.from, later.extension?.to, later.extension?.reason]).toEqual(['2025-07-14', '2025-04-30', '2025-05-31', 'Roads are closed']);
  });

  it('carries the reminders with it', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const at = await aGrant(portal, { start: `${String(year)}-01-01`, end: `${String(year)}-12-31` });
    const report = await reportOf(portal, at, 1);
    const due = `${String(year)}-05-31`;
    expect((await at.people.officer.client.post(`/reports/${report}/extend`, { due, reason: 'Roads are closed' }, { ifMatch: 1 })).status).toBe(200);
    const sent = async (day: string) => {
      await portal.app.get(ReportReminders).turn(noon(day));
      return portal.connection.collection('outbox').countDocuments({ link: `/reports/${report}`, at: noon(day), kind: { $in: ['report_due', 'report_overdue'] } });
    };
    expect([await sent(`${String(year)}-04-16`), await sent(`${String(year)}-05-01`), await sent(addDays(due, -14)), await sent(addDays(due, 1))]).toEqual([0, 0, 1, 1]);
  });
});
