import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { FileView, PatchAnswer } from '#shared/platform';
import { mostEvidence, type Evidence, type EvidenceFiles, type ReportDiff, type ReportField, type ReportVersion, type ReportView } from '#shared/reports';
import { FileService } from '../src/platform/files/file.service.js';
import { AgreementService } from '../src/projects/agreement.service.js';
import { acting, aGrant, type Grant } from './support/grant.js';
import { freshId, type PersonAt } from './support/people.js';
import { aPhoto, cameraWord } from './support/photos.js';
import { startPortal, type Portal } from './support/portal.js';
import { noon, Reporting, reportOf } from './support/reporting.js';

type Who = keyof Grant['people'];
const part = 4 * 1024 * 1024;

describe('evidence of reports', () => {
  let portal: Portal;
  let grant: Grant;
  let report: string;
  let reporting: Reporting;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => portal.close());
  beforeEach(async () => {
    grant = await aGrant(portal);
    report = await reportOf(portal, grant, 1);
    reporting = new Reporting(portal, grant);
  });

  async function sent(bytes: Buffer, name = 'terrace.jpg', given: { keepsLocation?: boolean } = {}, who: PersonAt = grant.people.editor): Promise<FileView> {
    const id = freshId();
    expect((await who.client.post('/files', { id, name, size: bytes.length, ...given })).status).toBe(201);
    for (let offset = 0; offset < bytes.length; offset += part) {
      await fetch(`${portal.url}/api/v1/files/${id}/content?offset=${String(offset)}`, {
        method: 'PUT', headers: { cookie: who.client.sessionCookie, 'x-requested-by': 'test', 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes.subarray(offset, offset + part)),
      });
    }
    const answer = await who.client.post<FileView>(`/files/${id}/complete`, {});
    expect(answer.status).toBe(200);
    return answer.body;
  }
  const rowOf = (file: FileView, given: Partial<Evidence> = {}): Evidence => ({
    id: freshId(), file: file.id, name: file.name, size: file.size, type: file.type, sha256: file.sha256 ?? '', keepsLocation: file.keepsLocation, anchor: null, caption: 'A terrace', location: null,
    place: 'Imlil', takenOn: '2025-03-01', credit: 'A. Idrissi', consent: 'yes', ...given,
  });
  const patch = async (entries: [string, unknown][], who: PersonAt = grant.people.editor) =>
    (await who.client.patch<PatchAnswer>(`/reports/${report}`, entries.map(([pointer, value]) => ({ pointer, value, base: 1_000_000 })))).body;
  const told = ({ results }: PatchAnswer) => results.map((one) => (one.status === 'refused' ? one.code : one.status));
  async function added(given: Partial<Evidence> = {}, bytes?: Buffer, name?: string): Promise<Evidence> {
    const row = rowOf(await sent(bytes ?? (await aPhoto()), name), given);
    expect(told(await patch([[`/evidence/${row.id}`, row]]))).toEqual(['saved']);
    return row;
  }
  const read = (who: Who, path: string, headers: Record<string, string> = {}) =>
    fetch(`${portal.url}/api/v1${path}`, { headers: { cookie: grant.people[who].client.sessionCookie, ...headers } });
  const reading = async (file: string, people: Who[]) => Promise.all(people.map(async (who) => (await read(who, `/files/${file}`)).status));
  const shownTo = async (who: Who) => (await grant.people[who].client.get<ReportView>(`/reports/${report}`)).body.content?.evidence.map((one) => one.id) ?? null;
  const filesOf = async (who: Who) => (await grant.people[who].client.get<EvidenceFiles>(`/reports/${report}/evidence`)).body.items;

  it('is bound by the patch that names its file, as it was checked', async () => {
    const file = await sent(await aPhoto());
    const row = rowOf(file, { anchor: grant.content.indicators[0]!.id });
    const lied = { ...row, name: 'other.png', size: 1, type: 'text/plain', sha256: 'lie', keepsLocation: true };
    expect(told(await patch([[`/evidence/${row.id}`, lied], ['/narrative/lessons', 'Stone lasts'], [`/evidence/${row.id}/caption`, 'Two terraces']]))).toEqual(['saved', 'saved', 'saved']);
    const { content } = (await grant.people.editor.client.get<ReportView>(`/reports/${report}`)).body;
    expect(content?.evidence).toEqual([{ ...row, caption: 'Two terraces' }]);
    expect(content?.narrative.lessons).toBe('Stone lasts');
    expect(await filesOf('editor')).toEqual([{ evidence: row.id, file: file.id, state: 'ready' }]);
    expect(told(await patch([[`/evidence/${freshId()}`, row], [`/evidence/${row.id}/size`, 1], [`/evidence/${row.id}/anchor`, freshId()]]))).toEqual(['not_of_type', 'unknown_field', 'not_of_type']);
  });

  it('takes no file of others, of another report, or that was never sent', async () => {
    const foreign = await sent(await aPhoto(), 'theirs.jpg', {}, grant.people.stranger);
    const mine = await added();
    const other = await reportOf(portal, grant, 2);
    const fresh = (file: string) => { const id = freshId(); return [`/evidence/${id}`, { ...mine, id, file }] as [string, unknown]; };
    expect(told(await patch([fresh(foreign.id), fresh(freshId()), fresh(mine.file)]))).toEqual(['file_unknown', 'file_unknown', 'saved']);
    const [pointer, value] = fresh(mine.file);
    const elsewhere = (await grant.people.editor.client.patch<PatchAnswer>(`/reports/${other}`, [{ pointer, value, base: 1_000_000 }])).body;
    expect(told(elsewhere)).toEqual(['file_unknown']);
    expect((await grant.people.stranger.client.get(`/files/${foreign.id}`)).status).withContext('still theirs').toBe(200);
  });

  it('is seen by the partner alone while it is a draft, by staff from submission, by donors once approved and agreed', async () => {
    const agreed = await added();
    const unsaid = await added({ consent: null });
    const everybody: Who[] = ['editor', 'coApplicant', 'officer', 'analyst', 'donor', 'otherDonor', 'stranger'];
    expect(await reading(agreed.file, everybody)).toEqual([200, 200, 404, 404, 404, 404, 404]);
    expect([await shownTo('officer'), await filesOf('officer')]).toEqual([null, []]);
    expect((await read('stranger', `/reports/${report}/evidence`)).status).toBe(404);
    await reporting.submitted(1, '2025-04-10');
    expect(await reading(unsaid.file, everybody)).toEqual([200, 200, 200, 200, 404, 404, 404]);
    expect(await shownTo('officer')).toEqual([agreed.id, unsaid.id]);
    expect((await read('donor', `/reports/${report}/evidence`)).status).toBe(404);
    await reporting.startReview(report, '2025-04-12');
    await reporting.decide(report, '2025-04-12');
    await reporting.approve(report, '2025-04-12');
    expect(await reading(agreed.file, everybody)).toEqual([200, 200, 200, 200, 200, 404, 404]);
    expect(await reading(unsaid.file, everybody)).toEqual([200, 200, 200, 200, 404, 404, 404]);
    expect([await shownTo('donor'), (await filesOf('donor')).map((one) => one.evidence)]).toEqual([[agreed.id], [agreed.id]]);
    const version = (await grant.people.donor.client.get<ReportVersion>(`/reports/${report}/versions/1`)).body;
    const diff = (await grant.people.donor.client.get<ReportDiff>(`/reports/${report}/versions/1/diff`)).body;
    const values = async (who: Who, id: string) => (await grant.people[who].client.get<ReportField>(`/reports/${report}/fields?pointer=/evidence/${id}`)).body.submissions.map((one) => (one.value as { id: string } | null)?.id ?? null);
    expect([await values('donor', agreed.id), await values('donor', unsaid.id), await values('officer', unsaid.id)]).toEqual([[agreed.id], [null], [unsaid.id]]);
    expect([version.content.evidence.map((one) => one.id), JSON.stringify([version, diff]).includes(unsaid.id)]).toEqual([[agreed.id], false]);
  });

  it('stays for good once a submission names it, else is let go with its row', async () => {
    const [kept, dropped] = [await added(), await added()];
    await patch([[`/evidence/${dropped.id}`, null]]);
    expect(await reading(dropped.file, ['editor', 'coApplicant'])).withContext('loose: its sender’s alone').toEqual([200, 404]);
    await reporting.submitted(1, '2025-04-10');
    expect((await grant.people.editor.client.patch(`/reports/${report}`, [{ pointer: `/evidence/${kept.id}`, value: null, base: 1_000_000 }])).status).toBe(409);
    await reporting.startReview(report, '2025-04-12');
    await reporting.decide(report, '2025-04-12', [[`/comments/${freshId()}`, null]]);
    const comment = freshId();
    await reporting.decide(report, '2025-04-12', [[`/comments/${comment}`, { id: comment, pointer: `/evidence/${kept.id}`, text: 'Which terrace is it?' }]]);
    await reporting.sendBack(report, '2025-04-12');
    const added2 = await added();
    await patch([[`/evidence/${kept.id}`, null], [`/evidence/${added2.id}/caption`, 'The upper one']]);
    await portal.app.get(FileService).sweep(new Date(Date.now() + 48 * 3_600_000));
    expect(await reading(kept.file, ['officer', 'editor'])).toEqual([200, 200]);
    expect(await reading(dropped.file, ['editor'])).toEqual([404]);
    expect((await grant.people.officer.client.get<ReportView>(`/reports/${report}`)).body.content?.evidence).toEqual([kept]);
    await reporting.submit(report, '2025-04-13');
    const { changes } = (await grant.people.officer.client.get<ReportDiff>(`/reports/${report}/versions/2/diff`)).body;
    expect(changes).toEqual([{ pointer: `/evidence/${added2.id}`, before: null, after: { ...added2, caption: 'The upper one' } }, { pointer: `/evidence/${kept.id}`, before: kept, after: null }]);
  });

  it('is let go with the draft of a period that the end of the project takes away', async () => {
    report = await reportOf(portal, grant, 2);
    const { file } = await added();
    expect(await reading(file, ['editor', 'coApplicant'])).toEqual([200, 200]);
    await portal.app.get(AgreementService).steer(await acting(portal, grant.people.manager, noon('2025-02-15')), grant.project, 'terminate', 'The lead is dissolved');
    expect(await reading(file, ['editor', 'coApplicant'])).withContext('loose: its sender’s alone').toEqual([200, 404]);
    await portal.app.get(FileService).sweep(new Date(Date.now() + 48 * 3_600_000));
    expect(await portal.connection.collection('contents.files').countDocuments({ _id: file as never })).toBe(0);
  });

  it('is looked up once for a whole patch, and never for more rows than a report holds', async () => {
    const row = await added();
    const refs = spyOn(portal.app.get(FileService), 'refs').and.callThrough();
    const rows = Array.from({ length: mostEvidence + 2 }, () => ({ ...row, id: freshId(), file: freshId() }));
    const results = told(await patch(rows.map((one) => [`/evidence/${one.id}`, one])));
    expect([results.slice(0, mostEvidence), results.slice(mostEvidence)]).toEqual([Array<string>(mostEvidence).fill('file_unknown'), ['too_many_rows', 'too_many_rows']]);
    expect(refs.calls.allArgs().map(([ids]) => ids)).toEqual([rows.slice(0, mostEvidence).map((one) => one.file)]);
  });

  it('asks softly for a caption and a word on consent', async () => {
    const bare = await added({ caption: '', consent: null });
    const findings = (await grant.people.editor.client.get<ReportView>(`/reports/${report}`)).body.findings.filter((one) => one.pointer.startsWith('/evidence'));
    expect(findings.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
      ['caption_missing', 'soft', `/evidence/${bare.id}/caption`], ['consent_missing', 'soft', `/evidence/${bare.id}/consent`],
    ]);
  });

  it('keeps nothing that the camera wrote, unless the place is wanted', async () => {
    const original = await aPhoto({ orientation: 6 });
    const [file, whole] = [await sent(original), await sent(original, 'with-place.jpg', { keepsLocation: true })];
    const bytes = Buffer.from(await (await read('editor', `/files/${file.id}`)).arrayBuffer());
    const { exif, orientation } = await sharp(bytes).metadata();
    expect([bytes.includes(cameraWord), bytes.length, orientation, exif?.length]).toEqual([false, file.size, 6, 32]);
    expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const stored = await portal.connection.collection('contents.chunks').find({ files_id: file.id }).toArray();
    expect(stored.some((chunk) => (chunk['data'] as { buffer: Buffer }).buffer.includes(cameraWord))).withContext('nor the database').toBeFalse();
    expect(await portal.connection.collection('fileParts').countDocuments({ file: file.id })).toBe(0);
    const untouched = Buffer.from(await (await read('editor', `/files/${whole.id}`)).arrayBuffer());
    expect([untouched.equals(original), whole.keepsLocation, file.keepsLocation]).toEqual([true, true, false]);
    const small = Buffer.from(await (await read('editor', `/files/${whole.id}/pictures/320`)).arrayBuffer());
    expect(small.includes(cameraWord)).withContext('pictures never tell').toBeFalse();
    expect((await grant.people.editor.client.post('/files', { id: file.id, name: 'terrace.jpg', size: original.length })).body).toEqual(jasmine.objectContaining({ isComplete: true, size: bytes.length }));
  });

  it('tells of each of its fields who wrote it when, to those who see it', async () => {
    const [row, unsaid] = [await added(), await added({ consent: null })];
    const field = async (who: Who, path: string) => grant.people[who].client.get<ReportField>(`/reports/${report}/fields?pointer=/evidence/${path}`);
    await patch([[`/evidence/${row.id}/caption`, 'Two terraces']]);
    const draft = await field('signatory', `${row.id}/caption`);
    expect([draft.status, draft.body.draft?.by?.id, draft.body.submissions]).toEqual([200, grant.people.editor.id, []]);
    expect([(await field('officer', `${row.id}/caption`)).status, (await field('editor', `${freshId()}/caption`)).status, (await field('editor', `${row.id}/file`)).status]).toEqual([404, 404, 404]);
    await reporting.approved(1, '2025-04-10', '2025-04-12');
    const values = async (who: Who, path: string) => { const { status, body } = await field(who, path); return [status, status === 200 ? body.submissions.map((one) => one.value) : null]; };
    expect(await values('officer', `${row.id}/caption`)).toEqual([200, ['Two terraces']]);
    expect(await values('donor', `${row.id}/caption`)).toEqual([200, ['Two terraces']]);
    expect([await values('editor', `${unsaid.id}/place`), (await values('donor', `${unsaid.id}/place`))[0]]).toEqual([[200, ['Imlil']], 404]);
  });

  it('costs narrow reads a picture, whatever the report and its submissions hold', async () => {
    const row = await added({}, await aPhoto());
    await reporting.approved(1, '2025-04-10', '2025-04-12');
    await read('officer', `/files/${row.file}/pictures/320`);
    const { db } = portal.connection;
    await db?.setProfilingLevel('all');
    for (const who of ['editor', 'officer', 'donor'] as const) expect((await read(who, `/files/${row.file}/pictures/320`)).status).withContext(who).toBe(200);
    await db?.setProfilingLevel('off');
    const asked = await portal.connection.collection('system.profile').find({ ns: /\.report(s|Versions)$/ }).sort({ ts: 1 }).toArray();
    const told = asked.map(({ ns, planSummary, docsExamined, responseLength }) => [String(ns).split('.').at(-1), planSummary as string, docsExamined as number, Number(responseLength) < 2000]);
    const [standing, named] = [['reports', 'IXSCAN { _id: 1 }', 1, true], ['reportVersions', 'IXSCAN { report: 1, content.evidence.file: 1 }', 1, true]];
    expect(told).toEqual([standing, standing, named, standing, named]);
  });

  it('is shown small and upright, made once, asked again at each use', async () => {
    const row = await added({}, await aPhoto({ width: 2000, height: 1000, orientation: 6 }));
    const first = await read('editor', `/files/${row.file}/pictures/320`);
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control'), first.headers.get('x-content-type-options')]).toEqual([200, 'image/webp', 'private, no-cache, no-transform', 'nosniff']);
    const small = Buffer.from(await first.arrayBuffer());
    const { width, height, format, exif } = await sharp(small).metadata();
    expect([width, height, format, exif]).toEqual([160, 320, 'webp', undefined]);
    const { data } = await sharp(small).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]! > 200 && data[2]! < 60).withContext('red is above after the turn').toBeTrue();
    const again = await read('editor', `/files/${row.file}/pictures/320`, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect(await portal.connection.collection('pictures').countDocuments({ file: row.file })).toBe(1);
    const large = await sharp(Buffer.from(await (await read('editor', `/files/${row.file}/pictures/1280`)).arrayBuffer())).metadata();
    expect([large.width, large.height]).toEqual([640, 1280]);
    expect([(await read('officer', `/files/${row.file}/pictures/320`)).status, (await read('editor', `/files/${row.file}/pictures/640`)).status]).toEqual([404, 400]);
  });

  it('that is no photo, a broken one or one too large to be read has no picture, and is still there to download', async () => {
    const table = await added({}, Buffer.from('name;sex\n'), 'present.csv');
    const huge = await sharp({ create: { width: 15_000, height: 9_000, channels: 3, background: '#ffffff' }, limitInputPixels: false }).png().toBuffer();
    const large = await added({}, huge, 'map.png');
    const whole = await aPhoto({ format: 'png' });
    const broken = await added({}, Buffer.concat([whole.subarray(0, whole.length - 30).fill(7, whole.length - 60), whole.subarray(whole.length - 30)]), 'broken.png');
    for (const { file, name } of [table, large, broken]) {
      expect([name, (await read('editor', `/files/${file}/pictures/320`)).status, (await read('editor', `/files/${file}`)).status]).toEqual([name, 404, 200]);
    }
  });

  it('is refused where its name says what it is not, or a camera’s own format that nobody else reads', async () => {
    const { client } = grant.people.editor;
    const heic = await client.post<{ errors: { code: string }[] }>('/files', { id: freshId(), name: 'IMG_1.HEIC', size: 10 });
    expect([heic.status, heic.body.errors[0]?.code]).toEqual([415, 'file_heic']);
  });
});
