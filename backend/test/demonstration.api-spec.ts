import { setTimeout as pause } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceFiles } from '#shared/reports';
import { demoPeople } from '../src/cases/demo/demo-people.js';
import { Demonstration } from '../src/cases/demo/demonstration.service.js';
import { SummaryService } from '../src/dashboards/summary.service.js';
import { AuditVerifier } from '../src/platform/audit/audit-verifier.js';
import { ProjectService } from '../src/projects/project.service.js';
import { Client } from './support/client.js';
import { startPortal, type Portal } from './support/portal.js';

/** The whole demonstration takes some forty seconds on two free cores. */
const patience = 300_000;

describe('a portal with the demonstration', () => {
  const today = new Date().toISOString().slice(0, 10);
  /** Of its own: the audit's digests are written there. */
  const folder = mkdtempSync(join(tmpdir(), 'demonstration-'));
  let portal: Portal;
  let byEmail: Map<string, Client>;

  beforeAll(async () => {
    portal = await startPortal({ DEMO: '1', DATA_DIR: folder });
    await portal.app.get(Demonstration).load(today);
    const visitor = new Client(portal);
    const { body } = await visitor.get<{ items: { id: string; email: string }[] }>('/demo/people');
    byEmail = new Map();
    for (const { id, email } of body.items) {
      const client = new Client(portal);
      await client.post('/demo/sign-in', { person: id });
      byEmail.set(email, client);
    }
  }, patience);
  afterAll(async () => {
    await portal.close();
    rmSync(folder, { recursive: true });
  });

  const count = (collection: string, filter: object = {}) => portal.connection.collection(collection).countDocuments(filter);
  const tasksOf = async (email: string) => {
    const answer = await byEmail.get(email)?.get<{ items: { kind: string; act: string; state: string | null }[] }>('/me/tasks');
    return (answer?.body.items ?? []).map((one) => `${one.kind}/${one.act}/${one.state ?? ''}`);
  };

  it('offers one person for each role', () => {
    expect([...byEmail.keys()].sort()).toEqual([...demoPeople].sort());
  });

  it('says when it is all there', async () => {
    const { body } = await new Client(portal).get<{ total: number; done: number; isRunning: boolean }>('/demo/progress');
    expect([body.done, body.isRunning]).toEqual([body.total, false]);
  });

  it('has fifty-five finished or broken off grants of the large past call', async () => {
    expect(await count('projects', { 'call.code': 'JMDI-2008' })).toBe(55);
    expect(await count('projects', { 'call.code': 'JMDI-2008', state: 'closed' })).toBeGreaterThan(40);
    expect(await count('projects', { 'call.code': 'JMDI-2008', state: 'terminated' })).toBeGreaterThan(1);
    expect(await count('projects', { 'call.code': 'JMDI-2008', state: { $in: ['active', 'preparation'] } })).toBe(0);
  });

  it('has reports of the running programme in each state, and some overdue', async () => {
    for (const state of ['draft', 'submitted', 'in_review', 'changes_requested', 'approved']) {
      expect(await count('reports', { 'programme.code': 'M4D', state })).withContext(state).toBeGreaterThan(0);
    }
    expect(await count('reports', { 'programme.code': 'M4D', firstSubmittedAt: null, dueEndsAt: { $lt: new Date().toISOString() } })).toBeGreaterThan(1);
  });

  it('has a call that is open today, with drafts and proposals that came early', async () => {
    const { body } = await new Client(portal).get<{ items: { code: string }[] }>('/public/calls');
    expect(body.items.map((one) => one.code)).toContain('M4D-3');
    expect(await count('proposals', { 'call.code': 'M4D-3', state: 'draft' })).toBeGreaterThan(3);
    expect(await count('proposals', { 'call.code': 'M4D-3', state: 'submitted' })).toBeGreaterThan(3);
  });

  it('shows photos behind reports to partner, officer and donor', async () => {
    const reports = portal.connection.collection('reports');
    for (const [code, emails, seq] of [['JMDI-DZ-01', ['editor@apiary.example.org', 'officer@undp.example.org', 'donor@eu.example.org'], 1], ['M4D-1-01', ['editor@apiary.example.org', 'officer@undp.example.org'], -1]] as const) {
      const report = await reports.find({ 'project.code': code, 'content.evidence.0': { $exists: true } }).sort({ seq }).next();
      for (const email of emails) {
        const { items } = (await byEmail.get(email)!.get<EvidenceFiles>(`/reports/${String(report?._id)}/evidence`)).body;
        const pictures = await Promise.all(items.map(async ({ file }) => (await fetch(`${portal.url}/api/v1/files/${file}/pictures/320`, { headers: { cookie: byEmail.get(email)!.sessionCookie } })).status));
        expect([code, email, pictures]).toEqual([code, email, [200, 200]]);
      }
    }
  });

  it('gives everybody who decides or writes something to do', async () => {
    const wanted: readonly (readonly [string, readonly string[]])[] = [
      ['editor@apiary.example.org', ['report/revise/changes_requested', 'proposal/edit/draft']],
      ['signatory@apiary.example.org', ['project/sign/preparation', 'proposal/submit/draft']],
      ['officer@undp.example.org', ['report/review/submitted', 'report/review/in_review', 'report/chase/draft', 'proposal/screen/submitted', 'proposal/recommend/in_review']],
      ['manager@undp.example.org', ['proposal/award/recommended', 'project/countersign/signed_by_partner']],
      ['finance@undp.example.org', ['payment/release/ready', 'payment/release/blocked']],
      ['reviewer1@example.org', ['review/declare/assigned']],
      ['reviewer2@example.org', ['review/declare/assigned']],
      ['signatory@tn-1.example.org', ['report/submit/draft']],
    ];
    for (const [email, tasks] of wanted) expect(await tasksOf(email)).withContext(email).toEqual(jasmine.arrayContaining([...tasks]));
  });

  it('keeps every summary and audit chain right, and sends no mail', async () => {
    const summaries = portal.app.get(SummaryService);
    const wrong: string[] = [];
    for await (const project of portal.app.get(ProjectService).all()) if (!(await summaries.isRight(project))) wrong.push(project.code);
    expect(wrong).toEqual([]);
    expect((await portal.app.get(AuditVerifier).verify()).faults).toEqual([]);
    expect(await count('mails')).toBe(0);
  }, patience);

  it('changes nothing when it is loaded again', async () => {
    const before = [await count('auditEvents'), await count('people'), await count('payments')];
    expect(await portal.app.get(Demonstration).load(today)).toBeTrue();
    expect([await count('auditEvents'), await count('people'), await count('payments')]).toEqual(before);
  }, patience);

  it('is known to be all there at the next start too, which has nothing to tell', async () => {
    const begin = async ({ app }: Portal) => {
      const demonstration = app.get(Demonstration);
      demonstration.begin(today);
      expect(demonstration.progress().isRunning).toBeTrue();
      while (demonstration.progress().isRunning) await pause(50);
      return demonstration.progress();
    };
    await begin(portal);
    const next = await startPortal({ DEMO: '1', MONGODB_URI: portal.uri, DATA_DIR: folder });
    expect(await begin(next)).toEqual({ total: 0, done: 0, isRunning: false });
    await next.close();
  }, patience);
});

describe('a start of the demonstration that is cut off', () => {
  it('goes on at the next start', async () => {
    const first = await startPortal({ DEMO: '1' });
    first.app.get(Demonstration).begin('2026-11-24');
    const isBegun = () => first.app.get(Demonstration).progress().done > 5;
    while (!isBegun()) await pause(50);
    await first.app.close();
    const second = await startPortal({ DEMO: '1', MONGODB_URI: first.uri });
    const proposals = await second.connection.collection('proposals').countDocuments();
    second.app.get(Demonstration).begin('2027-01-01');
    while (second.app.get(Demonstration).progress().done < 60) await pause(50);
    expect(await second.connection.collection('leases').countDocuments({ holder: { $ne: null } })).toBe(1);
    expect(await second.connection.collection('proposals').countDocuments()).toBeGreaterThan(proposals);
    expect(await second.connection.collection('demonstration').findOne({})).toEqual(jasmine.objectContaining({ day: '2026-11-24', isDone: false }));
    const { connection } = second;
    await second.app.get(Demonstration).beforeApplicationShutdown();
    expect(await connection.collection('leases').countDocuments({ holder: { $ne: null } })).toBe(0);
    await connection.dropDatabase();
    await second.app.close();
  }, patience);
});
