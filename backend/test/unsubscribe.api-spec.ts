import type { Preferences, Unsubscription } from '#shared/accounts';
import { systemCtx } from '../src/platform/context/ctx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { DigestJob } from '../src/platform/mail/digest-job.js';
import { MailLinks } from '../src/platform/mail/mail-links.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { Client } from './support/client.js';
import { startMailServer } from './support/mail-server.js';
import type { MailServer } from './support/mail-suite.js';
import { aPerson, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

const PUBLIC = 'https://portal.example.org';

describe('the link of a mail that switches such mails off', () => {
  let mailServer: MailServer;
  let portal: Portal;
  let person: PersonAt;
  beforeAll(async () => {
    mailServer = await startMailServer();
    portal = await startPortal({ SMTP_URL: mailServer.url, PUBLIC_URL: PUBLIC });
  });
  afterAll(async () => {
    await portal.close();
    await mailServer.close();
  });
  beforeEach(async () => {
    mailServer.taken.length = 0;
    person = await aPerson(portal, 'partner_editor');
  });

  const tell = (kind: string) => portal.app.get(Transactions).run({ ...systemCtx('test'), isQuiet: false }, async (tx) => {
    tx.notify({ kind, to: { persons: [person.id] }, link: '/reports/1', params: { code: 'P-1', title: 'Hives' } });
  });
  const work = (now?: Date) => portal.app.get(MailWorker).work(now);
  /** The head of the newest mail, its folded lines made one. */
  const head = () => (mailServer.taken.at(-1)?.text ?? '').split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(head())?.[1]?.trim();
  /** The address for mail programs, here on the test's own port. */
  const oneClick = () => (/^<(.+)>$/.exec(field('List-Unsubscribe') ?? '')?.[1] ?? '').replace(PUBLIC, portal.url);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const click = (url: string, init: RequestInit = {}) => fetch(url, { method: 'POST', headers: form, body: 'List-Unsubscribe=One-Click', redirect: 'manual', ...init });
  const offKinds = async () => (await person.client.get<Preferences>('/me/preferences')).body.kinds.filter((one) => one.isOff).map((one) => one.kind);

  it('is offered by one click, and one click suffices: without a sign-in and without our header', async () => {
    await tell('report_approved');
    await work();
    expect([field('List-Unsubscribe-Post'), oneClick().startsWith(`${portal.url}/api/v1/unsubscribe/`)]).toEqual(['List-Unsubscribe=One-Click', true]);
    const answers = await Promise.all([click(oneClick()), click(oneClick()), click(oneClick(), { headers: { ...form, origin: 'https://mail.example.com' } })]);
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(await answers[0].json()).toEqual({ kind: 'report_approved', isOff: true });
    expect(await offKinds()).toEqual(['report_approved']);
    const taken = mailServer.taken.length;
    await tell('report_approved');
    await tell('report_submitted');
    await work();
    expect(mailServer.taken.slice(taken).map((one) => /^Subject: (.*)$/m.exec(one.text)?.[1]?.trim())).toEqual(['Report submitted: P-1']);
    expect((await person.client.get<{ unread: number }>('/me/notifications')).body.unread).withContext('the portal says everything').toBe(3);
  });

  it('takes the form that mail programs send, as either type, and any body as none', async () => {
    for (const kind of ['report_approved', 'report_submitted']) {
      const url = portal.app.get(MailLinks).off({ person: person.id, kind }).oneClick.replace(PUBLIC, portal.url);
      const data = new FormData();
      data.set('List-Unsubscribe', 'One-Click');
      expect((await click(url, kind === 'report_approved' ? { headers: {}, body: data } : { headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(100_000) })).status).toBe(200);
    }
    expect((await offKinds()).sort()).toEqual(['report_approved', 'report_submitted']);
  });

  it('changes nothing where it is read, as scanners do; people are led to the page', async () => {
    await tell('report_approved');
    await work();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(oneClick(), { method, redirect: 'manual' })).status).withContext(method).toBe(303);
    const led = await fetch(oneClick(), { redirect: 'manual' });
    const page = led.headers.get('location') ?? '';
    expect(page).toMatch(/^\/unsubscribe\/[\w-]+$/);
    expect(mailServer.taken.at(-1)?.text.replace(/=\r?\n/g, '')).withContext('the same in the mail’s foot').toContain(PUBLIC + page);
    const visitor = new Client(portal);
    const choice = `${page}/choice`;
    expect((await visitor.get<Unsubscription>(choice)).body).toEqual({ kind: 'report_approved', isOff: false });
    expect(await offKinds()).toEqual([]);
    expect((await visitor.put<Unsubscription>(choice, { isOff: true })).body).toEqual({ kind: 'report_approved', isOff: true });
    expect([await offKinds(), (await visitor.get<Unsubscription>(choice)).body.isOff]).toEqual([['report_approved'], true]);
    expect([(await visitor.put<Unsubscription>(choice, { isOff: false })).status, await offKinds()]).toEqual([200, []]);
    expect((await visitor.put(choice, { isOff: 'yes' })).status).toBe(400);
    expect((await fetch(`${portal.url}/api/v1${choice}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"isOff":true}' })).status).withContext('another site').toBe(403);
  });

  it('of the mail of the day stops that mail', async () => {
    await tell('report_due');
    await work();
    expect(await portal.app.get(DigestJob).turn(new Date(Date.now() + 48 * 3_600_000))).toBe(1);
    await work(new Date(Date.now() + 48 * 3_600_000));
    expect(await (await click(oneClick())).json()).toEqual({ kind: 'digest', isOff: true });
    expect((await person.client.get<Preferences>('/me/preferences')).body.isDigestOff).toBeTrue();
    await tell('report_due');
    await work();
    expect(await portal.app.get(DigestJob).turn(new Date(Date.now() + 96 * 3_600_000))).toBe(0);
  });

  it('is in no mail that must reach people', async () => {
    await tell('report_changes_requested');
    await work();
    expect([mailServer.taken.length, field('List-Unsubscribe'), field('List-Unsubscribe-Post')]).toEqual([1, undefined, undefined]);
    expect(mailServer.taken[0]?.text).not.toContain('/unsubscribe/');
  });

  it('is good for nothing else: not for another kind or person, nor changed, nor once the access has ended', async () => {
    const links = portal.app.get(MailLinks);
    const secret = links.off({ person: person.id, kind: 'report_approved' }).oneClick.split('/').at(-1) ?? '';
    const forged = secret.slice(0, 43) + Buffer.from(`${person.id} report_submitted`).toString('base64url');
    const flipped = (secret.startsWith('A') ? 'B' : 'A') + secret.slice(1);
    for (const wrong of [forged, flipped, secret.slice(0, -1), secret.slice(0, 43), 'A', secret + 'AAAA', 'x'.repeat(250)]) {
      const url = `${portal.url}/api/v1/unsubscribe/${wrong}`;
      expect([(await click(url)).status, (await fetch(url, { redirect: 'manual' })).status, (await fetch(`${url}/choice`)).status]).withContext(wrong).toEqual([404, 404, 404]);
    }
    expect([links.read(secret), await offKinds()]).toEqual([{ person: person.id, kind: 'report_approved' }, []]);
    await portal.connection.collection('people').updateOne({ _id: person.id as never }, { $set: { state: 'inactive' } });
    expect((await click(`${portal.url}/api/v1/unsubscribe/${secret}`)).status).toBe(404);
  });
});
