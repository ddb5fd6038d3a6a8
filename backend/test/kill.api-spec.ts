import { createHash, randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientSession } from 'mongoose';
import type { ReportActed } from '#shared/reports';
import { SummaryService } from '../src/dashboards/summary.service.js';
import { canonical } from '../src/platform/audit/audit-chain.js';
import { AuditVerifier } from '../src/platform/audit/audit-verifier.js';
import { systemCtx } from '../src/platform/context/ctx.js';
import { IndexBuilder } from '../src/platform/database/index-builder.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { ProjectService } from '../src/projects/project.service.js';
import type { Report, StoredVersion } from '../src/reports/report.record.js';
import { writeBenchData, type BenchData } from './bench/bench-data.js';
import { ask } from './bench/load.js';
import { ServedPortal } from './support/child-process.js';
import { aPerson } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

const REPORTS = 200;
const CONNECTIONS = 16;
/** The database gives up the transactions of a killed client after ten seconds, and looks every five. */
const MOST_TRIES = 60;

/** What was answered; status 0: nothing, because the server was gone. */
interface Answered { id: string; status: number; body: ReportActed & { code?: string } | null }
/** How many records each part of the act on a report left. */
interface Traces { submissions: number; versions: number; events: number; messages: number; answers: number; turns: number }
const nothing: Traces = { submissions: 0, versions: 0, events: 0, messages: 0, answers: 0, turns: 0 };
const whole: Traces = { submissions: 1, versions: 1, events: 1, messages: 1, answers: 1, turns: 1 };

