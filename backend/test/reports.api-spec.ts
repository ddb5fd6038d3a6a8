import { randomUUID } from 'node:crypto';
import type { PatchAnswer } from '#shared/platform';
import type { ReportActed, ReportDiff, ReportVersion, ReportView } from '#shared/reports';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { ReportRepository } from '../src/reports/report.repository.js';
import { acting, storedProject, type Grant } from './support/grant.js';
import { freshId } from './support/people.js';
import { completeReport, decisions, noon, patches, Reporting, reportOf } from './support/reporting.js';
import { withGrants, type Refused } from './support/grant-suite.js';
import type { Portal } from './support/portal.js';

describe('reports', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });
  const get = <T = ReportView>(who: keyof Grant['people'], path: string) => grant.people[who].client.get<T>(path);
  const certified = { certified: true, onBehalfOf: null };

  it('are written field by field: conflicts, refusals and saved ones stand alone', async () => {
    const report = await reportOf(portal, grant, 1);
    const [persons] = grant.content.indicators;
    const cell = `/values/${persons!.id}/${persons!.locations[0]!}/F|18-24`;
    const { editor, signatory } = grant.people;
    const first = await editor.client.patch<PatchAnswer>(`/reports/${report}`, [{ pointer: cell, value: '12', base: 1 }, { pointer: '/narrative/lessons', value: 'Bees', base: 1 }]);
    expect([first.status, first.body.version, first.body.results.map((r) => r.status)]).toEqual([200, 2, ['saved', 'saved']]);
    const second = await signatory.client.patch<PatchAnswer>(`/reports/${report}`, [
      { pointer: cell, value: '13', base: 1 }, { pointer: cell.replace('F|', 'X|'), value: '1', base: 1 }, { pointer: `/finance/${grant.content.lines[0]!.id}/actual`, value: '12', base: 1 },
      { pointer: cell, value: '12', base: 1 }, { pointer: '/narrative/challenges', value: 'Rain', base: 1 },
    ]);
    expect(second.body.results.map((r) => (r.status === 'refused' ? r.code : r.status))).toEqual(['conflict', 'unknown_row', 'not_of_type', 'saved', 'saved']);
    expect(second.body.results[0]).toEqual(jasmine.objectContaining({ theirs: '12', by: 'A partner_editor', version: 2 }));
    const view = await get('editor', `/reports/${report}`);
    expect([view.body.content?.narrative.lessons, view.body.content?.values.map((v) => v.value), view.headers.get('etag')]).toEqual(['Bees', ['12'], '"3"']);
    expect((await grant.people.coApplicant.client.patch(`/reports/${report}`, [{ pointer: cell, value: '1', base: 3 }])).status).toBe(403);
    expect((await grant.people.officer.client.patch(`/reports/${report}`, [{ pointer: cell, value: '1', base: 3 }])).status).toBe(403);
    expect((await grant.people.stranger.client.patch(`/reports/${report}`, [{ pointer: cell, value: '1', base: 3 }])).status).toBe(404);
  });

  it('keep what is wrong and say so, and are not submitted while it is', async () => {
    const report = await reportOf(portal, grant, 1);
    const [persons, share] = grant.content.indicators;
    const line = grant.content.lines[0]!.id;
    await reporting.write(report, '2025-03-31', [
      ...completeReport(grant), [`/values/${persons!.id}/${persons!.locations[0]!}/F|60+`, '-3'], [`/values/${share!.id}/${share!.locations[0]!}/*`, { numerator: '3', denominator: '0' }],
      [`/finance/${line}/actual`, null], ['/narrative/achievements', ''],
    ]);
    const { body } = await get('editor', `/reports/${report}`);
    const blockers = body.findings.filter((f) => f.severity === 'blocking').map((f) => f.code).sort();
    expect(blockers).toEqual(['face_missing', 'narrative_missing', 'negative_value', 'numerator_over_zero']);
    const refused = await grant.people.signatory.client.post<Refused>(`/reports/${report}/submit`, certified, { ifMatch: body.version });
    expect([refused.status, refused.body.code, refused.body.errors.map((e) => e.code).sort()]).toEqual([422, 'rule_broken', blockers]);
  });

  it('refuse what is not of its form, and touch nothing', async () => {
    const report = await reportOf(portal, grant, 1);
    const { client } = grant.people.signatory;
    const bad: unknown[] = [
      {}, { certified: false, onBehalfOf: null }, { certified: 'true', onBehalfOf: null }, { certified: true, onBehalfOf: [] }, { certified: true, onBehalfOf: { $ne: null } },
      { certified: true, onBehalfOf: null, $where: '1' }, [], null, '{"certified": true, "__proto__": {}}',
    ];
    for (const one of bad) expect((await client.post(`/reports/${report}/submit`, one, { ifMatch: 1 })).status).withContext(JSON.stringify(one)).toBe(400);
    const fields: unknown[] = [{ pointer: '/state', value: 'approved', base: 1 }, { pointer: '/__proto__/x', value: 1, base: 1 }, { pointer: '/values', value: { $set: 1 }, base: 1 }];
    const patched = await client.patch<PatchAnswer>(`/reports/${report}`, fields);
    expect([patched.body.version, new Set(patched.body.results.map((r) => r.status))]).toEqual([1, new Set(['refused'])]);
    expect((await client.post(`/reports/${report}/submit`, certified, { ifMatch: 1, key: 'no-uuid' })).status).toBe(400);
    expect((await get('editor', `/reports/${report}`)).body.version).toBe(1);
    expect([(await client.get(`/reports/${randomId(7)}`)).status, (await client.get('/reports/nonsense')).status]).toEqual([404, 400]);
  });

  it('are taken late and marked late, by the signatory or on the signatory’s behalf', async () => {
    const report = await reportOf(portal, grant, 1);
    await reporting.write(report, '2025-04-20');
    const { editor, signatory, colleague } = grant.people;
    const path = `/reports/${report}/submit`;
    const { version } = (await get('editor', `/reports/${report}`)).body;
    const alone = await editor.client.post<Refused>(path, certified, { ifMatch: version });
    expect([alone.status, alone.body.errors[0]?.code]).toEqual([422, 'signatory_missing']);
    const wrong = await editor.client.post<Refused>(path, { certified: true, onBehalfOf: colleague.id }, { ifMatch: version });
    expect([wrong.status, wrong.body.errors[0]?.code]).toEqual([422, 'signatory_unknown']);
    expect((await editor.client.post(path, { certified: true, onBehalfOf: signatory.id })).status).toBe(428);
    expect((await editor.client.post(path, { certified: true, onBehalfOf: signatory.id }, { ifMatch: version - 1 })).status).toBe(412);
    const done = await editor.client.post<ReportActed>(path, { certified: true, onBehalfOf: signatory.id }, { ifMatch: version });
    expect([done.status, done.body.state, done.body.isLate]).toEqual([200, 'submitted', true]);
    expect(done.body.submissions.map((s) => [s.by?.id, s.onBehalfOf?.id, s.isLate])).toEqual([[editor.id, signatory.id, true]]);
    expect((await editor.client.post(path, { certified: true, onBehalfOf: signatory.id }, { ifMatch: version })).status).toBe(409);
  });

  it('keep the calendar: from the first day, from the last, one after another', async () => {
    const report = await reportOf(portal, grant, 2);
    const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error as { detail?: string }).detail);
    expect(await codeOf(reporting.write(report, '2025-03-31'))).toBe('period_not_begun');
    await reporting.write(report, '2025-04-01');
    expect(await codeOf(reporting.submit(report, '2025-06-29'))).toBe('period_not_over');
    expect(await codeOf(reporting.submit(report, '2025-06-30'))).toBe('earlier_not_submitted');
    await reporting.submitted(1, '2025-04-30');
    expect((await reporting.submit(report, '2025-06-30')).isLate).toBeFalse();
    await reporting.startReview(report, '2025-07-02');
    await reporting.decide(report, '2025-07-02');
    expect(await codeOf(reporting.approve(report, '2025-07-02'))).toBe('earlier_not_approved');
  });

  it('are submitted once by fifty identical requests', async () => {
    const report = await reportOf(portal, grant, 1);
    await reporting.write(report, '2025-03-31');
    const { version } = (await get('signatory', `/reports/${report}`)).body;
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => grant.people.signatory.client.post<ReportActed>(`/reports/${report}/submit`, certified, { ifMatch: version, key })));
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1);
    const count = (collection: string, where: object) => portal.connection.collection(collection).countDocuments(where);
    expect([await count('reportVersions', { report }), await count('auditEvents', { aggregate: report, action: 'submit' }), await count('outbox', { kind: 'report_submitted', link: `/reports/${report}` })]).toEqual([1, 1, 1]);
    await portal.app.get(MailWorker).work();
    const { link, recipient } = { link: `/reports/${report}`, recipient: grant.people.officer.id };
    expect([await count('notifications', { link, recipient }), await count('mails', { link, recipient })]).withContext('one message in the portal, one mail').toEqual([1, 1]);
    const other = await grant.people.signatory.client.post(`/reports/${report}/submit`, { certified: true, onBehalfOf: grant.people.signatory.id }, { ifMatch: version, key });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency_key_reused']);
  });

  it('show staff no draft, donors nothing that is not approved', async () => {
    const report = await reportOf(portal, grant, 1);
    await reporting.write(report, '2025-03-31');
    expect((await get('officer', `/reports/${report}`)).body.content).toBeNull();
    expect((await get('coApplicant', `/reports/${report}`)).body.content?.narrative.achievements).toBe('Twelve terraces.');
    expect([(await get('donor', `/reports/${report}`)).status, (await get('stranger', `/reports/${report}`)).status]).toEqual([404, 404]);
    await reporting.submit(report, '2025-04-02');
    expect((await get('officer', `/reports/${report}`)).body.content?.values.length).toBe(49);
    await reporting.startReview(report, '2025-04-03');
    await reporting.decide(report, '2025-04-03', [['/notes', 'A word among us'], [`/comments/${randomId(1)}`, { id: randomId(1), pointer: '/narrative/lessons', text: 'Which?' }]]);
    await reporting.sendBack(report, '2025-04-04');
    await reporting.write(report, '2025-04-05', [['/narrative/achievements', 'Thirteen terraces.']]);
    expect((await get('officer', `/reports/${report}`)).body.content?.narrative.achievements).toBe('Twelve terraces.');
    expect([(await get('editor', `/reports/${report}`)).body.officer?.notes, (await get('analyst', `/reports/${report}`)).body.officer?.notes]).toEqual(['', '']);
    expect((await get('donor', `/reports/${report}`)).status).toBe(404);
  });

  it('go back with comments, are answered, resubmitted with what stays decided, and approved', async () => {
    const report = await reporting.submitted(1, '2025-04-02');
    const { officer, signatory, editor, donor } = grant.people;
    const version = async () => (await get('officer', `/reports/${report}`)).body.version;
    const start = await officer.client.post<ReportActed>(`/reports/${report}/start-review`, {}, { ifMatch: await version() });
    expect([start.body.state, start.body.allowedActions]).toEqual(['in_review', ['decide', 'resolve', 'approve']]);
    const none = await officer.client.post<Refused>(`/reports/${report}/request-changes`, { message: '' }, { ifMatch: await version() });
    expect([none.status, none.body.errors[0]?.code]).toEqual([409, 'no_open_comment']);
    const [a, b] = grant.content.lines.map((l) => l.id) as [string, string];
    const comment = { id: randomId(2), pointer: `/finance/${a}/actual`, text: 'Please attach the invoice.' };
    await officer.client.patch(`/reports/${report}/review`, patches([...decisions(grant), [`/comments/${comment.id}`, comment]]));
    expect((await get('editor', `/reports/${report}`)).body.comments).toEqual([]);
    /** C of each line of a submission, as far as it was told. */
    const told = async (who: keyof Grant['people'], n: number) => (await get<ReportVersion>(who, `/reports/${report}/versions/${String(n)}`)).body.told?.map((one) => one.accepted) ?? null;
    expect(await told('editor', 1)).withContext('a draft of the officer').toBeNull();
    const back = await officer.client.post<ReportActed>(`/reports/${report}/request-changes`, { message: 'One thing.' }, { ifMatch: await version() });
    expect([back.body.state, back.body.comments.map((c) => c.state)]).toEqual(['changes_requested', ['open']]);
    await editor.client.patch(`/reports/${report}`, patches([[`/finance/${a}/actual`, 440_000], ['/narrative/lessons', 'Keep invoices']]));
    const answered = await editor.client.post<ReportActed>(`/reports/${report}/comments/${comment.id}/answer`, { text: 'Corrected.' });
    expect(answered.body.comments[0]?.entries.map((one) => one.text)).toEqual(['Please attach the invoice.', 'Corrected.']);
    const again = await signatory.client.post<ReportActed>(`/reports/${report}/submit`, certified, { ifMatch: answered.body.version });
    expect(again.body.submissions.map((s) => [s.n, s.outcome])).toEqual([[1, 'changes_requested'], [2, null]]);
    const diff = await get<ReportDiff>('officer', `/reports/${report}/versions/2/diff`);
    expect(diff.body.changes).toEqual([{ pointer: '/narrative/lessons', before: null, after: 'Keep invoices' }, { pointer: `/finance/${a}/actual`, before: 450_000, after: 440_000 }]);
    await officer.client.post(`/reports/${report}/start-review`, {}, { ifMatch: await version() });
    const view = (await get('officer', `/reports/${report}`)).body;
    expect(view.officer?.lines.map((l) => [l.line, l.accepted, l.authorised])).toEqual([[a, null, 250_000], [b, 450_000, 250_000]]);
    expect([await told('editor', 1), await told('officer', 1), await told('editor', 2)]).toEqual([[450_000, 450_000], [450_000, 450_000], null]);
    const undecided = await officer.client.post<Refused>(`/reports/${report}/approve`, {}, { ifMatch: await version() });
    expect([undecided.status, undecided.body.errors.map((e) => e.code)]).toEqual([422, ['face_undecided']]);
    await officer.client.patch(`/reports/${report}/review`, patches([[`/lines/${a}/accepted`, 450_000]]));
    const over = await officer.client.post<Refused>(`/reports/${report}/approve`, {}, { ifMatch: await version() });
    expect(over.body.errors.map((e) => [e.code, e.pointer])).toEqual([['face_out_of_range', `/lines/${a}/accepted`]]);
    await officer.client.patch(`/reports/${report}/review`, patches([[`/lines/${a}/accepted`, 430_000], [`/lines/${a}/acceptedReason`, '']]));
    const cut = await officer.client.post<Refused>(`/reports/${report}/approve`, {}, { ifMatch: await version() });
    expect(cut.body.errors.map((e) => e.code)).toEqual(['face_cut_without_reason']);
    await officer.client.patch(`/reports/${report}/review`, patches([[`/lines/${a}/acceptedReason`, 'No receipt for 100.00']]));
    const approved = await officer.client.post<ReportActed>(`/reports/${report}/approve`, {}, { ifMatch: await version() });
    expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    const decided = await get<ReportVersion>('editor', `/reports/${report}/versions/2`);
    expect(decided.body.decision?.face.map((r) => [r.A, r.B, r.C, r.D, r.E, r.F, r.G])).toEqual([
      [1_000_000, 440_000, 430_000, 570_000, 250_000, 250_000, 820_000], [500_000, 450_000, 450_000, 50_000, 250_000, 250_000, 300_000],
    ]);
    expect([await told('editor', 2), await told('donor', 2)]).toEqual([[430_000, 450_000], null]);
    const project = await storedProject(portal, grant.project);
    expect(project.ledger).toEqual({ authorised: 2_000_000, released: 0, accepted: 880_000, refunded: 0 });
    const forDonor = await donor.client.get<ReportView>(`/reports/${report}`);
    expect([forDonor.status, forDonor.body.comments, forDonor.body.officer, forDonor.body.submissions[0]?.by, forDonor.body.signatories]).toEqual([200, [], null, null, []]);
    expect(forDonor.body.face[0]?.G).toBe(820_000);
    expect([(await donor.client.get(`/reports/${report}/versions/1`)).status, (await donor.client.get(`/reports/${report}/versions/2`)).status]).toEqual([404, 200]);
    const next = (await get('editor', `/reports/${await reportOf(portal, grant, 2)}`)).body;
    expect(next.face.map((r) => r.A)).toEqual([820_000, 300_000]);
  });

  it('are decided by one of two officers at once', async () => {
    const report = await reporting.submitted(1, '2025-04-02');
    await reporting.startReview(report, '2025-04-03');
    await reporting.decide(report, '2025-04-03');
    const { version } = (await get('officer', `/reports/${report}`)).body;
    const { officer, colleague } = grant.people;
    const answers = await Promise.all([officer, colleague].map((one) => one.client.post(`/reports/${report}/approve`, {}, { ifMatch: version })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect((await storedProject(portal, grant.project)).ledger.accepted).toBe(900_000);
  });

  it('refuse more F than E, more than the grant, and a category far over its budget', async () => {
    const report = await reporting.submitted(1, '2025-04-02', [
      ...completeReport(grant, { actual: 6_000_000, requested: 6_000_000 }), ['/variance/A', 'More staff'], ['/variance/B', 'More wood'],
    ]);
    await reporting.startReview(report, '2025-04-03');
    await reporting.decide(report, '2025-04-03', decisions(grant, { accepted: 6_000_000, authorised: 6_000_002 }));
    const { officer } = grant.people;
    const refused = await officer.client.post<Refused>(`/reports/${report}/approve`, {}, { ifMatch: (await get('officer', `/reports/${report}`)).body.version });
    const codes = refused.body.errors.map((e) => e.code).sort();
    expect([refused.status, codes]).toEqual([422, ['face_out_of_range', 'face_out_of_range', 'face_over_grant', 'variance_over_budget']]);
  });

  it('reopened, keep counting until they are approved again; only the newest can be', async () => {
    const first = await reporting.approved(1, '2025-04-02', '2025-04-10');
    const second = await reporting.approved(2, '2025-07-02', '2025-07-10');
    const { manager, donor } = grant.people;
    const old = await manager.client.post<Refused>(`/reports/${first}/reopen`, { reason: 'A line was wrong.' }, { ifMatch: 1 });
    expect([old.status, old.body.errors[0]?.code]).toEqual([409, 'not_newest_approved']);
    await reporting.reopen(second, '2025-07-20');
    await reporting.write(second, '2025-07-20', completeReport(grant, { actual: 800_000, value: '2' }));
    const before = await storedProject(portal, grant.project);
    expect(before.ledger).toEqual({ authorised: 2_500_000, released: 0, accepted: 1_800_000, refunded: 0 });
    expect((await donor.client.get<ReportView>(`/reports/${second}`)).body.content?.finance[0]?.actual).toBe(450_000);
    await reporting.submit(second, '2025-07-21');
    await reporting.startReview(second, '2025-07-22');
    await reporting.decide(second, '2025-07-22', decisions(grant, { accepted: 800_000 }));
    await reporting.approve(second, '2025-07-22');
    const after = await storedProject(portal, grant.project);
    expect(after.ledger).toEqual({ authorised: 2_500_000, released: 0, accepted: 1_700_000, refunded: 0 });
    const counting = await portal.connection.collection('reportVersions').find({ project: grant.project, counts: true }).toArray();
    expect(counting.map((v) => [v['seq'], v['n']])).toEqual([[1, 1], [2, 2]]);
    expect((await donor.client.get<ReportView>(`/reports/${second}`)).body.content?.finance[0]?.actual).toBe(400_000);
  });

  it('of a project that is closed are not reopened: nobody could write them', async () => {
    const report = await reporting.approved(1, '2025-04-02', '2025-04-10');
    await portal.connection.collection('projects').updateOne({ _id: grant.project as never }, { $set: { state: 'closed' } });
    const { version, allowedActions } = (await get('manager', `/reports/${report}`)).body;
    const refused = await grant.people.manager.client.post<Refused>(`/reports/${report}/reopen`, { reason: 'A line was wrong.' }, { ifMatch: version });
    expect([allowedActions, refused.status, refused.body.errors[0]?.code]).toEqual([[], 409, 'project_not_reporting']);
  });

  it('are reviewed by nobody with a tie to the consortium', async () => {
    const report = await reporting.submitted(1, '2025-04-02');
    const { colleague } = grant.people;
    await portal.connection.collection('people').updateOne({ _id: colleague.id as never }, {
      $push: { memberships: { id: randomId(9), role: 'partner_editor', organisation: grant.lead, programmes: 'all', from: '2020-01-01', until: '2024-06-01' } } as never,
    });
    const barred = await colleague.client.post(`/reports/${report}/start-review`, {}, { ifMatch: 3 });
    expect([barred.status, barred.body['code']]).toEqual([403, 'barred']);
  });

  it('are not read whole where only who may see them and how they stand is asked', async () => {
    const report = await reporting.submitted(1, '2025-04-02');
    const repository = portal.app.get(ReportRepository);
    const whole = [spyOn(repository, 'get').and.callThrough(), spyOn(repository, 'find').and.callThrough(), spyOn(repository, 'getWithSurroundings').and.callThrough()];
    const { client } = grant.people.officer;
    expect((await client.post(`/reports/${report}/notes`, { id: freshId(), pointer: null, text: 'Ask by phone.' })).status).toBe(201);
    for (const path of ['notes', 'people', 'evidence', 'neighbours', 'history', 'versions/1', 'versions/1/diff']) {
      expect([path, (await client.get(`/reports/${report}/${path}`)).status]).toEqual([path, 200]);
    }
    expect(whole.map((spy) => spy.calls.count())).toEqual([0, 0, 0]);
    expect(Object.keys(await repository.head({ kind: 'system' }, report))).not.toContain('content');
  });

  it('are listed by filters, and never by a scan', async () => {
    await reporting.submitted(1, '2025-04-02');
    const rows = (await get<{ items: { state: string; clock: string | null; period: { seq: number } }[] }>('officer', `/reports?project=${grant.project}&status=submitted`)).body.items;
    expect(rows.map((r) => [r.state, r.clock, r.period.seq])).toEqual([['submitted', null, 1]]);
    const overdue = (await get<{ items: { period: { seq: number } }[] }>('editor', `/reports?project=${grant.project}&clock=overdue&clock=due`)).body.items;
    expect(overdue.map((r) => r.period.seq)).toContain(2);
    const repository = portal.app.get(ReportRepository);
    for (const who of ['editor', 'officer', 'donor'] as const) {
      const { scope } = await acting(portal, grant.people[who], noon('2025-06-01'));
      for (const filter of [{}, { programme: grant.programme }, { state: ['submitted' as const] }, { clock: ['overdue' as const] }]) {
        for (const sort of [{ dueEndsAt: 1, _id: 1 }, { submittedAt: -1, _id: -1 }] as Record<string, 1 | -1>[]) {
          const plan = JSON.stringify(await repository.explain(scope, filter, noon('2025-06-01'), sort));
          expect(plan.includes('COLLSCAN')).withContext(`${who} ${JSON.stringify(filter)}`).toBeFalse();
        }
      }
    }
  });
});

function randomId(n: number): string {
  return `01900000-0000-7000-8000-00000000000${String(n)}`;
}
