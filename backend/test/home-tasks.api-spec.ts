import type { Task } from '#shared/accounts';
import type { JobView } from '#shared/exports';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { TaskSources } from '../src/platform/tasks/task-sources.js';
import { acting, aGrant } from './support/grant.js';
import { anOrganisation, aPerson, freshId, type PersonAt } from './support/people.js';
import { noon, Reporting } from './support/reporting.js';
import { startPortal, type Portal } from './support/portal.js';

describe('what waits for those who keep the portal or read it', () => {
  let portal: Portal;
  let admin: PersonAt;
  beforeAll(async () => {
    portal = await startPortal();
    admin = await aPerson(portal, 'administrator');
  });
  afterAll(async () => { await portal.close(); });
  const tasks = async (who: PersonAt) => (await who.client.get<{ items: Task[] }>('/me/tasks')).body.items;
  const about = async (who: PersonAt, id: string) => (await tasks(who)).filter((task) => task.subject.id === id).map((task) => [task.kind, task.act, task.daysLeft]);
  const collection = (name: string) => portal.connection.collection(name);

  it('is an organisation to verify, for an administrator', async () => {
    const id = freshId();
    await admin.client.post('/organisations', { id, code: `BEES ${id.slice(-6)}`, name: 'École des abeilles', type: 'cso', country: 'DZ' });
    expect(await about(admin, id)).toEqual([['organisation', 'verify', null]]);
    expect(await about(await aPerson(portal, 'programme_officer'), id)).toEqual([]);
    expect((await admin.client.post(`/organisations/${id}/verification`, { isVerified: true, reason: '' }, { ifMatch: 1 })).status).toBe(200);
    expect(await about(admin, id)).toEqual([]);
  });

  it('is an invitation that is about to end, or has ended', async () => {
    const [id, organisation] = [freshId(), await anOrganisation(portal)];
    const memberships = [{ id: freshId(), role: 'partner_editor', organisation }];
    await admin.client.post('/users', { id, email: `p${id}@example.org`, name: 'Nadia Aït Ali', locale: 'fr', memberships });
    await portal.app.get(MailWorker).work();
    expect(await about(admin, id)).withContext('a week is left').toEqual([]);
    const tomorrow = new Date(Date.now() + 86_400_000);
    await collection('tokens').updateOne({ person: id }, { $set: { expiresAt: tomorrow } });
    expect(await about(admin, id)).toEqual([['user', 'invitation-ends', 1]]);
    await collection('tokens').updateOne({ person: id }, { $set: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await about(admin, id)).toEqual([['user', 'invite-again', null]]);
    await admin.client.post(`/users/${id}/invitation`, {}, { ifMatch: 1 });
    await portal.app.get(MailWorker).work();
    expect(await about(admin, id)).toEqual([]);
  });

  it('is a person whose mails nobody takes, once, for a week', async () => {
    const person = await aPerson(portal, 'partner_editor');
    const days = (n: number) => new Date(Date.now() - n * 86_400_000);
    const mail = (createdAt: Date) => ({ _id: freshId() as never, event: freshId(), recipient: person.id, kind: 'report_due', address: person.email, name: 'A partner', state: 'failed', createdAt });
    await collection('mails').insertMany([mail(days(8))]);
    expect(await about(admin, person.id)).toEqual([]);
    await collection('mails').insertMany([mail(days(2)), mail(days(1))]);
    expect(await about(admin, person.id)).toEqual([['user', 'mail-failed', null]]);
    expect(await tasks(person)).toEqual([]);
  });

  it('is a file that is ready, until it is fetched', async () => {
    const analyst = await aPerson(portal, 'analyst');
    const id = freshId();
    expect((await analyst.client.post('/exports', { id, kind: 'values.csv', filters: {} })).status).toBe(202);
    const state = async () => (await analyst.client.get<JobView>(`/jobs/${id}`)).body.state;
    for (let n = 0; n < 600 && (await state()) !== 'done'; n++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await state()).toBe('done');
    expect(await about(analyst, id)).toEqual([['export', 'download', null]]);
    expect(await about(admin, id)).toEqual([]);
    expect((await fetch(`${portal.url}/api/v1/jobs/${id}/result`, { headers: { cookie: analyst.client.sessionCookie } })).status).toBe(200);
    expect(await about(analyst, id)).toEqual([]);
  });

  it('is what was approved of late, for the donors who pay it', async () => {
    const grant = await aGrant(portal);
    await new Reporting(portal, grant).approved(1, '2025-04-02', '2025-04-10');
    const news = async (who: 'donor' | 'otherDonor' | 'officer', day: string) =>
      (await portal.app.get(TaskSources).tasksFor(await acting(portal, grant.people[who], noon(day)))).filter((task) => task.kind === 'figures').map((task) => [task.subject.id, task.act, task.params['end']]);
    expect(await news('donor', '2025-04-11')).toEqual([[grant.project, 'read', '2025-03-31']]);
    expect([await news('donor', '2025-05-11'), await news('otherDonor', '2025-04-11'), await news('officer', '2025-04-11')]).toEqual([[], [], []]);
  });
});