describe('a portal killed in the middle of 200 submissions', () => {
  let folder: string;
  let portal: Portal;
  let served: ServedPortal;
  let data: BenchData;
  let keys: Map<string, string>;
  let officer: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grant-portal-kill-'));
    portal = await startPortal({ DATA_DIR: folder });
    await portal.app.get(IndexBuilder).build();
    officer = (await aPerson(portal, 'programme_officer')).id;
    data = await writeBenchData(portal.app, REPORTS, () => undefined, 1);
    keys = new Map(data.drafts.map((id) => [id, randomUUID()]));
    served = new ServedPortal({ MONGODB_URI: portal.uri, DATA_DIR: folder });
    await served.start();
  }, 120_000);
  afterAll(async () => {
    await served.close();
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  const collection = (name: string) => portal.connection.collection(name);
  const submitAll = async (ids: readonly string[], onAnswer: () => void = () => undefined): Promise<Answered[]> => {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const { url } = served;
    const answers = await Promise.all(ids.map(async (id): Promise<Answered> => {
      const headers = { cookie: `portal-session=${data.signatory}`, 'x-requested-by': 'test', 'if-match': '"1"', 'idempotency-key': keys.get(id) ?? '' };
      const body = JSON.stringify({ certified: true, onBehalfOf: null });
      const answer = await ask({ method: 'POST', url: `${url}/api/v1/reports/${id}/submit`, headers, body }, agent).catch(() => null);
      if (!answer) return { id, status: 0, body: null };
      onAnswer();
      return { id, status: answer.status, body: JSON.parse(answer.bytes.toString()) as ReportActed };
    }));
    agent.destroy();
    return answers;
  };
  /** All of them, each until it is taken: what the killed process had begun is refused until the database gives it up. */
  const submitAgain = async (): Promise<Map<string, ReportActed | null>> => {
    const taken = new Map<string, ReportActed | null>();
    for (let tries = 0; taken.size < REPORTS && tries < MOST_TRIES; tries++) {
      if (tries > 0) await pause(500);
      for (const { id, status, body } of await submitAll(data.drafts.filter((one) => !taken.has(one)))) {
        if (status === 200) taken.set(id, body);
        else expect([status, body?.code]).withContext(id).toEqual([409, 'lost_race']);
      }
    }
    return taken;
  };

  const counted = async (name: string, field: string, where: object, session: ClientSession): Promise<Map<string, number>> => {
    const rows = await collection(name).aggregate<{ _id: string; n: number }>([{ $match: where }, { $group: { _id: `$${field}`, n: { $sum: 1 } } }], { session }).toArray();
    return new Map(rows.map(({ _id, n }) => [_id, n]));
  };
  /** As they stand at one moment: what the killed portal had begun to commit may still come. */
  const tracesOf = async (): Promise<Map<string, Traces>> => {
    const drafts = { $in: data.drafts };
    const session = portal.connection.getClient().startSession({ snapshot: true });
    try {
      const reports = (await collection('reports').find({ _id: drafts as never }, { session }).toArray()) as unknown as Report[];
      const versions = await counted('reportVersions', 'report', { report: drafts }, session);
      const events = await counted('auditEvents', 'aggregate', { aggregate: drafts, action: 'submit' }, session);
      const messages = await counted('outbox', 'link', { kind: 'report_submitted' }, session);
      const answers = await counted('idempotencyKeys', 'answer.id', { 'answer.id': drafts }, session);
      const turns = await turnsOf(session);
      return new Map(reports.map(({ _id, submissions }) => [_id, {
        submissions: submissions.length, versions: versions.get(_id) ?? 0, events: events.get(_id) ?? 0, messages: messages.get(`/reports/${_id}`) ?? 0,
        answers: answers.get(_id) ?? 0, turns: turns.get(_id) ?? 0,
      }]));
    } finally {
      await session.endSession();
    }
  };
  const turnsOf = async (session: ClientSession): Promise<Map<string, number>> => {
    const summaries = (await collection('summaries').find({}, { session }).toArray()) as unknown as { periods: { report: string; turns: unknown[] }[] }[];
    return new Map(summaries.flatMap(({ periods }) => periods.map((one) => [one.report, one.turns.length] as const)));
  };

  it('has kept whole what it acknowledged and left nothing half-done; asked again, it takes the rest, each once', async () => {
    const enough = randomInt(30, 150);
    let answered = 0;
    const killing: Promise<void>[] = [];
    const first = await submitAll(data.drafts, () => {
      answered += 1;
      if (answered === enough) killing.push(served.kill());
    });
    await Promise.all(killing);
    const acknowledged = first.filter((one) => one.status === 200);
    expect(first.filter((one) => one.status !== 200 && one.status !== 0)).toEqual([]);
    expect([acknowledged.length >= enough, acknowledged.length < REPORTS]).withContext(`killed at answer ${String(enough)}`).toEqual([true, true]);
    const left = await tracesOf();
    for (const { id } of acknowledged) expect(left.get(id)).withContext(`${id}, which was acknowledged`).toEqual(whole);
    for (const [id, traces] of left) expect([nothing, whole].map(canonical)).withContext(id).toContain(canonical(traces));

    await served.start();
    const taken = await submitAgain();
    expect(taken.size).toBe(REPORTS);
    for (const { id, body } of acknowledged) expect(taken.get(id)).withContext('the first answer').toEqual(body);
    expect([...(await tracesOf()).values()]).toEqual(data.drafts.map(() => whole));
    await checkContent();
    await checkMessages();
  }, 120_000);

  /** Versions are what was certified, chains whole, summaries what the records give. */
  const checkContent = async () => {
    const drafts = { $in: data.drafts };
    const versions = (await collection('reportVersions').find({ report: drafts }).toArray()) as unknown as StoredVersion[];
    const hashes = versions.map(({ report, content, definitions }) => [report, createHash('sha256').update(canonical({ content, definitions })).digest('hex')] as const);
    const events = await collection('auditEvents').find({ aggregate: drafts, action: 'submit' }).toArray();
    const sworn = new Map(events.map((event) => [event['aggregate'] as string, (event['details'] as { hash: string }).hash]));
    expect(new Map(hashes)).toEqual(sworn);
    expect((await portal.app.get(AuditVerifier).verify()).faults).toEqual([]);
    const projects = new Set(versions.map((one) => one.project));
    for (const id of projects) {
      const project = await portal.app.get(ProjectService).record(systemCtx('test'), id);
      expect(await portal.app.get(SummaryService).isRight(project)).withContext(`the summary of ${project.code}`).toBeTrue();
    }
  };

  /** The leases of the killed process pass; then each message has reached the officer once, in the portal and by mail. */
  const checkMessages = async () => {
    await collection('leases').updateMany({}, { $set: { until: new Date(0) } });
    const isWaiting = async () => (await collection('outbox').countDocuments({ state: 'waiting' })) > 0;
    for (let tries = 0; tries < MOST_TRIES && (await isWaiting()); tries++) await pause(500);
    await portal.app.get(MailWorker).work(new Date(Date.now() + 5 * 60_000)); // a mail that was being tried is tried again later
    const links = data.drafts.map((id) => `/reports/${id}`).sort();
    for (const name of ['notifications', 'mails']) {
      const told = await collection(name).find({ recipient: officer }).toArray();
      expect(told.map((one) => one['link'] as string).sort()).withContext(name).toEqual(links);
    }
    expect(await collection('mails').countDocuments({ recipient: officer, state: 'kept' })).toBe(REPORTS);
  };
});
