import type { Task } from '#shared/accounts';
import type { HistoryEvent } from '#shared/platform';
import type { Portfolio } from '#shared/dashboards';
import type { GateView } from '#shared/payments';
import { AgreementService } from '../src/projects/agreement.service.js';
import { SummaryService } from '../src/dashboards/summary.service.js';
import { PaymentService } from '../src/payments/payment.service.js';
import { settings } from '#shared/programmes';
import { ReportReminders } from '../src/reports/report-reminders.service.js';
import { ReportCalendar } from '../src/reports/report-calendar.service.js';
import { AuditVerifier } from '../src/platform/audit/audit-verifier.js';
import { newId } from '../src/platform/context/new-id.js';
import { TaskSources } from '../src/platform/tasks/task-sources.js';
import { acting, aGrant, anAward, storedProject, type Grant } from './support/grant.js';
import { completeReport, decisions, noon, Reporting, reportOf } from './support/reporting.js';
import { startPortal, type Portal } from './support/portal.js';

describe('what waits on a grant', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => portal.close());

  const tasks = async (grant: Grant, who: keyof Grant['people'], day: string) => {
    const found = await portal.app.get(TaskSources).tasksFor(await acting(portal, grant.people[who], noon(day)));
    return found.filter((task: Task) => task.subject.project === grant.project).map((task: Task) => [task.subject.kind, task.act, task.state, task.daysLeft]);
  };

  const steer = async (grant: Grant, action: 'suspend' | 'terminate', day: string) =>
    portal.app.get(AgreementService).steer(await acting(portal, grant.people.manager, noon(day)), grant.project, action, 'The lead is dissolved.');

  it('is to sign, then to counter-sign', async () => {
    const grant = await anAward(portal);
    expect(await tasks(grant, 'signatory', '2024-12-10')).toEqual([['project', 'sign', 'preparation', null]]);
    expect([await tasks(grant, 'editor', '2024-12-10'), await tasks(grant, 'manager', '2024-12-10'), await tasks(grant, 'stranger', '2024-12-10')]).toEqual([[], [], []]);
    await grant.people.signatory.client.post(`/projects/${grant.project}/sign`, { certified: true }, { ifMatch: 1 });
    expect(await tasks(grant, 'manager', '2024-12-10')).toEqual([['project', 'countersign', 'signed_by_partner', null]]);
  });

  it('is a report to fill, to sign, to review, to ask after; money to release and to confirm', async () => {
    const grant = await aGrant(portal);
    const reporting = new Reporting(portal, grant);
    expect(await tasks(grant, 'editor', '2025-03-01')).toEqual([['report', 'fill', 'draft', 60]]);
    expect(await tasks(grant, 'signatory', '2025-04-01')).toEqual([['report', 'submit', 'draft', 29], ['report', 'fill', 'draft', 120]]);
    expect(await tasks(grant, 'coApplicant', '2025-04-01')).toEqual([]);
    expect(await tasks(grant, 'officer', '2025-05-02')).toEqual([['report', 'chase', 'draft', -2]]);
    expect(await tasks(grant, 'finance', '2025-01-02')).toEqual([['tranche', 'release', 'ready', null]]);
    const release = { id: newId(), date: '2025-01-03', amount: 1_500_000, currency: 'EUR', reference: 'A', rate: null, note: '' };
    await portal.app.get(PaymentService).release(await acting(portal, grant.people.finance, noon('2025-01-03')), grant.project, release);
    expect(await tasks(grant, 'finance', '2025-01-04')).toEqual([]);
    expect(await tasks(grant, 'editor', '2025-01-04')).toEqual([['report', 'fill', 'draft', 116], ['payment', 'confirm', 'recorded', null]]);
    const report = await reporting.submitted(1, '2025-04-02');
    expect(await tasks(grant, 'officer', '2025-04-03')).toEqual([['report', 'review', 'submitted', null]]);
    await reporting.startReview(report, '2025-04-03');
    const comment = newId();
    await reporting.decide(report, '2025-04-03', [[`/comments/${comment}`, { id: comment, pointer: '/narrative/lessons', text: 'None?' }]]);
    await reporting.sendBack(report, '2025-04-04');
    expect(await tasks(grant, 'editor', '2025-04-05')).withContext('what was sent back stands at its due day, before the money that came earlier')
      .toEqual([['report', 'revise', 'changes_requested', null], ['report', 'fill', 'draft', 116], ['payment', 'confirm', 'recorded', null]]);
    await reporting.submit(report, '2025-04-06');
    await reporting.startReview(report, '2025-04-07');
    await reporting.decide(report, '2025-04-07');
    await grant.people.officer.client.post(`/reports/${report}/comments/${comment}/resolve`);
    await reporting.approve(report, '2025-04-08');
    expect(await tasks(grant, 'finance', '2025-04-09')).toEqual([['tranche', 'release', 'blocked', null]]);
    const history = await grant.people.editor.client.get<{ items: HistoryEvent[] }>(`/reports/${report}/history`);
    expect(history.body.items.map((event) => event.action)).toEqual(['approve', 'start-review', 'submit', 'request-changes', 'start-review', 'submit']);
    const money = await grant.people.editor.client.get<{ items: HistoryEvent[] }>(`/projects/${grant.project}/history`);
    expect(money.body.items.map((event) => event.action)).toEqual(['release', 'countersign', 'sign', 'award']);
    expect((await portal.app.get(AuditVerifier).verify()).faults).toEqual([]);
    expect((await grant.people.stranger.client.get(`/projects/${grant.project}/history`)).status).toBe(404);
    expect((await grant.people.donor.client.get(`/projects/${grant.project}/history`)).status).toBe(403);
  });

  it('is due by the zone of the programme, also when that changes', async () => {
    const grant = await aGrant(portal);
    const reporting = new Reporting(portal, grant);
    const report = await reporting.submitted(1, '2025-04-02');
    const calendar = portal.app.get(ReportCalendar);
    expect(await calendar.turn(noon('2025-05-01'))).toBe(0);
    const zoned = [{ validFrom: '2025-06-01', settings: settings.parse({ timeZone: 'Africa/Casablanca' }) }];
    await portal.connection.collection('programmes').updateOne({ _id: grant.programme as never }, { $set: { settings: zoned } });
    expect(await calendar.turn(noon('2025-05-31'))).toBe(0);
    expect(await calendar.turn(noon('2025-06-01'))).toBe(1);
    const project = await storedProject(portal, grant.project);
    expect(project.periods.map((period) => period.dueEndsAt)).toEqual([
      '2025-05-01T00:00:00.000Z', '2025-07-30T23:00:00.000Z', '2025-10-30T23:00:00.000Z', '2026-03-02T00:00:00.000Z',
    ]);
    const stored = await portal.connection.collection('reports').find({ 'project.id': grant.project }).sort({ seq: 1 }).toArray();
    expect(stored.map((one) => one['dueEndsAt'] as string)).toEqual(project.periods.map((period) => period.dueEndsAt));
    expect(stored[0]?.['_id'] as unknown).toBe(report);
    expect([await calendar.turn(noon('2025-06-02')), await portal.app.get(SummaryService).isRight(project)]).toEqual([0, true]);
  });

  it('is reminded of, each time once, the manager after weeks; not of what was due before it was recorded', async () => {
    const nextYear = new Date().getUTCFullYear() + 1;
    const grant = await aGrant(portal, { start: `${String(nextYear)}-01-01`, end: `${String(nextYear)}-12-31` });
    const reminders = portal.app.get(ReportReminders);
    const sent = async (day: string) => {
      await reminders.turn(noon(day));
      await reminders.turn(noon(day));
      const [first] = await portal.connection.collection('reports').find({ 'project.id': grant.project }).sort({ seq: 1 }).toArray();
      const rows = await portal.connection.collection('outbox').find({ link: `/reports/${String(first?.['_id'])}`, at: noon(day) }).toArray();
      return rows.map((row) => [row['kind'] as string, (row['to'] as { roles: string[] }).roles[0], row['isQuiet'] as boolean]);
    };
    const on = (day: string) => `${String(nextYear)}-${day}`;
    expect(await sent(on('04-15'))).toEqual([]);
    expect(await sent(on('04-16'))).toEqual([['report_due', 'partner_editor', false]]);
    expect(await sent(on('04-27'))).toEqual([['report_due', 'partner_editor', false]]);
    expect(await sent(on('05-01'))).toEqual([['report_overdue', 'partner_editor', false]]);
    expect(await sent(on('05-08'))).toEqual([['report_overdue', 'partner_editor', false], ['report_overdue', 'programme_manager', false]]);
    expect(await sent(on('05-09'))).withContext('sent the day before').toEqual([]);
    expect([(await sent(on('05-17'))).length, await sent(on('05-18'))]).withContext('the portal slept on its day, the 15th').toEqual([2, []]);
    expect(await sent(on('05-26'))).withContext('and again from the 22nd, too long').toEqual([]);
    await new Reporting(portal, grant).submitted(1, on('05-27'));
    expect(await sent(on('05-29'))).toEqual([]);
    await aGrant(portal);
    expect(await reminders.turn(noon('2025-04-16'))).toBe(0);
  });

  it('is the final report alone of a terminated project, up to that day', async () => {
    const grant = await aGrant(portal);
    const reporting = new Reporting(portal, grant);
    await reporting.approved(1, '2025-04-02', '2025-04-10');
    await reporting.write(await reportOf(portal, grant, 2), '2025-05-05');
    expect((await tasks(grant, 'editor', '2025-08-05')).map(([, act]) => act)).toEqual(['fill', 'fill']);
    await steer(grant, 'suspend', '2025-08-06');
    expect((await tasks(grant, 'editor', '2025-08-07')).length).withContext('a suspended project reports on').toBe(2);
    await steer(grant, 'terminate', '2025-08-15');
    expect(await tasks(grant, 'editor', '2025-11-15')).toEqual([['report', 'fill', 'draft', -32]]);
    expect(await tasks(grant, 'officer', '2025-11-15')).toEqual([['report', 'chase', 'draft', -32]]);
    expect(await tasks(grant, 'officer', '2025-10-14')).toEqual([]);
    const project = await storedProject(portal, grant.project);
    expect(project.periods.map(({ start, end, due, dueEndsAt }) => [start, end, due, dueEndsAt])).toEqual([
      ['2025-01-01', '2025-03-31', '2025-04-30', '2025-05-01T00:00:00.000Z'], ['2025-04-01', '2025-08-15', '2025-10-14', '2025-10-15T00:00:00.000Z'],
    ]);
    const listed = await grant.people.editor.client.get<{ items: { period: { end: string } }[] }>(`/reports?project=${grant.project}`);
    expect(listed.body.items.map((one) => one.period.end).sort()).toEqual(['2025-03-31', '2025-08-15']);
    const board = await grant.people.officer.client.get<Portfolio>(`/dashboards/portfolio?programme=${grant.programme}`);
    expect(board.body.kpis.overdue.map((one) => one.period.end)).toEqual(['2025-08-15']);
    const service = portal.app.get(SummaryService);
    expect(await service.isRight(project)).toBeTrue();

    const final = await reportOf(portal, grant, 2);
    const view = await reporting.view(final, 'editor', '2025-08-16');
    expect([view.isFinal, view.content?.narrative.achievements, view.allowedActions]).toEqual([true, 'Twelve terraces.', ['edit', 'submit']]);
    await reporting.approved(2, '2025-08-20', '2025-09-01', completeReport(grant, { requested: 0 }), decisions(grant, { authorised: 0 }));
    expect([await tasks(grant, 'editor', '2026-05-01'), await tasks(grant, 'officer', '2026-05-01')]).toEqual([[], []]);
    const gate = await grant.people.finance.client.get<GateView>(`/projects/${grant.project}/gate?date=2026-05-01`);
    expect(gate.body.reasons.map((one) => one.code)).toEqual(['gate_project_state']);
    expect(await service.isRight(await storedProject(portal, grant.project))).toBeTrue();
  });

  it('is nothing more where all that had begun was submitted before the end', async () => {
    const grant = await aGrant(portal);
    const reporting = new Reporting(portal, grant);
    const report = await reporting.submitted(1, '2025-03-31');
    await steer(grant, 'terminate', '2025-03-31');
    expect(await tasks(grant, 'editor', '2026-02-01')).toEqual([]);
    expect([(await reporting.view(report, 'editor', '2025-04-01')).isFinal, (await storedProject(portal, grant.project)).periods.length]).toEqual([true, 1]);
  });

  it('is one thing, whichever comes first: a submission or the end of the project', async () => {
    const grant = await aGrant(portal);
    const reporting = new Reporting(portal, grant);
    const report = await reportOf(portal, grant, 1);
    await reporting.write(report, '2025-03-31');
    await Promise.all([reporting.submit(report, '2025-03-31'), steer(grant, 'terminate', '2025-03-31')]);
    const project = await storedProject(portal, grant.project);
    const stored = await portal.connection.collection('reports').find({ 'project.id': grant.project }).toArray();
    expect(stored.map((one) => [one['state'] as string, one['isFinal'] as boolean, (one['period'] as { end: string }).end])).toEqual([['submitted', true, '2025-03-31']]);
    expect([project.state, project.periods.length, await portal.app.get(SummaryService).isRight(project)]).toEqual(['terminated', 1, true]);
  });

  it('stands in a summary that a forged figure would betray', async () => {
    const grant = await aGrant(portal);
    await new Reporting(portal, grant).approved(1, '2025-04-02', '2025-04-10');
    const service = portal.app.get(SummaryService);
    const project = await storedProject(portal, grant.project);
    expect(await service.isRight(project)).toBeTrue();
    const summary = await service.rebuild(project);
    expect(summary.periods[0]?.approved?.indicators.map((one) => [one.actual, one.progress, one.status])).toEqual([['48', '0.12', 'off_track'], ['75', '0.8333333333', 'ahead']]);
    expect(summary.periods[0]?.approved?.persons).toEqual({ total: '48', byDimension: jasmine.objectContaining({ sex: { F: '16', M: '16', unknown: '16' } }) as never });
    expect(summary.byFunder.map((one) => [one.budget, one.accepted])).toEqual([[5_100_000, 765_000], [900_000, 135_000]]);
    await portal.connection.collection('summaries').updateOne({ _id: grant.project as never }, { $inc: { accepted: 1 } });
    expect(await service.isRight(project)).toBeFalse();
  });
});
