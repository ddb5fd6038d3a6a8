import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileView, PatchAnswer } from '#shared/platform';
import type { EvidenceFiles } from '#shared/reports';
import { FileStore } from '../src/platform/files/file-store.js';
import { Quarantine } from '../src/platform/files/quarantine.service.js';
import { VirusScanner } from '../src/platform/files/virus-scanner.js';
import { CONFIG, type Config } from '../src/platform/config/config.js';
import { aGrant, type Grant } from './support/grant.js';
import { freshId, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';
import { reportOf } from './support/reporting.js';
import { eicar, VirusScannerDouble } from './support/virus-scanner.js';

describe('files where a virus scanner is configured', () => {
  let scanner: VirusScannerDouble;
  let portal: Portal;
  let grant: Grant;
  let report: string;
  let editor: PersonAt;
  beforeAll(async () => {
    scanner = await new VirusScannerDouble().open();
    portal = await startPortal({ CLAMD_URL: scanner.url });
    grant = await aGrant(portal);
    report = await reportOf(portal, grant, 1);
    editor = grant.people.editor;
  });
  afterAll(async () => {
    await scanner.close();
    await portal.close();
  });
  afterEach(async () => {
    Object.assign(scanner, { answer: null, puzzledBy: '', isFrozen: false, mostBytes: Infinity });
    Object.assign(portal.app.get(VirusScanner), { silentMs: 150_000, pingMs: 5_000 });
    portal.app.get(Quarantine).patienceMs = 10_000;
    await scanner.close();
    await scanner.open();
  });

  async function sent(text: string, name = 'present.txt'): Promise<FileView> {
    const id = freshId();
    await editor.client.post('/files', { id, name, size: Buffer.byteLength(text) });
    await fetch(`${portal.url}/api/v1/files/${id}/content?offset=0`, { method: 'PUT', headers: { cookie: editor.client.sessionCookie, 'x-requested-by': 'test', 'content-type': 'application/octet-stream' }, body: text });
    const answer = await editor.client.post<FileView>(`/files/${id}/complete`, {});
    expect(answer.status).toBe(200);
    return answer.body;
  }
  const read = async (file: string) => (await editor.client.get(`/files/${file}`)).status;
  async function attached(file: FileView): Promise<string> {
    const id = freshId();
    const row = { id, file: file.id, name: file.name, size: file.size, type: file.type, sha256: file.sha256, keepsLocation: false, anchor: null, caption: '', location: null, place: '', takenOn: null, credit: '', consent: null };
    const answer = await editor.client.patch<PatchAnswer>(`/reports/${report}`, [{ pointer: `/evidence/${id}`, value: row, base: 1_000_000 }]);
    expect(answer.body.results[0]?.status).toBe('saved');
    return id;
  }
  const stateOf = async (row: string) => (await editor.client.get<EvidenceFiles>(`/reports/${report}/evidence`)).body.items.find((one) => one.evidence === row)?.state;
  const events = () => portal.connection.collection('auditEvents').find({ action: 'file-infected' }).toArray();
  const messages = () => portal.connection.collection('outbox').countDocuments({ kind: 'file_infected' });

  it('are looked at whole before anybody can read them', async () => {
    const text = 'name;sex\n'.repeat(40_000);
    const file = await sent(text);
    expect([file.state, file.isComplete, await read(file.id)]).toEqual(['ready', true, 200]);
    expect(scanner.seen.at(-1)).toEqual({ size: Buffer.byteLength(text), isClean: true });
  });

  it('are removed at once where a virus is in them; the sender is told, the audit knows', async () => {
    const [before, told] = [(await events()).length, await messages()];
    const file = await sent(eicar);
    expect([file.state, await read(file.id)]).toEqual(['removed', 404]);
    expect(await portal.connection.collection('contents.chunks').countDocuments({ files_id: file.id })).toBe(0);
    const [event] = (await events()).slice(before);
    expect([event?.['kind'], event?.['aggregate'], await messages()]).toEqual(['person', editor.id, told + 1]);
    const refused = await editor.client.patch<PatchAnswer>(`/reports/${report}`, [{ pointer: `/evidence/${freshId()}`, value: null, base: 1 }]);
    expect(refused.status).toBe(200);
  });

  it('wait while the scanner is away, can be named meanwhile, and come out once it is back', async () => {
    await scanner.close();
    const [clean, bad] = [await sent('a clean list'), await sent(`${eicar} `, 'minutes.txt')];
    expect([clean.state, bad.state, await read(clean.id)]).toEqual(['checking', 'checking', 409]);
    const rows = [await attached(clean), await attached(bad)];
    expect(await portal.app.get(Quarantine).turn()).withContext('still away').toBe(0);
    expect(await Promise.all(rows.map(stateOf))).toEqual(['checking', 'checking']);
    const before = (await events()).length;
    await scanner.open();
    expect(await portal.app.get(Quarantine).turn()).toBe(2);
    expect(await Promise.all(rows.map(stateOf))).toEqual(['ready', 'removed']);
    expect([await read(clean.id), await read(bad.id)]).toEqual([200, 404]);
    const found = (await events()).slice(before);
    expect(found.map((one) => [one['kind'], one['aggregate']])).toEqual([['report', report]]);
    expect(await portal.app.get(Quarantine).turn()).withContext('nothing waits').toBe(0);
  });

  for (const answer of ['INSTREAM size limit exceeded. ERROR', 'stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND', 'stream: what?']) {
    it(`stay, and say so, where the scanner answers "${answer}"`, async () => {
      scanner.answer = answer;
      const file = await sent('too much for it');
      const row = await attached(file);
      expect([file.state, await stateOf(row), await read(file.id)]).toEqual(['unclear', 'unclear', 409]);
      scanner.answer = null;
      await portal.app.get(Quarantine).turn();
      expect([await stateOf(row), await read(file.id)]).toEqual(['ready', 200]);
    });
  }

  it('stay where the scanner hangs up in the middle, as it does on files longer than it takes', async () => {
    scanner.mostBytes = 200_000;
    const file = await sent('name;sex\n'.repeat(300_000));
    expect([file.state, await read(file.id)]).toEqual(['unclear', 409]);
    scanner.mostBytes = Infinity;
    await portal.app.get(Quarantine).turn();
    expect([await read(file.id), scanner.seen.at(-1)?.size]).toEqual([200, 2_700_000]);
  });

  it('wait for a scanner that hangs, each no longer than its sender has patience', async () => {
    const quarantine = portal.app.get(Quarantine);
    Object.assign(portal.app.get(VirusScanner), { silentMs: 300, pingMs: 100 });
    quarantine.patienceMs = 50;
    scanner.isFrozen = true;
    const files = [await sent('one'), await sent('two')];
    expect(files.map((one) => one.state)).toEqual(['checking', 'checking']);
    expect(await quarantine.turn()).withContext('the scanner hangs for all').toBe(0);
    const waiting = await portal.connection.collection('files').find({ state: 'quarantined' }).toArray();
    expect(waiting.map((one) => one['isUnclear'] as unknown)).toEqual([undefined, undefined]);
    Object.assign(portal.app.get(VirusScanner), { silentMs: 150_000, pingMs: 5_000 });
    scanner.isFrozen = false;
    expect(await quarantine.turn()).toBe(2);
  });

  it('are looked at by a scanner on a socket of this machine too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
    const near = await new VirusScannerDouble(join(folder, 'clamd.ctl')).open();
    const scanning = new VirusScanner({ ...portal.app.get<Config>(CONFIG), clamdUrl: `unix:${folder}/clamd.ctl` });
    expect(await scanning.virusIn(Readable.from([Buffer.from(eicar)]))).toBe('Eicar-Signature');
    expect(await scanning.virusIn(Readable.from([Buffer.from('clean')]))).toBeNull();
    await near.close();
    await rm(folder, { recursive: true });
  });

  it('that nobody can judge, or whose content is gone, hold up no other', async () => {
    await scanner.close();
    const [odd, gone, clean] = [await sent('a puzzle'), await sent('a ghost'), await sent('a clean list')];
    await portal.app.get(FileStore).remove(gone.id);
    await scanner.open();
    Object.assign(scanner, { answer: 'INSTREAM size limit exceeded. ERROR', puzzledBy: 'puzzle' });
    expect(await portal.app.get(Quarantine).turn()).toBe(1);
    expect([await read(odd.id), await read(gone.id), await read(clean.id)]).toEqual([409, 409, 200]);
    await portal.connection.collection<{ _id: string }>('files').deleteOne({ _id: gone.id });
    scanner.answer = null;
    expect(await portal.app.get(Quarantine).turn()).toBe(1);
    expect(await read(odd.id)).toBe(200);
  });

  it('with a virus are removed by a later turn where the portal died before it did so', async () => {
    await scanner.close();
    const file = await sent(`${eicar} again`);
    await scanner.open();
    const dying = spyOn(portal.app.get(FileStore), 'remove').and.rejectWith(new Error('died'));
    await portal.app.get(Quarantine).turn();
    const left = () => portal.connection.collection('contents.chunks').countDocuments({ files_id: file.id });
    expect([await read(file.id), await left()]).toEqual([404, 1]);
    dying.and.callThrough();
    const told = await messages();
    await portal.app.get(Quarantine).turn();
    expect([await left(), await messages()]).toEqual([0, told]);
    dying.calls.reset();
    await portal.app.get(Quarantine).turn();
    expect(dying.calls.count()).withContext('once is enough').toBe(0);
  });
});
