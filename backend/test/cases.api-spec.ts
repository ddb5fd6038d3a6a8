import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkCase, type Case, type CaseInput } from '#shared/cases';
import { CaseFigures } from '../src/cases/case-figures.service.js';
import { CaseLease } from '../src/cases/case-lease.service.js';
import { CaseLoader, type LoadResult } from '../src/cases/case-loader.service.js';
import { differences } from '../src/cases/expected-figures.js';
import { startPortal, type Portal } from './support/portal.js';

const project = resolve(import.meta.dirname, '../../..');
const apiary = join(project, 'backend/src/cases/data/apiary-schools.json');
const expectedFile = join(project, 'backend/test/cases/apiary-schools.expected.json');
const rawCase = () => JSON.parse(readFileSync(apiary, 'utf8')) as CaseInput;
const checked = (raw: unknown): Case => {
  const { value, mistakes } = checkCase(raw);
  if (!value || mistakes.length > 0) throw new Error(JSON.stringify(mistakes));
  return value;
};
const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as { projects: Record<string, unknown>[]; ranking: unknown[] };

async function contents(portal: Portal): Promise<Record<string, number>> {
  const found = await portal.connection.db?.listCollections().toArray() ?? [];
  const counted = found.filter((one) => one.name !== 'leases')
    .map(async ({ name }) => [name, await portal.connection.collection(name).countDocuments()] as const);
  return Object.fromEntries(await Promise.all(counted));
}

async function versions(portal: Portal): Promise<unknown[]> {
  const kinds = ['programmes', 'calls', 'proposals', 'projects', 'reports', 'payments', 'people', 'organisations'];
  const read = (kind: string) => portal.connection.collection(kind).find({}, { projection: { version: 1 }, sort: { _id: 1 } }).toArray();
  return Promise.all(kinds.map(read));
}

