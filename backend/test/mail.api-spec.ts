import { setTimeout as pause } from 'node:timers/promises';
import { systemCtx } from '../src/platform/context/ctx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { LeaseRunner } from '../src/platform/jobs/lease-runner.js';
import { MailAttachments } from '../src/platform/mail/mail-attachments.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { withMails, type MailServer } from './support/mail-suite.js';
import { aPerson, freshId, type PersonAt } from './support/people.js';
import type { Portal } from './support/portal.js';

describe('messages', () => {
  const refusals: number[] = [];
  const refusedAt: string[] = [];
  let mailServer: MailServer;
  let portal: Portal;
  let beside: Portal;
  withMails((at) => { ({ mailServer, portal, beside } = at); }, (address) => {
    const code = refusals.shift() ?? null;
    if (code !== null) refusedAt.push(address);
    return code;
  });

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

  for (const [fault, copies] of [['before-dot', 1], ['after-dot', 2]] as const) {
    it(`are sent again after a line that was cut ${fault}, under the same Message-ID`, async () => {
      const person = await aPerson(portal, 'partner_editor');
      mailServer.faults.push(fault);
      await notify({ persons: [person.id] });
      await Promise.all([work(), beside.app.get(MailWorker).work()]);
      await work();
      expect(mailServer.taken.length).withContext('a server that never took it has none').toBe(copies - 1);
      await Promise.all([work(new Date(Date.now() + 31_000)), beside.app.get(MailWorker).work(new Date(Date.now() + 31_000))]);
      await work(new Date(Date.now() + 3_600_000));
      expect([mailServer.taken.length, new Set(mailServer.taken.map((m) => m.messageId)).size]).toEqual([copies, 1]);
      expect((await portal.connection.collection('mails').findOne({ recipient: person.id }))?.['state']).toBe('sent');
    });
  }

  it('are not sent by a second instance while the server thinks', async () => {
    const person = await aPerson(portal, 'partner_editor');
    mailServer.pace.ms = 700;
    await notify({ persons: [person.id] });
    const slow = work();
    await pause(150);
    await beside.app.get(MailWorker).work(new Date(Date.now() + 60_000));
    await slow;
    mailServer.pace.ms = 0;
    expect(mailServer.taken.map((m) => m.to)).toEqual([person.email]);
  });

  it('with an attachment go by a job of their own: no other waits while one is made', async () => {
    const [reader, other] = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor')];
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((isBegun) => {
      portal.app.get(MailAttachments).register('slow_to_make', async () => {
        isBegun();
        await new Promise<void>((resolve) => { finish = resolve; });
        return [{ filename: 'hives.txt', contentType: 'text/plain', content: Buffer.from('ten hives') }];
      });
    });
    await notify({ persons: [reader.id] }, false, 'slow_to_make');
    const runner = portal.app.get(LeaseRunner);
    await runner.turn('outbox');
    const making = runner.turn('mails with attachments');
    await begun;
    await notify({ persons: [other.id] });
    await portal.connection.collection('leases').updateOne({ _id: 'outbox' as never }, { $set: { dueAt: new Date(0) } });
    expect(await runner.turn('outbox')).toBeTrue();
    expect(mailServer.taken.map((m) => m.to)).toEqual([other.email]);
    finish();
    await making;
    expect(mailServer.taken.map((m) => [m.to, m.text.includes('hives.txt')])).toEqual([[other.email, false], [reader.email, true]]);
  });

  it('reach the others where one recipient is refused', async () => {
    const [one, two] = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor')];
    refusals.push(550);
    await notify({ persons: [one.id, two.id] });
    await work();
    expect(mailServer.taken.length).toBe(1);
    await work(new Date(Date.now() + 31_000));
    expect(mailServer.taken.map((m) => m.to).sort()).toEqual([one.email, two.email].sort());
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
