import type { Preferences } from '#shared/accounts';
import { systemCtx } from '../src/platform/context/ctx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { LeaseRunner } from '../src/platform/jobs/lease-runner.js';
import { DigestJob } from '../src/platform/mail/digest-job.js';
import { MailRepository } from '../src/platform/mail/mail.repository.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { withMails, type MailServer } from './support/mail-suite.js';
import { aPerson, type PersonAt } from './support/people.js';
import type { Portal } from './support/portal.js';

describe('the mail of a day', () => {
  let mailServer: MailServer;
  let portal: Portal;
  let beside: Portal;
  const refusals: number[] = [];
  withMails((at) => { ({ mailServer, portal, beside } = at); }, () => refusals.shift() ?? null);

  const tell = (person: PersonAt, kind: string, code: string, digestAt?: string) => {
    const ctx = { ...systemCtx('test'), isQuiet: false };
    const entry = { kind, to: { persons: [person.id] }, link: `/reports/${code}`, params: { code, title: 'Hives', due: '2026-01-31' }, ...(digestAt === undefined ? {} : { digestAt }) };
    return portal.app.get(Transactions).run(ctx, async (tx) => { tx.notify(entry); });
  };
  const work = (now?: Date) => portal.app.get(MailWorker).work(now);
  const digest = (now: Date, at = portal) => at.app.get(DigestJob).turn(now);
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  /** Without the line breaks of its encoding. */
  const unfolded = (text: string) => text.replace(/=\r?\n/g, '');
  const soon = () => inHours(1).toISOString();

  it('holds all reminders of a person in their language, in the morning; in the portal each stands alone, at once', async () => {
    const person = await aPerson(portal, 'partner_editor');
    await person.client.patch('/me', { locale: 'fr' });
    for (const code of ['P-1', 'P-2', 'P-3']) await tell(person, 'report_due', code, soon());
    await work();
    expect([await digest(new Date()), mailServer.taken.length]).withContext('not before the morning').toEqual([0, 0]);
    expect((await person.client.get<{ unread: number }>('/me/notifications')).body.unread).toBe(3);
    expect(await digest(inHours(2))).toBe(1);
    await work(inHours(2));
    const [mail] = mailServer.taken;
    const text = unfolded(mail?.text ?? '');
    expect([mailServer.taken.length, mail?.to, /^Subject: Vos messages du jour/m.test(text)]).toEqual([1, person.email, true]);
    for (const code of ['P-1', 'P-2', 'P-3']) expect(text).toContain(`/reports/${code}`);
    expect(text).toContain('31 janvier 2026');
    expect(text).toMatch(/^List-Unsubscribe:\s+<http:\/\/\S+\/unsubscribe\/\S+>/m);
  });

  it('is one a person and day, also by two instances at once and after a death in the middle; what comes later waits for the next', async () => {
    const people = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor'), await aPerson(portal, 'programme_officer')];
    for (const person of people) for (const code of ['A', 'B']) await tell(person, 'report_overdue', code, soon());
    await work();
    const [mails, morning] = [portal.app.get(MailRepository), inHours(2)];
    spyOn(mails, 'markGathered').and.rejectWith(new Error('died'));
    await expectAsync(digest(morning)).toBeRejected();
    expect(await portal.connection.collection('mails').countDocuments({ kind: 'digest', recipient: { $in: people.map((p) => p.id) } })).withContext('nothing half-done').toBe(0);
    (mails.markGathered as jasmine.Spy).and.callThrough();
    const made = await Promise.all([digest(morning), digest(morning, beside), digest(morning)]);
    expect(made.reduce((sum, one) => sum + one)).toBe(3);
    await Promise.all([work(morning), beside.app.get(MailWorker).work(morning)]);
    expect(mailServer.taken.map((m) => m.to).sort()).toEqual(people.map((p) => p.email).sort());
    await tell(people[0]!, 'report_overdue', 'C', soon());
    await work();
    expect(await digest(morning)).withContext('today’s has gone').toBe(0);
    expect(await digest(inHours(34))).toBe(1);
  });

  it('is made by one of two instances: the other finds the job done', async () => {
    const turns = await Promise.all([portal.app.get(LeaseRunner).turn('digests'), beside.app.get(LeaseRunner).turn('digests')]);
    expect(turns.filter(Boolean).length).toBe(1);
  });

  const mishaps: [string, () => void, number][] = [
    ['the server is busy', () => refusals.push(451), 1], ['the server refuses it at first', () => refusals.push(550), 1],
    ['the line is cut before the final dot', () => mailServer.faults.push('before-dot'), 1], ['the line is cut after it', () => mailServer.faults.push('after-dot'), 2],
  ];
  for (const [name, happen, copies] of mishaps) {
    it(`comes whole and under one Message-ID where ${name}, and is not made anew`, async () => {
      const person = await aPerson(portal, 'partner_editor');
      for (const code of ['A', 'B']) await tell(person, 'report_due', code, soon());
      await work();
      happen();
      for (const hours of [2, 2.1, 3]) {
        await Promise.all([digest(inHours(hours)), digest(inHours(hours), beside)]);
        await Promise.all([work(inHours(hours)), beside.app.get(MailWorker).work(inHours(hours))]);
      }
      expect([mailServer.taken.length, new Set(mailServer.taken.map((m) => m.messageId)).size]).toEqual([copies, 1]);
      for (const { text } of mailServer.taken) expect([text.includes('/reports/A'), text.includes('/reports/B')]).toEqual([true, true]);
    });
  }

  it('reaches one of two people where the other is refused', async () => {
    const people = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor')];
    for (const person of people) await tell(person, 'report_due', 'A', soon());
    await work();
    await digest(inHours(2));
    refusals.push(550);
    await work(inHours(2));
    expect(mailServer.taken.length).toBe(1);
    await work(inHours(3));
    expect(mailServer.taken.map((m) => m.to).sort()).toEqual(people.map((p) => p.email).sort());
  });

  it('is chosen by topic; what must reach people always does', async () => {
    const person = await aPerson(portal, 'partner_editor');
    const read = await person.client.get<Preferences>('/me/preferences');
    expect([read.body.notices.reminders, read.body.notices.reports]).toEqual(['digest', 'mail']);
    await Promise.all([person.client.patch('/me/preferences', { notices: { reminders: 'portal' } }), person.client.patch('/me/preferences', { notices: { reports: 'digest' } })]);
    const changed = await person.client.patch<Preferences>('/me/preferences', { notices: { payments: 'portal' } });
    expect(changed.body.notices).toEqual({ reminders: 'portal', reports: 'digest', proposals: 'mail', projects: 'mail', payments: 'portal', other: 'mail' });
    for (const kind of ['report_due', 'report_approved', 'payment_released', 'project_resume', 'report_changes_requested']) await tell(person, kind, kind);
    await work();
    expect(mailServer.taken.map((m) => /reports\/(\w+)/.exec(unfolded(m.text))?.[1]).sort()).toEqual(['project_resume', 'report_changes_requested']);
    expect((await person.client.get<{ unread: number }>('/me/notifications')).body.unread).toBe(5);
    await digest(inHours(48));
    await work(inHours(48));
    const own = mailServer.taken.filter((m) => m.to === person.email);
    expect(own.length).toBe(3);
    expect(own[2]?.text).toContain('/reports/report_approved');
  });

  it('is chosen kind by kind too, by the choice of the morning; without any message there is none', async () => {
    const person = await aPerson(portal, 'partner_editor');
    const choose = (kind: string, isOff: boolean) => person.client.patch<Preferences>('/me/preferences', { kinds: [{ kind, isOff }] });
    await choose('report_approved', true);
    for (const kind of ['report_due', 'report_overdue', 'report_approved', 'report_submitted']) await tell(person, kind, kind, soon());
    await work();
    expect(mailServer.taken.map((m) => /reports\/(\w+)/.exec(unfolded(m.text))?.[1])).toEqual(['report_submitted']);
    const changed = await choose('report_overdue', true);
    expect(changed.body.kinds.filter((one) => one.isOff).map((one) => [one.kind, one.topic])).toEqual([['report_approved', 'reports'], ['report_overdue', 'reminders']]);
    expect(await digest(inHours(2))).toBe(1);
    await work(inHours(2));
    const [text] = mailServer.taken.slice(-1).map((m) => unfolded(m.text));
    expect([text?.includes('/reports/report_due'), text?.includes('/reports/report_overdue')]).toEqual([true, false]);
    await Promise.all([choose('report_approved', false), choose('digest', true), choose('report_overdue', false)]);
    const read = (await person.client.get<Preferences>('/me/preferences')).body;
    expect([read.isDigestOff, read.kinds.some((one) => one.isOff)]).toEqual([true, false]);
    await tell(person, 'report_due', 'later', soon());
    await work();
    expect([await digest(inHours(48)), await portal.connection.collection('mails').countDocuments({ recipient: person.id, state: 'gathered' })]).toEqual([0, 0]);
  });

  it('is not sent to whoever switched it off after it was made, nor to whose access has ended', async () => {
    const [one, two] = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor')];
    for (const person of [one, two]) await tell(person, 'report_due', 'A', soon());
    await work();
    expect(await digest(inHours(2))).toBe(2);
    await one.client.patch('/me/preferences', { kinds: [{ kind: 'digest', isOff: true }] });
    await portal.connection.collection('people').updateOne({ _id: two.id as never }, { $set: { state: 'inactive' } });
    await work(inHours(2));
    const states = await portal.connection.collection('mails').find({ kind: 'digest', recipient: { $in: [one.id, two.id] } }).toArray();
    expect([mailServer.taken.length, ...states.map((mail) => mail['state'] as string).sort()]).toEqual([0, 'failed', 'left_out']);
  });

  it('refuses choices that there are not', async () => {
    const person = await aPerson(portal, 'partner_editor');
    for (const body of [{}, { notices: { reminders: 'never' } }, { notices: { security: 'portal' } }, { notices: { $set: 1 } }, { notices: [] }, { kinds: [{ kind: 'password_reset', isOff: true }] }, { kinds: [{ kind: 'no_such_kind', isOff: true }] }]) {
      expect((await person.client.patch('/me/preferences', body)).status).withContext(JSON.stringify(body)).toBe(400);
    }
  });
});