const run = (portal: Portal, ...words: string[]) => new Promise<{ code: number | null; output: string }>((done) => {
  const script = resolve(import.meta.dirname, '../src/commands/load.js');
  const child = spawn(process.execPath, [script, ...words], { env: { ...process.env, MONGODB_URI: portal.uri, LOG_LEVEL: 'silent', DEMO: '0' } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  child.on('close', (code) => { done({ code, output }); });
});

describe('the apiary case in an empty portal', () => {
  let portal: Portal;
  let first: LoadResult;
  const load = (file: Case, until: string | null = null) => portal.app.get(CaseLoader).load(file, { until });
  beforeAll(async () => {
    portal = await startPortal();
    first = await load(checked(rawCase()));
  });
  afterAll(async () => { await portal.close(); });

  it('gives every expected figure', async () => {
    expect(differences(expected, await portal.app.get(CaseFigures).of(first.stage))).toEqual([]);
  });

  it('sees a figure that is not as expected', async () => {
    const wrong = structuredClone(expected);
    wrong.projects[0]!['grant'] = 16793651;
    expect(differences(wrong, await portal.app.get(CaseFigures).of(first.stage))).toEqual(['/projects/JMDI-DZ-01/grant: expected 16793651, got 16793650']);
  });

  it('changes nothing when it is loaded again', async () => {
    const before = [await contents(portal), await versions(portal)];
    const again = await load(checked(rawCase()));
    expect([again.played, again.alreadyDone]).toEqual([0, first.played]);
    expect([await contents(portal), await versions(portal)]).toEqual(before);
  });

  it('keeps the date of each step and the time recorded in the audit', async () => {
    const events = await portal.connection.collection('auditEvents').find({ kind: 'report', action: 'approve' }, { sort: { at: 1 } }).toArray();
    expect(events.length).toBe(4);
    expect(events.map((one) => String(one['at']).slice(0, 10))[0]).toBe('2009-11-10');
    expect(events.every((one) => one['recordedAt'] > '2020' && one['origin'] === 'loader')).toBeTrue();
    expect(await portal.connection.collection('auditEvents').countDocuments({ action: 'loader.created' })).toBeGreaterThan(10);
  });

  it('sends no mail', async () => {
    expect(await portal.connection.collection('mails').countDocuments()).toBe(0);
    expect(await portal.connection.collection('outbox').countDocuments({ isQuiet: false })).toBe(0);
  });

  it('refuses a code that stands for other content', async () => {
    const other = rawCase();
    other.organisations[3]!.name = 'Somebody else';
    await expectAsync(load(checked(other))).toBeRejectedWithError(/DIASPORA exists with another name/);
  });

  it('lets one load run at a time', async () => {
    const lease = portal.app.get(CaseLease);
    const inner = await lease.alone(() => run(portal, apiary));
    expect([inner?.code, inner?.output]).toEqual([1, jasmine.stringContaining('Another load is running')]);
    expect(await lease.alone(async () => 'free')).toBe('free');
  });
});

describe('the apiary case until the day of its agreement', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  it('gives grant, periods and ranking, and goes on from there', async () => {
    const file = checked(rawCase());
    const { stage } = await portal.app.get(CaseLoader).load(file, { until: '2009-07-01' });
    const { grant, periods, project: code } = expected.projects[0] ?? {};
    const figures = (await portal.app.get(CaseFigures).of(stage)) as { projects: Record<string, unknown>[]; ranking: unknown[] };
    expect(differences({ projects: [{ project: code, grant, periods }], ranking: expected.ranking }, figures).filter((one) => !one.includes('got nothing'))).toEqual([]);
    expect(figures.projects[0]?.['approvedReports']).toBe(0);
    const rest = await portal.app.get(CaseLoader).load(file);
    expect([rest.alreadyDone > 15, rest.played > 25]).toEqual([true, true]);
    expect(differences(expected, await portal.app.get(CaseFigures).of(rest.stage))).toEqual([]);
  });
});

describe('npm run load', () => {
  let portal: Portal;
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  const written = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    return path;
  };
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await portal.close();
  });

  it('names every mistake of a broken file by line and path, and loads nothing', async () => {
    const broken = readFileSync(apiary, 'utf8').replace('"envelope": 20000000', '"envelope": "20000000"').replace('"code": "JMDI-2009",', '"code": "JMDI-2009",\n "colour": 1,');
    const before = await contents(portal);
    const { code, output } = await run(portal, written('broken.json', broken));
    expect(code).toBe(1);
    expect(output).toMatch(/broken\.json:\d+ \/call\/envelope form/);
    expect(output).toMatch(/broken\.json:\d+ \/call\/colour unknown_key/);
    expect(output).toContain('nothing is loaded');
    expect(await contents(portal)).toEqual(before);
  });

  it('stops with the words of the rule that refuses a step, and keeps the earlier ones', async () => {
    const late = rawCase();
    late.proposals[1]!.submittedOn = '2009-03-20';
    const empty = await startPortal();
    const { code, output } = await run(empty, written('late.json', late));
    expect([code, output]).toEqual([1, jasmine.stringMatching(/\/proposals\/1 \(JMDI-DZ-02\), 2009-03-20, write-proposal.*\n.*call_closed/s)]);
    expect(await empty.connection.collection('proposals').countDocuments({ state: 'submitted' })).toBe(1);
    const mended = await run(empty, apiary, '--expect', expectedFile);
    expect([mended.code, mended.output]).toEqual([0, jasmine.stringContaining('All expected figures agree')]);
    await empty.close();
  });

  it('prints each figure that differs and exits 1', async () => {
    const wrong = JSON.parse(readFileSync(expectedFile, 'utf8'));
    wrong.projects[0].released = 1;
    const { code, output } = await run(portal, apiary, '--expect', written('wrong.json', wrong));
    expect([code, output]).toEqual([1, jasmine.stringContaining('/projects/JMDI-DZ-01/released: expected 1, got 15401424')]);
  });

  it('says what is missing', async () => {
    expect(await run(portal)).toEqual({ code: 1, output: jasmine.stringContaining('Name one case file') });
    expect((await run(portal, apiary, '--until', 'yesterday')).output).toContain('no day');
    expect((await run(portal, '/nowhere.json')).output).toContain('/nowhere.json');
  });
});
