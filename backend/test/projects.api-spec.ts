import type { ProjectView } from '#shared/projects';
import { AgreementService } from '../src/projects/agreement.service.js';
import { ProjectRepository } from '../src/projects/project.repository.js';
import { SummaryService } from '../src/dashboards/summary.service.js';
import { acting, aGrant, anAward, storedProject, type Grant } from './support/grant.js';
import { startPortal, type Portal } from './support/portal.js';

describe('projects', () => {
  let portal: Portal;
  let grant: Grant;
  beforeAll(async () => {
    portal = await startPortal();
    grant = await aGrant(portal);
  });
  afterAll(async () => portal.close());

  it('are signed, counter-signed, and get their periods, reports and tranches', async () => {
    const { project, people } = await anAward(portal);
    const read = await people.signatory.client.get<ProjectView>(`/projects/${project}`);
    expect([read.body.state, read.body.allowedActions, read.body.ledger]).toEqual(['preparation', ['sign', 'decline'], null]);
    expect((await people.editor.client.post(`/projects/${project}/sign`, { certified: true }, { ifMatch: 1 })).status).toBe(403);
    expect((await people.signatory.client.post(`/projects/${project}/sign`, { certified: true })).status).toBe(428);
    expect((await people.signatory.client.post(`/projects/${project}/sign`, { certified: true }, { ifMatch: 7 })).status).toBe(412);
    const signed = await people.signatory.client.post<ProjectView>(`/projects/${project}/sign`, { certified: true }, { ifMatch: read.body.version });
    expect([signed.status, signed.body.state, signed.body.agreement.signedBy?.id]).toEqual([200, 'signed_by_partner', people.signatory.id]);
    expect((await people.signatory.client.post(`/projects/${project}/sign`, { certified: true }, { ifMatch: 1 })).status).toBe(409);
    const active = await people.manager.client.post<ProjectView>(`/projects/${project}/countersign`, { certified: true }, { ifMatch: signed.body.version });
    expect([active.status, active.body.state]).toEqual([200, 'active']);
    expect(active.body.periods.map((p) => [p.start, p.end, p.due])).toEqual([
      ['2025-01-01', '2025-03-31', '2025-04-30'], ['2025-04-01', '2025-06-30', '2025-07-30'], ['2025-07-01', '2025-09-30', '2025-10-30'], ['2025-10-01', '2025-12-31', '2026-03-01'],
    ]);
    expect(active.body.tranches.map((t) => [t.planned.minor, t.authorised?.minor ?? null, t.state])).toEqual([
      [1_500_000, 1_500_000, 'authorised'], [1_500_000, null, 'planned'], [1_500_000, null, 'planned'], [1_500_000, null, 'planned'],
    ]);
    expect(active.body.ledger?.authorised).toEqual({ minor: 1_500_000, currency: 'EUR' });
    const reports = await people.editor.client.get<{ items: { state: string; clock: string }[] }>(`/reports?project=${project}`);
    expect(reports.body.items.map((r) => r.state)).toEqual(['draft', 'draft', 'draft', 'draft']);
  });

  it('are declined and cancelled with a reason', async () => {
    const one = await anAward(portal);
    expect((await one.people.signatory.client.post(`/projects/${one.project}/decline`, {}, { ifMatch: 1 })).status).toBe(400);
    const declined = await one.people.signatory.client.post<ProjectView>(`/projects/${one.project}/decline`, { reason: 'We lost our office.' }, { ifMatch: 1 });
    expect([declined.body.state, declined.body.agreement.declinedReason]).toEqual(['declined', 'We lost our office.']);
    const other = await anAward(portal);
    const cancelled = await other.people.manager.client.post<ProjectView>(`/projects/${other.project}/cancel`, { reason: 'The lead withdrew.' }, { ifMatch: 1 });
    expect(cancelled.body.state).toBe('cancelled');
  });

  it('are counter-signed by one of two at once', async () => {
    const { project, people } = await anAward(portal);
    await portal.app.get(AgreementService).sign(await acting(portal, people.signatory, '2025-01-01T12:00:00.000Z'), project);
    const answers = await Promise.all([people.manager, people.awarder].map((one) => one.client.post(`/projects/${project}/countersign`, { certified: true }, { ifMatch: 2 })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(await portal.connection.collection('reports').countDocuments({ 'project.id': project })).toBe(4);
  });

  it('are seen by their sides alone, without people by a donor', async () => {
    const { people, project } = grant;
    const status = async (who: keyof Grant['people']) => (await people[who].client.get(`/projects/${project}`)).status;
    for (const who of ['editor', 'signatory', 'coApplicant', 'officer', 'manager', 'finance', 'analyst', 'donor'] as const) expect(await status(who)).withContext(who).toBe(200);
    for (const who of ['stranger', 'otherDonor'] as const) {
      expect(await status(who)).withContext(who).toBe(404);
      expect((await people[who].client.get<{ items: unknown[] }>('/projects')).body.items).withContext(who).toEqual([]);
    }
    const donor = await people.donor.client.get<ProjectView>(`/projects/${project}`);
    expect([donor.body.agreement.signedBy, donor.body.agreement.countersignedBy, donor.body.allowedActions]).toEqual([null, null, []]);
  });

  it('are listed by filters and pages', async () => {
    const { people, programme, project } = grant;
    const mine = await people.editor.client.get<{ items: { id: string; nextReport: { due: string } }[] }>(`/projects?programme=${programme}&country=MA&status=active&theme=communities`);
    expect(mine.body.items.map((p) => [p.id, p.nextReport.due])).toEqual([[project, '2025-04-30']]);
    expect((await people.editor.client.get<{ items: unknown[] }>('/projects?country=TN')).body.items).toEqual([]);
    await Promise.all([anAward(portal), anAward(portal)]);
    const page = await people.officer.client.get<{ items: { id: string }[]; nextCursor: string; count: number }>('/projects?limit=2&count=true');
    expect([page.body.items.length, page.body.count > 2]).toEqual([2, true]);
    const next = await people.officer.client.get<{ items: { id: string }[] }>(`/projects?limit=2&cursor=${page.body.nextCursor}`);
    expect(next.body.items.some((p) => page.body.items.some((q) => q.id === p.id))).toBeFalse();
    expect((await people.officer.client.get('/projects?sort=nothing')).status).toBe(400);
  });

  it('never scan the collection', async () => {
    const repository = portal.app.get(ProjectRepository);
    for (const who of ['editor', 'officer', 'donor'] as const) {
      const { scope } = await acting(portal, grant.people[who], '2025-06-01T12:00:00.000Z');
      for (const filter of [{}, { programme: grant.programme }, { state: ['active' as const] }]) {
        const plan = JSON.stringify(await repository.explain(scope, filter, { code: 1, _id: 1 }));
        expect(plan.includes('COLLSCAN')).withContext(`${who} ${JSON.stringify(filter)}`).toBeFalse();
      }
    }
  });

  it('are suspended, resumed and terminated; none closes with reports open', async () => {
    const { project, people } = await aGrant(portal);
    const { client } = people.manager;
    const suspended = await client.post<ProjectView>(`/projects/${project}/suspend`, { reason: 'An audit.' }, { ifMatch: 3 });
    expect(suspended.body.state).toBe('suspended');
    const resumed = await client.post<ProjectView>(`/projects/${project}/resume`, { reason: 'The audit is over.' }, { ifMatch: 4 });
    expect(resumed.body.allowedActions).toEqual(['suspend', 'begin-closing', 'terminate']);
    expect((await client.post<ProjectView>(`/projects/${project}/begin-closing`, {}, { ifMatch: 5 })).body.state).toBe('closing');
    const close = await client.post<{ code: string; errors: { code: string }[] }>(`/projects/${project}/close`, {}, { ifMatch: 6 });
    expect([close.status, close.body.errors[0]?.code]).toEqual([409, 'reports_not_approved']);
    expect((await client.post<ProjectView>(`/projects/${project}/terminate`, { reason: 'The lead is dissolved.' }, { ifMatch: 6 })).body.state).toBe('terminated');
    expect(await portal.app.get(SummaryService).isRight(await storedProject(portal, project))).toBeTrue();
  });
});
