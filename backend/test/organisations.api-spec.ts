import { Client } from './support/client.js';
import { anOrganisation, aPerson, freshId, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

interface View { id: string; version: number; code: string; name: string; isVerified: boolean | null; isSuspended: boolean | null }
interface Page { items: View[]; nextCursor: string | null; count?: number }

describe('organisations', () => {
  let portal: Portal;
  let admin: PersonAt;
  let officer: PersonAt;
  let editor: PersonAt;
  beforeAll(async () => {
    portal = await startPortal();
    [admin, officer, editor] = await Promise.all([aPerson(portal, 'administrator'), aPerson(portal, 'programme_officer'), aPerson(portal, 'partner_editor')]);
  });
  afterAll(async () => { await portal.close(); });

  const input = (more: object = {}) => ({ id: freshId(), code: `BEES ${freshId().slice(-6)}`, name: 'École des abeilles', type: 'cso', country: 'DZ', ...more });

  it('are created by an administrator alone, once, and the same again succeeds', async () => {
    const body = input();
    const created = await admin.client.post<View>('/organisations', body);
    expect([created.status, created.body.version, created.body.isVerified]).toEqual([201, 1, false]);
    expect((await admin.client.post('/organisations', body)).status).toBe(201);
    expect((await admin.client.post('/organisations', { ...body, name: 'Another' })).body['code']).toBe('id_used');
    expect((await admin.client.post('/organisations', input({ code: body.code }))).body['code']).toBe('duplicate');
    expect((await officer.client.post('/organisations', input())).status).toBe(403);
    expect((await new Client(portal).post('/organisations', input())).status).toBe(401);
    expect((await admin.client.post('/organisations', input(), { key: '' })).status).toBe(400);
  });

  it('are changed at the version that was read', async () => {
    const { id } = (await admin.client.post<View>('/organisations', input())).body;
    expect((await admin.client.patch(`/organisations/${id}`, { name: 'New name' })).status).toBe(428);
    const changed = await admin.client.patch<View>(`/organisations/${id}`, { name: 'New name' }, { ifMatch: 1 });
    expect([changed.body.name, changed.body.version]).toEqual(['New name', 2]);
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await admin.client.patch(`/organisations/${id}`, { name: 'Newer' }, { ifMatch: 1 })).status).toBe(412);
    expect((await admin.client.patch(`/organisations/${freshId()}`, { name: 'Newer' }, { ifMatch: 1 })).status).toBe(404);
  });

  it('are verified and suspended by officers; only staff and their own people see it', async () => {
    const id = await anOrganisation(portal);
    const member = await aPerson(portal, 'partner_editor', id);
    const stopped = await officer.client.post<View>(`/organisations/${id}/suspension`, { isSuspended: true, reason: 'Accounts missing' }, { ifMatch: 1 });
    expect([stopped.status, stopped.body.isSuspended]).toEqual([200, true]);
    expect((await officer.client.post(`/organisations/${id}/verification`, { isVerified: false, reason: '' }, { ifMatch: 2 })).status).toBe(422);
    expect((await editor.client.post(`/organisations/${id}/verification`, { isVerified: false, reason: 'None' }, { ifMatch: 2 })).status).toBe(403);
    expect((await editor.client.get<View>(`/organisations/${id}`)).body.isSuspended).toBeNull();
    expect((await member.client.get<View>(`/organisations/${id}`)).body.isSuspended).toBe(true);
    expect((await editor.client.get('/organisations?isSuspended=true')).status).toBe(403);
    expect((await officer.client.get<Page>('/organisations?isSuspended=true')).body.items.map((o) => o.id)).toContain(id);
  });

  it('are listed by pages, in the order of their folded names, and found by the beginning of a word', async () => {
    for (const name of ['Zèbre', 'été', 'Eta', 'zebra bis']) await admin.client.post('/organisations', input({ name: `Qq ${name}`, type: 'academia' }));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: Page } = await editor.client.get<Page>(`/organisations?type=academia&limit=1&count=true${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.items.map((o) => o.name));
      expect(page.body.count).toBe(4);
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(['Qq Eta', 'Qq été', 'Qq zebra bis', 'Qq Zèbre']);
    const found = await editor.client.get<Page>('/organisations?type=academia&q=ZEB');
    expect(found.body.items.map((o) => o.name)).toEqual(['Qq zebra bis', 'Qq Zèbre']);
    expect((await editor.client.get('/organisations?sort=version')).status).toBe(400);
    expect((await editor.client.get('/organisations?limit=1&cursor=e30')).body['code']).toBe('cursor_of_another_list');
  });
});
