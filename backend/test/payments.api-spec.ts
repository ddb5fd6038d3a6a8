import { randomBytes } from 'node:crypto';
import { uuidv7 } from '#shared/platform';
import type { GateView, PaymentView, ReleaseQueueRow } from '#shared/payments';
import type { AdvanceView, ProjectView } from '#shared/projects';
import { SummaryService } from '../src/dashboards/summary.service.js';
import { PaymentRepository } from '../src/payments/payment.repository.js';
import { acting, storedProject, type Grant } from './support/grant.js';
import { completeReport, decisions, noon, Reporting } from './support/reporting.js';
import { withGrants, type Refused } from './support/grant-suite.js';
import type { Portal } from './support/portal.js';

const freshId = () => uuidv7(Date.now(), randomBytes(10));

describe('payments', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });

  const body = (amount: number, date: string, reference: string, more: object = {}) => ({ id: freshId(), date, amount, currency: 'EUR', reference, rate: null, note: '', ...more });
  const versionOf = async () => (await storedProject(portal, grant.project)).version;
  const pay = async <T = PaymentView>(kind: 'releases' | 'refunds', given: object, who: keyof Grant['people'] = 'finance') =>
    grant.people[who].client.post<T>(`/projects/${grant.project}/${kind}`, given, { ifMatch: await versionOf() });
  const codes = (answer: { body: Refused }) => answer.body.errors.map((e) => e.code).sort();
  const isSummaryRight = async () => portal.app.get(SummaryService).isRight(await storedProject(portal, grant.project));

  it('are recorded within what is authorised, confirmed, and never twice under one reference', async () => {
    const over = await pay<Refused>('releases', body(1_500_001, '2025-01-10', 'A'));
    expect([over.status, codes(over)]).toEqual([422, ['release_over_authorised']]);
    const wrong = await pay<Refused>('releases', body(100, '2999-01-01', 'A', { currency: 'MAD' }));
    expect(codes(wrong)).toEqual(['currency_mixed', 'payment_in_future']);
    expect((await pay('releases', body(-5, '2025-01-10', 'A'))).status).toBe(400);
    expect((await pay('releases', { ...body(5, '2025-01-10', 'A'), amount: '5' })).status).toBe(400);
    const done = await pay('releases', body(1_000_000, '2025-01-10', 'A'));
    expect([done.status, done.body.state, done.body.amount]).toEqual([201, 'recorded', { minor: 1_000_000, currency: 'EUR' }]);
    expect(done.body.lines.map((l) => l.amount.minor)).toEqual([666_667, 333_333]);
    const twice = await pay<Refused>('releases', body(100, '2025-01-11', 'A'));
    expect(codes(twice)).toContain('payment_reference_used');
    const { signatory, donor, stranger, editor } = grant.people;
    expect([(await donor.client.get(`/payments/${done.body.id}`)).status, (await stranger.client.get(`/payments/${done.body.id}`)).status]).toEqual([403, 404]);
    expect((await stranger.client.post(`/payments/${done.body.id}/confirm`, { receivedOn: '2025-01-12' }, { ifMatch: 1 })).status).toBe(404);
    const early = await signatory.client.post<Refused>(`/payments/${done.body.id}/confirm`, { receivedOn: '2025-01-09' }, { ifMatch: 1 });
    expect(codes(early)).toEqual(['received_before_payment']);
    const confirmed = await editor.client.post<PaymentView>(`/payments/${done.body.id}/confirm`, { receivedOn: '2025-01-12' }, { ifMatch: 1 });
    expect([confirmed.body.state, confirmed.body.receivedOn]).toEqual(['confirmed', '2025-01-12']);
    expect((await storedProject(portal, grant.project)).ledger).toEqual({ authorised: 1_500_000, released: 1_000_000, accepted: 0, refunded: 0 });
    const view = (await editor.client.get<ProjectView>(`/projects/${grant.project}`)).body;
    expect(view.tranches[0]).toEqual(jasmine.objectContaining({ state: 'part_released', released: { minor: 1_000_000, currency: 'EUR' } }));
    expect(await isSummaryRight()).toBeTrue();
  });

  it('are released by one of two at once', async () => {
    const ifMatch = await versionOf();
    const answers = await Promise.all(['A', 'B'].map((reference) =>
      grant.people.finance.client.post(`/projects/${grant.project}/releases`, body(1_000_000, '2025-01-10', reference), { ifMatch })));
    expect(answers.map((a) => a.status).sort()).toEqual([201, 412]);
    expect((await storedProject(portal, grant.project)).ledger.released).toBe(1_000_000);
  });

  it('are refused by the gate with all its reasons, and go with a waiver for one release', async () => {
    await pay('releases', body(1_000_000, '2025-01-10', 'A'));
    await reporting.approved(1, '2025-04-02', '2025-04-10', completeReport(grant, { actual: 500_000 }), decisions(grant, { accepted: 500_000 }));
    const shut = await pay<Refused>('releases', body(500_000, '2025-09-15', 'B'));
    expect([shut.status, codes(shut)]).toEqual([422, ['gate_last_release', 'gate_old_release', 'gate_report_overdue']]);
    const gate = await grant.people.manager.client.get<GateView>(`/projects/${grant.project}/gate?date=2025-09-15`);
    expect([gate.body.isOpen, gate.body.reasons.length, gate.body.allowedActions]).toEqual([false, 3, ['waive']]);
    const queue = await grant.people.finance.client.get<{ items: ReleaseQueueRow[] }>(`/payments/queue?programme=${grant.programme}`);
    expect(queue.body.items.map((r) => [r.project.id, r.releasable.minor, r.gate.isOpen, r.oldestOpenRelease, r.advanceBalance.minor])).toEqual([[grant.project, 1_000_000, false, '2025-01-10', 500_000]]);
    expect((await grant.people.finance.client.post(`/projects/${grant.project}/gate/waive`, { reason: 'Hives' }, { ifMatch: await versionOf() })).status).toBe(403);
    const waived = await grant.people.manager.client.post<GateView>(`/projects/${grant.project}/gate/waive`, { reason: 'Hives before the autumn.' }, { ifMatch: await versionOf() });
    expect([waived.body.isOpen, waived.body.waiver?.reason]).toEqual([true, 'Hives before the autumn.']);
    const done = await pay('releases', body(400_000, '2025-09-15', 'B'));
    expect([done.status, done.body.waiver?.reason]).toEqual([201, 'Hives before the autumn.']);
    expect((await pay('releases', body(100, '2025-09-16', 'C'))).status).toBe(422);
    expect(await isSummaryRight()).toBeTrue();
  });

  it('are refused while the lead is suspended, unless waived', async () => {
    await portal.connection.collection('organisations').updateOne({ _id: grant.lead as never }, { $set: { isSuspended: true } });
    const shut = await pay<Refused>('releases', body(100, '2025-01-10', 'A'));
    expect([shut.status, codes(shut)]).toEqual([422, ['gate_lead_suspended']]);
    const queue = await grant.people.finance.client.get<{ items: ReleaseQueueRow[] }>(`/payments/queue?programme=${grant.programme}`);
    expect(queue.body.items[0]?.gate).toEqual({ isOpen: false, reasons: [{ code: 'gate_lead_suspended', params: {} }] });
  });

  it('refuse what is not of its form, and touch nothing', async () => {
    const before = await storedProject(portal, grant.project);
    const good = body(100, '2025-01-10', 'A');
    const { client } = grant.people.finance;
    const bad: unknown[] = [
      { ...good, amount: 0 }, { ...good, amount: 1.5 }, { ...good, amount: [100] }, { ...good, amount: { $gt: 0 } }, { ...good, date: '2025-02-30' }, { ...good, reference: '' },
      { ...good, $set: { state: 'active' } }, { ...good, id: 'x' }, [good], null, '{"__proto__": {"amount": 1}}', { ...good, amount: Number.MAX_SAFE_INTEGER + 1 },
    ];
    for (const one of bad) expect((await client.post(`/projects/${grant.project}/releases`, one, { ifMatch: before.version })).status).withContext(JSON.stringify(one)).toBe(400);
    expect((await client.post(`/projects/${freshId()}/releases`, good, { ifMatch: 1 })).status).toBe(404);
    expect((await client.post('/projects/nonsense/releases', good, { ifMatch: 1 })).status).toBe(400);
    expect(await storedProject(portal, grant.project)).toEqual(before);
  });

  it('are never released by who authorised them', async () => {
    const twin = async (who: 'manager' | 'officer') => portal.connection.collection('people').updateOne({ _id: grant.people[who].id as never }, {
      $push: { memberships: { id: freshId(), role: 'finance_officer', organisation: grant.people[who].organisation, programmes: 'all', from: '2020-01-01', until: null } } as never,
    });
    await twin('manager');
    await twin('officer');
    const first = await pay('releases', body(1_000_000, '2025-01-10', 'A'), 'manager');
    expect([first.status, first.body as unknown]).toEqual([403, jasmine.objectContaining({ code: 'separation_of_duties' })]);
    expect((await pay('releases', body(1_500_000, '2025-01-10', 'A'), 'officer')).status).toBe(201);
    await reporting.approved(1, '2025-04-02', '2025-04-10', completeReport(grant, { actual: 1_400_000 }), decisions(grant, { accepted: 1_400_000 }));
    expect((await pay('releases', body(500_000, '2025-04-12', 'B'), 'officer')).status).toBe(403);
    expect((await pay('releases', body(500_000, '2025-04-12', 'B'), 'manager')).status).toBe(201);
  });

  it('are refunded within the balance and reversed by a row of their own', async () => {
    const release = await pay('releases', body(1_500_000, '2025-01-10', 'A'));
    await reporting.approved(1, '2025-04-02', '2025-04-10');
    const over = await pay<Refused>('refunds', body(600_001, '2025-05-01', 'R'));
    expect(codes(over)).toEqual(['refund_over_balance']);
    const refund = await pay('refunds', body(100_000, '2025-05-01', 'R'));
    expect(refund.status).toBe(201);
    const advance = await grant.people.editor.client.get<AdvanceView>(`/projects/${grant.project}/advance`);
    expect([advance.body.balance.minor, advance.body.releases.map((r) => [r.liquidated.minor, r.rest.minor, r.bucket]), advance.body.burnRate]).toEqual([500_000, [[1_000_000, 500_000, '9-']], '0.6']);
    const { finance } = grant.people;
    const early = await finance.client.post<Refused>(`/payments/${refund.body.id}/reverse`, { id: freshId(), date: '2025-04-30', reason: 'Wrong account.' }, { ifMatch: 1 });
    expect(codes(early)).toEqual(['reversal_before_payment']);
    const back = await finance.client.post<PaymentView>(`/payments/${refund.body.id}/reverse`, { id: freshId(), date: '2025-05-03', reason: 'Wrong account.' }, { ifMatch: 1 });
    expect([back.body.state, back.body.amount.minor, back.body.date, back.body.reversal?.date, back.body.allowedActions]).toEqual(['reversed', 100_000, '2025-05-01', '2025-05-03', []]);
    expect((await finance.client.post(`/payments/${refund.body.id}/reverse`, { id: freshId(), date: '2025-05-04', reason: 'Again.' }, { ifMatch: 2 })).status).toBe(409);
    await finance.client.post(`/payments/${release.body.id}/reverse`, { id: freshId(), date: '2025-05-05', reason: 'Bank returned it.' }, { ifMatch: 1 });
    expect((await storedProject(portal, grant.project)).ledger).toEqual({ authorised: 2_000_000, released: 0, accepted: 900_000, refunded: 0 });
    expect(await isSummaryRight()).toBeTrue();
  });

  it('keep what was released under a reopened report', async () => {
    await pay('releases', body(1_500_000, '2025-01-10', 'A'));
    const report = await reporting.approved(1, '2025-04-02', '2025-04-10', completeReport(grant, { actual: 1_400_000 }), decisions(grant, { accepted: 1_400_000 }));
    expect((await pay('releases', body(400_000, '2025-04-12', 'B'))).status).toBe(201);
    await reporting.reopen(report, '2025-04-13');
    await reporting.submit(report, '2025-04-14');
    await reporting.startReview(report, '2025-04-14');
    await reporting.decide(report, '2025-04-14', decisions(grant, { accepted: 1_400_000, authorised: 300_000 }));
    await expectAsync(reporting.approve(report, '2025-04-14')).toBeRejectedWith(jasmine.objectContaining({ errors: [jasmine.objectContaining({ code: 'face_below_released' })] }));
    await reporting.decide(report, '2025-04-15', decisions(grant, { accepted: 1_400_000, authorised: 400_000 }));
    expect((await reporting.approve(report, '2025-04-15')).state).toBe('approved');
  });

  it('stop while the project is suspended; refunds go on', async () => {
    await pay('releases', body(1_000_000, '2025-01-10', 'A'));
    await grant.people.manager.client.post(`/projects/${grant.project}/suspend`, { reason: 'An audit.' }, { ifMatch: await versionOf() });
    expect((await pay('releases', body(100, '2025-01-11', 'B'))).status).toBe(409);
    expect((await pay('refunds', body(100, '2025-01-11', 'R'))).status).toBe(201);
  });

  it('close a project whose reports are approved and whose advance is settled', async () => {
    await pay('releases', body(1_500_000, '2025-01-10', 'A'));
    await reporting.approved(1, '2025-04-02', '2025-04-10', completeReport(grant, { actual: 1_000_000, requested: 0 }), decisions(grant, { accepted: 1_000_000, authorised: 0 }));
    for (const [n, day] of [[2, '2025-07-02'], [3, '2025-10-02'], [4, '2026-01-02']] as const) {
      await reporting.approved(n, day, day, completeReport(grant, { actual: 100_000, requested: 0 }), decisions(grant, { accepted: 100_000, authorised: 0 }));
    }
    const { client } = grant.people.manager;
    await client.post(`/projects/${grant.project}/begin-closing`, {}, { ifMatch: await versionOf() });
    const early = await client.post<Refused>(`/projects/${grant.project}/close`, {}, { ifMatch: await versionOf() });
    expect([early.status, codes(early)]).toEqual([409, ['advance_not_settled']]);
    expect((await pay('refunds', body(200_000, '2026-01-10', 'R'))).status).toBe(201);
    expect((await client.post<ProjectView>(`/projects/${grant.project}/close`, {}, { ifMatch: await versionOf() })).body.state).toBe('closed');
    expect(await isSummaryRight()).toBeTrue();
  });

  it('are listed by their sides, and never by a scan', async () => {
    await pay('releases', body(1_000_000, '2025-01-10', 'A'));
    const list = (who: keyof Grant['people']) => grant.people[who].client.get<{ items: PaymentView[] }>('/payments?kind=release&status=recorded&from=2025-01-01&to=2025-01-31');
    expect((await list('editor')).body.items.map((p) => [p.reference, p.allowedActions])).toEqual([['A', ['confirm']]]);
    expect((await list('stranger')).body.items).toEqual([]);
    expect((await list('donor')).status).toBe(403);
    for (const who of ['editor', 'finance'] as const) {
      const { scope } = await acting(portal, grant.people[who], noon('2025-06-01'));
      const plan = JSON.stringify(await portal.app.get(PaymentRepository).explain(scope, { kind: 'release' }, { date: -1, _id: -1 }));
      expect(plan.includes('COLLSCAN')).withContext(who).toBeFalse();
    }
  });
});
