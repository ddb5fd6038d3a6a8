import { randomUUID } from 'node:crypto';
import type { BulkPreview, BulkResult, ReportView } from '#shared/reports';
import { aProgramme } from './support/calls.js';
import { aGrant, storedProject, type Grant } from './support/grant.js';
import { withGrants } from './support/grant-suite.js';
import { aPerson, freshId } from './support/people.js';
import { completeReport, Reporting, reportOf } from './support/reporting.js';
import type { Portal } from './support/portal.js';

describe('several reports at once', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });

  /** Without any finding: as planned, and nobody of unknown sex or age. */
  const plain = (of: Grant) => completeReport(of, { value: '4' }).map(([pointer, value]): [string, unknown] => [pointer, pointer.includes('unknown') ? '0' : value]);
  const inReview = async (of: Grant, isDecided = true, fields = plain(of)): Promise<string> => {
    const desk = new Reporting(portal, of);
    const report = await desk.submitted(1, '2025-04-02', fields);
    await desk.startReview(report, '2025-04-03');
    if (isDecided) await desk.decide(report, '2025-04-03');
    return report;
  };
  const read = async (report: string) => ({ id: report, version: (await grant.people.officer.client.get<ReportView>(`/reports/${report}`)).body.version });
  const preview = (who: keyof Grant['people'], body: unknown) => grant.people[who].client.post<BulkPreview>('/reports/bulk/preview', body);
  const run = (who: keyof Grant['people'], body: unknown, key = randomUUID()) => grant.people[who].client.post<BulkResult>('/reports/bulk', body, { key });
  const told = (items: readonly { isReady?: boolean; isDone?: boolean; reasons: readonly { code: string }[] }[]) => items.map((one) => (one.isReady ?? one.isDone ? 'yes' : one.reasons.map(({ code }) => code).join(' ')));
  const count = (collection: string, where: object) => portal.connection.collection(collection).countDocuments(where);

  it('are approved where they leave no question, each for itself; the preview says so before, with the figures', async () => {
    const [second, third] = [await aGrant(portal), await aGrant(portal)];
    const clear = await inReview(grant);
    const odd = await inReview(second, true, completeReport(second));
    const undecided = await inReview(third, false);
    const reports = [...(await Promise.all([clear, odd, undecided].map(read))), { id: await reportOf(portal, grant, 2), version: 1 }, { id: freshId(), version: 1 }];
    const body = { action: 'approve', reports };
    const before = await preview('officer', body);
    const reasons = ['yes', 'bulk_has_findings bulk_rating_differs', 'face_undecided rating_missing', 'wrong_state', 'not_found'];
    expect([before.status, ...told(before.body.items)]).toEqual([200, ...reasons]);
    expect(before.body.items[0]?.figures).toEqual({ accepted: { minor: 900_000, currency: 'EUR' }, authorised: { minor: 500_000, currency: 'EUR' } });
    expect([before.body.items[2]?.reasons[0]?.n, before.body.items[0]?.report?.state, before.body.items[4]?.report]).toEqual([4, 'in_review', null]);
    expect(await read(clear)).withContext('nothing is written yet').toEqual(reports[0]!);
    const key = randomUUID();
    const done = await run('officer', body, key);
    expect([done.status, ...told(done.body.items)]).toEqual([200, ...reasons]);
    expect((await storedProject(portal, grant.project)).ledger.accepted).toBe(900_000);
    expect((await storedProject(portal, second.project)).ledger.accepted).toBe(0);
    expect(told((await run('officer', body, key)).body.items)).withContext('a repetition').toEqual(reasons);
    expect(await count('auditEvents', { aggregate: clear, action: 'approve', 'details.isBulk': true })).toBe(1);
    expect(told((await run('officer', { ...body, reports: reports.slice(0, 1) })).body.items)).toEqual(['wrong_state']);
  });

  it('are approved at the version that was read, and by those who may approve', async () => {
    const { id, version } = await read(await inReview(grant));
    const stale = { action: 'approve', reports: [{ id, version: version - 1 }] };
    expect([told((await preview('officer', stale)).body.items), told((await run('officer', stale)).body.items)]).toEqual([['stale_version'], ['stale_version']]);
    const right = { action: 'approve', reports: [{ id, version }] };
    expect([told((await preview('manager', right)).body.items), told((await run('manager', right)).body.items)]).toEqual([['not_allowed'], ['not_allowed']]);
    for (const who of ['editor', 'analyst', 'donor', 'finance'] as const) expect([who, (await preview(who, right)).status, (await run(who, right)).status]).toEqual([who, 403, 403]);
    const elsewhere = await aPerson(portal, 'programme_officer', undefined, { programmes: [(await aProgramme(portal)).id] });
    const foreign = await elsewhere.client.post<BulkPreview>('/reports/bulk/preview', right);
    expect(foreign.body.items).toEqual([{ id, isReady: false, reasons: [{ code: 'not_found', params: {}, n: 1 }], report: null, figures: null }]);
    await portal.connection.collection('people').updateOne({ _id: grant.people.colleague.id as never }, {
      $push: { memberships: { id: freshId(), role: 'partner_editor', organisation: grant.lead, programmes: 'all', from: '2024-06-01', until: '2026-01-01' } } as never,
    });
    expect(told((await run('colleague', right)).body.items)).toEqual(['barred']);
    const both = await Promise.all([run('officer', right), run('officer', right)]);
    expect(both.flatMap((one) => told(one.body.items)).filter((one) => one === 'yes').length).withContext('two acts at once').toBe(1);
    expect((await storedProject(portal, grant.project)).ledger.accepted).toBe(900_000);
  });

  it('are reminded of, once a day, where they wait for the partner', async () => {
    const sentBack = await reporting.submitted(1, '2025-04-02');
    await reporting.startReview(sentBack, '2025-04-03');
    const waiting = await reportOf(portal, grant, 2);
    const body = { action: 'remind', reports: [sentBack, waiting].map((id) => ({ id, version: 1 })) };
    expect(told((await preview('manager', body)).body.items)).toEqual(['wrong_state', 'yes']);
    const comment = freshId();
    await reporting.decide(sentBack, '2025-04-03', [[`/comments/${comment}`, { id: comment, pointer: '/narrative/lessons', text: 'Which?' }]]);
    await reporting.sendBack(sentBack, '2025-04-04');
    const { version } = await read(waiting);
    expect(told((await run('manager', body)).body.items)).toEqual(['yes', 'yes']);
    expect(await count('outbox', { kind: 'report_reminder', link: { $in: [sentBack, waiting].map((id) => `/reports/${id}`) } })).toBe(2);
    expect([told((await preview('officer', body)).body.items), told((await run('officer', body)).body.items)]).toEqual([['reminded_today', 'reminded_today'], ['reminded_today', 'reminded_today']]);
    expect((await read(waiting)).version).withContext('what the partner is writing').toBe(version);
    const history = await grant.people.editor.client.get<{ items: { action: string }[] }>(`/reports/${waiting}/history`);
    expect(history.body.items.map((one) => one.action)).toEqual(['remind']);
  });

  it('are refused where the request is not of its form', async () => {
    const one = { id: freshId(), version: 1 };
    const bad: unknown[] = [
      {}, { action: 'approve', reports: [] }, { action: 'reopen', reports: [one] }, { action: 'approve', reports: [one, one] }, { action: 'approve', reports: [{ id: one.id }] },
      { action: 'approve', reports: Array.from({ length: 51 }, () => ({ id: freshId(), version: 1 })) }, { action: { $ne: 'x' }, reports: [one] }, { action: 'remind', reports: [{ ...one, $where: 1 }] },
    ];
    for (const body of bad) expect([(await preview('officer', body)).status, (await run('officer', body)).status]).withContext(JSON.stringify(body).slice(0, 80)).toEqual([400, 400]);
  });
});
