import { createHash } from 'node:crypto';
import { systemCtx } from '../src/platform/context/ctx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { FileRights } from '../src/platform/files/file-rights.js';
import { FileService } from '../src/platform/files/file.service.js';
import { aPerson, freshId, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

interface View { id: string; received: number; isComplete: boolean; sha256: string | null; type: string }

describe('files', () => {
  let portal: Portal;
  let beside: Portal;
  let editor: PersonAt;
  let foreign: PersonAt;
  beforeAll(async () => {
    portal = await startPortal();
    beside = await startPortal({ MONGODB_URI: portal.uri });
    [editor, foreign] = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor')];
  });
  afterAll(async () => {
    await beside.close();
    await portal.close();
  });

  const pdf = (size = 3000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 'hive ')]);
  const cookieOf = ({ client }: PersonAt) => (client as unknown as { cookie: string }).cookie;
  const put = async (person: PersonAt, id: string, offset: number, bytes: Buffer, at: Portal = portal, type = 'application/octet-stream') => {
    const response = await fetch(`${at.url}/api/v1/files/${id}/content?offset=${String(offset)}`, {
      method: 'PUT', headers: { cookie: cookieOf(person), 'x-requested-by': 'test', 'content-type': type }, body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as View };
  };
  const download = (person: PersonAt, id: string, headers: Record<string, string> = {}) =>
    fetch(`${portal.url}/api/v1/files/${id}`, { headers: { cookie: cookieOf(person), ...headers } });
  const open = async (name: string, size: number) => {
    const id = freshId();
    expect((await editor.client.post('/files', { id, name, size })).status).toBe(201);
    return id;
  };
  const send = async (name: string, bytes: Buffer) => {
    const id = await open(name, bytes.length);
    expect((await put(editor, id, 0, bytes)).status).toBe(200);
    return { id, answer: await editor.client.post<View>(`/files/${id}/complete`, {}) };
  };

  it('are sent in parts through any instance, checked, and read as an attachment by their sender alone', async () => {
    const bytes = pdf();
    const id = await open('Statuts de l’école.pdf', bytes.length);
    expect((await put(editor, id, 0, bytes.subarray(0, 1000))).body.received).toBe(1000);
    expect((await put(editor, id, 2000, bytes.subarray(2000))).status).withContext('a gap').toBe(400);
    expect((await editor.client.post(`/files/${id}/complete`, {})).status).withContext('not whole').toBe(409);
    expect((await put(editor, id, 0, bytes.subarray(0, 1000))).body.received).withContext('again').toBe(1000);
    expect((await put(editor, id, 1000, bytes.subarray(1000), beside)).body.received).toBe(3000);
    const complete = (await editor.client.post<View>(`/files/${id}/complete`, {})).body;
    expect(complete).toEqual(jasmine.objectContaining({ isComplete: true, sha256: createHash('sha256').update(bytes).digest('hex'), type: 'application/pdf' }));
    const whole = await download(editor, id);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    expect(whole.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''Statuts%20de%20l%E2%80%99%C3%A9cole.pdf$/);
    expect([whole.headers.get('x-content-type-options'), whole.headers.get('content-type')]).toEqual(['nosniff', 'application/pdf']);
    const part = await download(editor, id, { range: 'bytes=5-8' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '1.7\n', 'bytes 5-8/3000']);
    expect([(await download(foreign, id)).status, (await put(foreign, id, 0, bytes)).status]).toEqual([404, 404]);
    expect(await portal.connection.collection('fileParts').countDocuments({ file: id })).toBe(0);
  });

  it('that are too big, of no type that is taken, or not what their name says are refused', async () => {
    const opening = (name: string, size: number) => editor.client.post('/files', { id: freshId(), name, size });
    expect((await opening('film.pdf', 21 * 1024 * 1024)).status).toBe(413);
    expect((await opening('virus.exe', 10)).status).toBe(415);
    expect((await opening('../../etc/passwd', 10)).status).toBe(400);
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    for (const [name, bytes] of [['a.pdf', png], ['a.txt', pdf()], ['a.csv', Buffer.from([0x41, 0x00, 0x42])], ['a.txt', Buffer.from([0xc3, 0x28])], ['a.docx', Buffer.from('PK\x03\x04 no zip')]] as const) {
      const { id, answer } = await send(name, bytes);
      expect([name, answer.status]).toEqual([name, 415]);
      expect(await portal.connection.collection('files').countDocuments({ _id: id as never })).toBe(0);
    }
    for (const [name, bytes] of [['a.png', png], ['a.csv', Buffer.from('code;été\n1;2\n')]] as const) expect((await send(name, bytes)).answer.status).toBe(200);
    const id = await open('small.pdf', 10);
    expect((await put(editor, id, 0, pdf(11))).status).withContext('more than announced').toBe(413);
    expect((await put(editor, id, 0, pdf(10), portal, 'text/plain')).status).toBe(415);
  });

  it('keep one content when they are completed twice at once', async () => {
    const bytes = pdf(500_000);
    const id = await open('twice.pdf', bytes.length);
    await Promise.all([put(editor, id, 0, bytes.subarray(0, 300_000)), put(editor, id, 0, bytes.subarray(0, 200_000), beside)]);
    const { received } = (await editor.client.post<View>('/files', { id, name: 'twice.pdf', size: bytes.length })).body;
    await put(editor, id, received, bytes.subarray(received));
    const answers = await Promise.all([1, 2, 3].map(() => editor.client.post(`/files/${id}/complete`, {})));
    expect(answers.map((a) => a.status).filter((s) => s !== 200 && s !== 409)).toEqual([]);
    expect(Buffer.from(await (await download(editor, id)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('that are bound are read by whoever may read the record, asked at each download', async () => {
    const { id } = await send('contract.pdf', pdf());
    const record = { kind: 'test', id: freshId() };
    let reader = foreign.id;
    portal.app.get(FileRights).register('test', async (ctx, of) => of === record.id && ctx.scope.kind === 'person' && ctx.scope.id === reader);
    const bind = (to: typeof record) => {
      const ctx = { ...systemCtx('test'), scope: { kind: 'person' as const, id: editor.id, grants: [] } };
      return portal.app.get(Transactions).run(ctx, (tx) => portal.app.get(FileService).bind(ctx, tx, id, to));
    };
    await bind(record);
    expect([(await download(foreign, id)).status, (await download(editor, id)).status]).toEqual([200, 404]);
    reader = editor.id;
    expect([(await download(foreign, id)).status, (await download(editor, id)).status]).toEqual([404, 200]);
    await bind(record);
    await expectAsync(bind({ ...record, id: freshId() })).toBeRejectedWith(jasmine.objectContaining({ code: 'rule_broken' }));
  });

  it('that belong to no record are swept after a day', async () => {
    const { id } = await send('loose.pdf', pdf());
    const files = portal.app.get(FileService);
    await files.sweep(new Date(Date.now() + 23 * 3_600_000));
    expect((await download(editor, id)).status).toBe(200);
    await files.sweep(new Date(Date.now() + 25 * 3_600_000));
    expect((await download(editor, id)).status).toBe(404);
    expect(await portal.connection.collection('contents.chunks').countDocuments({ files_id: id })).toBe(0);
  });
});
