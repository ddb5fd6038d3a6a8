import type { Task, TroubledMail } from '#shared/accounts';
import { systemCtx } from '../src/platform/context/ctx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { MailRepository } from '../src/platform/mail/mail.repository.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { withMails, type MailServer } from './support/mail-suite.js';
import { aPerson, freshId, type PersonAt } from './support/people.js';
import { stagesOf } from './support/plans.js';
import type { Portal } from './support/portal.js';

interface Listed { items: TroubledMail[]; nextCursor: string | null; count?: number }

describe('mails that no server took', () => {
  let mailServer: MailServer;
  let portal: Portal;
  let beside: Portal;
  let administrator: PersonAt;
  const refusedWith = new Map<string, number>();
  withMails((at) => { ({ mailServer, portal, beside } = at); }, (address) => refusedWith.get(address) ?? null);
  beforeAll(async () => { administrator = await aPerson(portal, 'administrator'); });
  beforeEach(async () => {
    refusedWith.clear();
    await portal.connection.collection('mails').deleteMany({});
  });

  const tell = (person: PersonAt, kind = 'report_approved', params = {}) => portal.app.get(Transactions).run({ ...systemCtx('test'), isQuiet: false }, async (tx) => {
    tx.notify({ kind, to: { persons: [person.id] }, link: '/reports/1', params: { code: 'CODE-OF-A-GRANT', title: 'Title of a grant', ...params } });
  });
  const work = (hours = 0, at = portal) => at.app.get(MailWorker).work(new Date(Date.now() + hours * 3_600_000));
  const list = async (state: 'failed' | 'trying' = 'failed', more = '') => (await administrator.client.get<Listed>(`/mails?state=${state}&count=true${more}`)).body;
  /** A person whose mailbox refuses a message for good. */
  const refused = async (code = 550) => {
    const person = await aPerson(portal, 'partner_editor');
    refusedWith.set(person.email, code);
    await tell(person);
    for (let hour = 0; hour < 4; hour++) await work(hour);
    return person;
  };

  it('are listed with the reason and the server’s words, and without anything of the grant', async () => {
    const person = await refused();
    const { items, count } = await list();
    expect(count).toBe(1);
    expect(items[0]).toEqual(jasmine.objectContaining({ kind: 'report_approved', person: { id: person.id, name: 'A partner_editor' }, address: person.email, state: 'failed', attempts: 3, nextAt: null, mayRetry: true }));
    expect(items[0]?.refusal).toEqual(jasmine.objectContaining({ fault: 'no_such_address', said: '550 not now' }));
    expect(JSON.stringify(items)).not.toMatch(/grant|CODE|reports\/1/i);
    expect(await list('trying')).toEqual({ items: [], nextCursor: null, count: 0 });
  });

  it('that are still tried say when; the administrator need not wait', async () => {
    const person = await aPerson(portal, 'partner_editor');
    refusedWith.set(person.email, 451);
    await tell(person);
    await work();
    const [mail] = (await list('trying')).items;
    expect([mail?.state, mail?.attempts, mail?.refusal?.fault, mail?.mayRetry]).toEqual(['trying', 1, 'busy', true]);
    expect(new Date(mail?.nextAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 20_000);
    refusedWith.clear();
    await work();
    expect(mailServer.taken.length).withContext('not before its time').toBe(0);
    expect((await administrator.client.post<TroubledMail>(`/mails/${mail?.id ?? ''}/retry`)).status).toBe(200);
    await work();
    expect(mailServer.taken.map((one) => one.to)).toEqual([person.email]);
    expect((await list('trying')).items).toEqual([]);
  });

  it('because they cannot be made, stop no other, and are told of like those refused', async () => {
    const [broken, fine] = [await aPerson(portal, 'partner_editor'), await aPerson(portal, 'partner_editor')];
    await tell(broken, 'report_extended', { due: 'no day' });
    await tell(fine);
    await work();
    expect(mailServer.taken.map((one) => one.to)).toEqual([fine.email]);
    const [mail] = (await list('trying')).items;
    expect([mail?.person.id, mail?.attempts, mail?.refusal?.fault]).toEqual([broken.id, 1, 'not_made']);
  });

  it('are tried again one by one, each once however often and by however many it is asked, and as often as new ones', async () => {
    const person = await refused();
    const [mail] = (await list()).items;
    const retry = () => administrator.client.post<TroubledMail>(`/mails/${mail?.id ?? ''}/retry`);
    expect((await Promise.all([retry(), retry(), retry()])).map((one) => one.status)).toEqual([200, 200, 200]);
    for (let hour = 10; hour < 14; hour++) await work(hour);
    expect((await list()).items.map((one) => [one.attempts, one.state])).withContext('three attempts more').toEqual([[3, 'failed']]);
    refusedWith.clear();
    await retry();
    await Promise.all([work(20), work(20, beside), work(20)]);
    expect(mailServer.taken.map((one) => [one.to, one.messageId])).toEqual([[person.email, `<${mail?.id ?? ''}@grant-portal.invalid>`]]);
    expect((await retry()).status).withContext('taken meanwhile').toBe(409);
    expect((await administrator.client.post(`/mails/${freshId()}/retry`)).status).toBe(404);
  });

  it('are left to whoever has them in hand', async () => {
    await refused();
    const [mail] = (await list()).items;
    await administrator.client.post(`/mails/${mail?.id ?? ''}/retry`);
    const taken = await beside.app.get(MailRepository).take(new Date(), { $nin: [] });
    expect(taken?._id).toBe(mail?.id);
    expect((await administrator.client.post(`/mails/${mail?.id ?? ''}/retry`)).status).toBe(409);
    expect((await administrator.client.post<{ count: number }>('/mails/retry', { state: 'trying' })).body.count).toBe(0);
    expect((await list('trying')).items.map((one) => [one.nextAt, one.mayRetry])).toEqual([[null, false]]);
    await work();
    expect(mailServer.taken.length).toBe(0);
    refusedWith.clear();
    await work(1);
    expect(mailServer.taken.length).withContext('whoever had it died').toBe(1);
  });

  it('are tried again all at once, and then ask for nothing', async () => {
    const people = [await refused(), await refused(552), await refused(554)];
    expect((await list()).items.map((one) => one.refusal?.fault)).toEqual(['refused', 'mailbox_full', 'no_such_address']);
    const tasks = async () => (await administrator.client.get<{ items: Task[] }>('/me/tasks')).body.items.filter((one) => one.act === 'mail-failed').length;
    expect(await tasks()).toBe(3);
    refusedWith.clear();
    expect((await administrator.client.post<{ count: number }>('/mails/retry', { state: 'failed' })).body.count).toBe(3);
    await work();
    expect(mailServer.taken.map((one) => one.to).sort()).toEqual(people.map((one) => one.email).sort());
    expect([(await list()).items, await tasks()]).toEqual([[], 0]);
  });

  it('of people whose access has ended are not sent, nor tried again', async () => {
    const person = await refused();
    await portal.connection.collection('people').updateOne({ _id: person.id as never }, { $set: { state: 'inactive' } });
    refusedWith.clear();
    await administrator.client.post('/mails/retry', { state: 'failed' });
    await work();
    const [mail] = (await list()).items;
    expect([mailServer.taken.length, mail?.refusal?.fault, mail?.mayRetry]).toEqual([0, 'access_ended', false]);
    expect([(await administrator.client.post(`/mails/${mail?.id ?? ''}/retry`)).status, (await administrator.client.post<{ count: number }>('/mails/retry', { state: 'failed' })).body.count]).toEqual([409, 0]);
  });

  it('are read page by page, newest first, each once', async () => {
    await refused();
    const found = await portal.connection.collection('mails').findOne({});
    const at = (n: number) => new Date(1_700_000_000_000 + Math.floor(n / 3) * 1000);
    const copies = Array.from({ length: 25 }, (_, n) => ({ ...found, _id: freshId(), event: freshId(), createdAt: at(n) }));
    await portal.connection.collection('mails').insertMany(copies as never);
    const read: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Listed = await list('failed', `&limit=10${cursor && `&cursor=${cursor}`}`);
      read.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor;
    }
    expect([read.length, new Set(read).size]).toEqual([26, 26]);
    expect(read.slice(1)).toEqual([...copies].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a._id < b._id ? 1 : -1)).map((one) => one._id));
  });

  it('are the administrator’s alone', async () => {
    const officer = await aPerson(portal, 'programme_officer');
    expect([(await officer.client.get('/mails')).status, (await officer.client.post('/mails/retry', { state: 'failed' })).status]).toEqual([403, 403]);
    for (const path of ['/mails?state=sent', '/mails?sort=kind', '/mails?state[$ne]=failed']) expect((await administrator.client.get(path)).status).withContext(path).toBe(400);
  });

  it('are found by indexes, as is all that the worker and the digests ask', async () => {
    for (const [name, plan] of await portal.app.get(MailRepository).explain(new Date())) {
      const stages = stagesOf(plan);
      expect([stages.includes('IXSCAN'), stages.includes('COLLSCAN'), stages.includes('SORT')]).withContext(`${name}: ${stages.join()}`).toEqual([true, false, false]);
    }
  });
});
