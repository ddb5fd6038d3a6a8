import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { systemCtx } from '../src/platform/context/ctx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { aPerson, freshId, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

/** A real mail server; `refuse` says how it answers a recipient. */
async function startMailServer(refuse: (address: string) => number | null) {
  const taken: { to: string; messageId: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (address, _session, callback) => {
      const code = refuse(address.address);
      callback(code === null ? null : Object.assign(new Error('not now'), { responseCode: code }));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId: /^Message-ID: (.+?)\r?$/im.exec(text)?.[1] ?? '', text });
        callback();
      });
    },
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const { port } = server.server.address() as AddressInfo;
  return { taken, url: `smtp://127.0.0.1:${String(port)}`, close: () => new Promise<void>((closed) => { server.close(() => { closed(); }); }) };
}

describe('messages', () => {
  const refusals: number[] = [];
  const refusedAt: string[] = [];
  let mailServer: Awaited<ReturnType<typeof startMailServer>>;
  let portal: Portal;
  let beside: Portal;
  beforeAll(async () => {
    mailServer = await startMailServer((address) => {
      const code = refusals.shift() ?? null;
      if (code !== null) refusedAt.push(address);
      return code;
    });
    portal = await startPortal({ SMTP_URL: mailServer.url });
    beside = await startPortal({ SMTP_URL: mailServer.url, MONGODB_URI: portal.uri });
  });
  afterAll(async () => {
    await beside.close();
    await portal.close();
    await mailServer.close();
  });
  beforeEach(() => { mailServer.taken.length = 0; });

  const notify = (to: object, isQuiet = false, kind = 'report_approved') => {
    const ctx = { ...systemCtx('test'), isQuiet };
    return portal.app.get(Transactions).run(ctx, async (tx) => { tx.notify({ kind, to, link: '/reports/1', params: { code: 'P-1', title: 'Hives' } }); });
  };
  const work = (now?: Date) => portal.app.get(MailWorker).work(now);
  const unread = async (person: PersonAt) => (await person.client.get<{ unread: number; items: { id: string; kind: string }[] }>('/me/notifications')).body;

  it('reach each person once, also with two workers at once', async () => {
    const people = [await aPerson(portal, 'programme_officer'), await aPerson(portal, 'programme_officer'), await aPerson(portal, 'partner_editor')];
    const ids = people.map((p) => p.id);
    for (let n = 0; n < 10; n++) await notify({ persons: ids });
    await Promise.all([work(), beside.app.get(MailWorker).work(), work()]);
    expect(mailServer.taken.length).toBe(30);
    expect(new Set(mailServer.taken.map((m) => m.messageId)).size).toBe(30);
    expect(await Promise.all(people.map(async (p) => (await unread(p)).unread))).toEqual([10, 10, 10]);
    await work();
    expect(mailServer.taken.length).toBe(30);
  });

  it('reach whoever holds the role in the organisation, each once', async () => {
    const signatory = await aPerson(portal, 'partner_signatory');
    const editor = await aPerson(portal, 'partner_editor', signatory.organisation);
    const foreign = await aPerson(portal, 'partner_signatory');
    await notify({ roles: ['partner_signatory', 'partner_editor'], organisation: signatory.organisation, persons: [editor.id] });
    await work();
    expect(mailServer.taken.map((m) => m.to).sort()).toEqual([editor.email, signatory.email].sort());
    expect((await unread(foreign)).unread).toBe(0);
    expect(mailServer.taken[0]?.text).toContain('/reports/1');
  });

  it('that the server refuses are tried again later, under the same Message-ID', async () => {
    const person = await aPerson(portal, 'partner_editor');
    refusals.push(451);
    await notify({ persons: [person.id] });
    await work();
    expect([refusedAt.includes(person.email), mailServer.taken.length]).toEqual([true, 0]);
    await work();
    expect(mailServer.taken.length).withContext('not before its time').toBe(0);
    await work(new Date(Date.now() + 31_000));
    const mail = await portal.connection.collection('mails').findOne({ recipient: person.id });
    expect(mailServer.taken.map((m) => m.messageId)).toEqual([`<${String(mail?._id)}@grant-portal.invalid>`]);
    expect([mail?.['state'], mail?.['attempts']]).toEqual(['sent', 2]);
    expect((await unread(person)).unread).toBe(1);
  });

  it('that are refused for good are given up after three attempts', async () => {
    const person = await aPerson(portal, 'partner_editor');
    refusals.push(550, 550, 550);
    await notify({ persons: [person.id] });
    for (let hour = 0; hour < 5; hour++) await work(new Date(Date.now() + hour * 3_600_000));
    expect((await portal.connection.collection('mails').findOne({ recipient: person.id }))?.['state']).toBe('failed');
    expect([mailServer.taken.length, refusals.length]).toEqual([0, 0]);
  });

  it('of what the loader plays stay silent', async () => {
    const person = await aPerson(portal, 'partner_editor');
    await notify({ persons: [person.id] }, true);
    await work(new Date(Date.now() + 1000));
    expect([mailServer.taken.length, (await unread(person)).unread]).toEqual([0, 0]);
  });

  it('are read by their own reader alone', async () => {
    const [one, two] = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor')];
    await notify({ persons: [one.id] });
    await notify({ persons: [one.id] });
    await work();
    const { items } = await unread(one);
    expect((await two.client.post('/me/notifications/read', { ids: [items[0]?.id] })).status).toBe(204);
    expect((await unread(one)).unread).toBe(2);
    await one.client.post('/me/notifications/read', { ids: [items[0]?.id, freshId()] });
    expect((await unread(one)).unread).toBe(1);
    await one.client.post('/me/notifications/read', {});
    expect((await unread(one)).unread).toBe(0);
  });
});
