import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { aProgramme } from './support/calls.js';
import { Client } from './support/client.js';
import { anOrganisation, aPerson, freshId, givePassword, PASSWORD, signIn, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

interface User { id: string; version: number; state: string; memberships: { id: string; role: string }[] }
interface Kept { items: { to: string; subject: string; text: string }[] }

describe('accounts', () => {
  let portal: Portal;
  let admin: PersonAt;
  let cso: string;
  beforeAll(async () => {
    portal = await startPortal({ DEMO: '1' });
    [admin, cso] = await Promise.all([aPerson(portal, 'administrator'), anOrganisation(portal)]);
  });
  afterAll(async () => { await portal.close(); });

  const membership = (role: string, organisation = cso) => ({ id: freshId(), role, organisation });
  const invitation = (more: object = {}) => ({ id: freshId(), email: `p${freshId()}@example.org`, name: 'Nadia Aït Ali', locale: 'fr', memberships: [membership('partner_editor')], ...more });
  const tokenMailedTo = async (address: string): Promise<string> => {
    await portal.app.get(MailWorker).work();
    const { items } = (await new Client(portal).get<Kept>('/demo/mails')).body;
    return /token=([\w-]+)/.exec(items.find((m) => m.to === address)?.text ?? '')?.[1] ?? 'no mail';
  };
  const invited = async (): Promise<{ id: string; email: string; token: string }> => {
    const body = invitation();
    expect((await admin.client.post('/users', body)).status).toBe(201);
    return { id: body.id, email: body.email, token: await tokenMailedTo(body.email) };
  };

  it('lead from invitation to a session by a mailed link that is good once', async () => {
    const { email, token } = await invited();
    const stranger = new Client(portal);
    expect((await stranger.post('/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
    expect((await stranger.post('/auth/password-reset/confirm', { token, password: 'password123' })).status).toBe(422);
    expect((await stranger.post('/auth/password-reset/confirm', { token, password: PASSWORD })).status).toBe(204);
    expect((await stranger.post('/auth/password-reset/confirm', { token, password: PASSWORD })).body['errors']).toEqual([jasmine.objectContaining({ code: 'token_unknown' })]);
    const client = await Client.signedIn(portal, email, PASSWORD);
    const session = (await client.get<{ person: object; memberships: object[]; permissions: string[] }>('/auth/session')).body;
    expect(session.memberships).toEqual([jasmine.objectContaining({ role: 'partner_editor', organisation: jasmine.objectContaining({ id: cso, type: 'cso' }) })]);
    expect(session.permissions).toContain('proposal.write');
    expect((await client.patch('/me', { locale: 'ar' })).body).toEqual(jasmine.objectContaining({ person: jasmine.objectContaining({ locale: 'ar' }) }));
  });

  it('keep no secret in the database, and no token past its time', async () => {
    const { id, token } = await invited();
    for (const name of ['tokens', 'outbox', 'notifications', 'people', 'auditEvents']) {
      expect(JSON.stringify(await portal.connection.collection(name).find().toArray())).not.toContain(token);
    }
    await portal.connection.collection('tokens').updateMany({ person: id }, { $set: { expiresAt: new Date(0) } });
    expect((await new Client(portal).post('/auth/password-reset/confirm', { token, password: PASSWORD })).status).toBe(422);
  });

  it('are reset by mail: the answer tells nothing, all sessions end', async () => {
    const person = await aPerson(portal, 'partner_editor', cso);
    const stranger = new Client(portal);
    expect((await stranger.post('/auth/password-reset', { email: 'nobody@example.org' })).status).toBe(204);
    expect((await stranger.post('/auth/password-reset', { email: person.email })).status).toBe(204);
    const token = await tokenMailedTo(person.email);
    expect((await person.client.get('/auth/session')).status).toBe(200);
    expect((await stranger.post('/auth/password-reset/confirm', { token, password: PASSWORD })).status).toBe(204);
    expect((await person.client.get('/auth/session')).status).toBe(401);
    expect((await portal.connection.collection('outbox').countDocuments({ 'to.persons': [] }))).toBe(1);
  });

  it('change their own password; only the session at hand stays', async () => {
    const person = await aPerson(portal, 'partner_editor', cso);
    await givePassword(portal, person.id);
    const other = await signIn(portal, person.id);
    expect((await person.client.post('/me/password', { current: 'not it', password: 'another good word' })).status).toBe(422);
    expect((await person.client.post('/me/password', { current: PASSWORD, password: person.email })).status).toBe(422);
    expect((await person.client.post('/me/password', { current: PASSWORD, password: 'another good word' })).status).toBe(204);
    expect([(await person.client.get('/auth/session')).status, (await other.get('/auth/session')).status]).toEqual([200, 401]);
  });

  it('list and end their sessions, and nobody else’s', async () => {
    const [one, two] = [await aPerson(portal, 'partner_editor', cso), await aPerson(portal, 'partner_editor', cso)];
    const second = await signIn(portal, one.id);
    const { items } = (await one.client.get<{ items: { id: string; isThisOne: boolean }[] }>('/auth/sessions')).body;
    expect(items.map((s) => s.isThisOne).sort()).toEqual([false, true]);
    const other = items.find((s) => !s.isThisOne)?.id ?? '';
    expect((await two.client.delete(`/auth/sessions/${other}`)).status).toBe(404);
    expect((await one.client.delete(`/auth/sessions/${other}`)).status).toBe(204);
    expect((await second.get('/auth/session')).status).toBe(401);
    const third = await signIn(portal, one.id);
    expect((await one.client.delete('/auth/sessions')).status).toBe(204);
    expect([(await third.get('/auth/session')).status, (await one.client.get('/auth/session')).status]).toEqual([401, 200]);
  });

  it('refuse roles that an organisation of this type does not know, unknown organisations and doubles, all at once', async () => {
    const twice = membership('partner_editor');
    const answer = await admin.client.post('/users', invitation({
      memberships: [membership('donor'), membership('reviewer', freshId()), twice, { ...twice, id: freshId() }, { ...membership('partner_signatory'), programmes: [freshId()] }],
    }));
    expect(answer.status).toBe(422);
    expect((answer.body['errors'] as { pointer: string; code: string }[]).map((e) => `${e.pointer} ${e.code}`)).toEqual([
      '/memberships/0/role role_not_allowed', '/memberships/1/organisation unknown_organisation', '/memberships/3/role duplicate_membership',
      '/memberships/4/programmes programmes_for_staff_only',
    ]);
  });

  it('refuse programmes that do not exist, also for somebody who is known', async () => {
    const { id } = await aProgramme(portal);
    const officer = (programmes: string[]) => ({ ...membership('programme_officer', admin.organisation), programmes });
    const answer = await admin.client.post('/users', invitation({ memberships: [officer([id, freshId()])] }));
    expect([answer.status, answer.body['errors']]).toEqual([422, [jasmine.objectContaining({ pointer: '/memberships/0/programmes', code: 'unknown_programme' })]]);
    const made = await admin.client.post<User>('/users', invitation({ memberships: [officer([id])] }));
    expect(made.status).toBe(201);
    const wider = made.body.memberships.map((one) => ({ id: one.id, role: one.role, organisation: admin.organisation, programmes: [id, freshId()] }));
    expect((await admin.client.patch(`/users/${made.body.id}`, { memberships: wider }, { ifMatch: made.body.version })).status).toBe(422);
  });

  it('keep one administrator where two take the role from each other at once', async () => {
    await portal.connection.collection('people').updateOne({ _id: admin.id as never }, { $set: { state: 'inactive' } });
    try {
      for (let round = 0; round < 5; round++) {
        const pair = [await aPerson(portal, 'administrator', admin.organisation), await aPerson(portal, 'administrator', admin.organisation)];
        const answers = await Promise.all(pair.map((one, at) => one.client.patch(`/users/${pair[1 - at]!.id}`, { isActive: false }, { ifMatch: 1 })));
        const [done, refused] = answers.map((one) => one.status).sort();
        expect([done, [401, 422].includes(refused!)]).withContext(`${String(round)}: ${String(refused)}`).toEqual([200, true]);
        const left = await portal.connection.collection('people').find({ 'memberships.role': 'administrator', state: 'active' }).toArray();
        expect(left.length).toBe(1);
        await portal.connection.collection('people').updateMany({ _id: { $in: left.map((one) => one._id) } }, { $set: { state: 'inactive' } });
      }
    } finally {
      await portal.connection.collection('people').updateOne({ _id: admin.id as never }, { $set: { state: 'active' } });
    }
  });

  it('end memberships without deleting them, and give new ones at once', async () => {
    const person = await aPerson(portal, 'partner_editor', cso);
    const before = (await admin.client.get<User>(`/users/${person.id}`)).body;
    const changed = await admin.client.patch<User>(`/users/${person.id}`, { memberships: [membership('partner_signatory')] }, { ifMatch: before.version });
    expect(changed.body.memberships.map((m) => m.role)).toEqual(['partner_signatory']);
    const stored = await portal.connection.collection('people').findOne({ _id: person.id as never });
    expect((stored?.['memberships'] as { role: string; until: string | null }[]).map((m) => [m.role, m.until === null])).toEqual([['partner_editor', false], ['partner_signatory', true]]);
    expect((await person.client.get<{ permissions: string[] }>('/auth/session')).body.permissions).toContain('proposal.submit');
    const again = await admin.client.patch(`/users/${person.id}`, { memberships: [{ ...before.memberships[0], organisation: cso, role: 'partner_editor' }] }, { ifMatch: changed.body.version });
    expect(again.status).toBe(422);
  });

  it('switch people off at once, and never the last administrator', async () => {
    const person = await aPerson(portal, 'partner_editor', cso);
    expect((await admin.client.patch(`/users/${person.id}`, { isActive: false })).status).toBe(428);
    expect((await admin.client.patch<User>(`/users/${person.id}`, { isActive: false }, { ifMatch: 1 })).body.state).toBe('inactive');
    expect((await person.client.get('/auth/session')).status).toBe(401);
    const self = (await admin.client.get<User>(`/users/${admin.id}`)).body;
    const off = await admin.client.patch(`/users/${admin.id}`, { isActive: false }, { ifMatch: self.version });
    expect(off.body['errors']).toEqual([jasmine.objectContaining({ code: 'last_administrator' })]);
  });

  it('let nobody give themselves a role', async () => {
    const self = (await admin.client.get<User>(`/users/${admin.id}`)).body;
    const memberships = [{ ...self.memberships[0], organisation: admin.organisation, role: 'administrator' }, membership('programme_manager', admin.organisation)];
    const answer = await admin.client.patch(`/users/${admin.id}`, { memberships }, { ifMatch: self.version });
    expect([answer.status, answer.body['code']]).toEqual([403, 'separation_of_duties']);
    expect((await (await aPerson(portal, 'programme_manager')).client.get('/users')).status).toBe(403);
  });

  it('are played by one click in the demonstration, which does not exist elsewhere', async () => {
    const played = await aPerson(portal, 'donor', undefined, { isDemo: true });
    const visitor = new Client(portal);
    const { items } = (await visitor.get<{ items: { id: string; role: string }[] }>('/demo/people')).body;
    expect(items).toEqual([jasmine.objectContaining({ id: played.id, role: 'donor' })]);
    expect((await visitor.post('/demo/sign-in', { person: admin.id })).status).toBe(404);
    expect((await visitor.post('/demo/sign-in', { person: played.id })).status).toBe(200);
    expect((await visitor.get('/auth/session')).status).toBe(200);
    const plain = await startPortal();
    const outside = new Client(plain);
    const answers = await Promise.all([outside.get('/demo/people'), outside.get('/demo/mails'), outside.post('/demo/sign-in', { person: played.id })]);
    await plain.close();
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404]);
  });
});

describe('attempts to guess a password', () => {
  it('are counted per account for all instances, and the right one waits too', async () => {
    const portal = await startPortal();
    const beside = await startPortal({ MONGODB_URI: portal.uri });
    const person = await aPerson(portal, 'partner_editor');
    await givePassword(portal, person.id);
    const guess = (at: Portal, password: string) => new Client(at).post('/auth/sign-in', { email: person.email, password });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => guess(n % 2 ? portal : beside, `guess number ${String(n)}`)));
    const right = await guess(beside, PASSWORD);
    const reset = await Promise.all(Array.from({ length: 6 }, () => new Client(portal).post('/auth/password-reset', { email: person.email })));
    await beside.close();
    await portal.close();
    expect(answers.map((a) => a.status)).toEqual(Array(10).fill(401));
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(reset.map((a) => a.status).sort()).toEqual([204, 204, 204, 204, 204, 429]);
  });
});
