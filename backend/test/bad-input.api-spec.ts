import { randomUUID } from 'node:crypto';
import { rolesWith, type Role } from '#shared/accounts';
import type { Answer } from './support/client.js';
import { Client } from './support/client.js';
import { anOrganisation, aPerson, freshId, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';
import { inventedPath } from './support/route-samples.js';
import { routesOf, type Route } from './support/routes.js';

type Problem = Answer<{ code: string; errors?: { pointer: string; code: string }[] }>;

describe('bad input', () => {
  let portal: Portal;
  let admin: PersonAt;
  let organisation: string;
  beforeAll(async () => {
    portal = await startPortal();
    [admin, organisation] = [await aPerson(portal, 'administrator'), await anOrganisation(portal)];
  });
  afterAll(async () => { await portal.close(); });

  const input = (more: object = {}) => ({ id: freshId(), code: `BAD ${freshId().slice(-8)}`, name: 'Bees', type: 'cso', country: 'DZ', ...more });
  const post = (body: unknown, options: object = {}) => admin.client.post<Problem['body']>('/organisations', body, options);
  const told = (answer: Problem) => [answer.status, answer.body.code];

  it('of five megabytes is refused, and the connection lives on', async () => {
    expect(told(await post({ ...input(), name: 'x'.repeat(5 * 1024 * 1024) }))).toEqual([413, 'too_large']);
    expect((await admin.client.get('/organisations')).status).toBe(200);
  });

  it('of another type is told what to send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml']) {
      expect(told(await post('name=Bees', { headers: { 'content-type': type } }))).withContext(type).toEqual([415, 'unsupported_type']);
    }
  });

  it('that is no JSON, or reaches for the prototype, is malformed', async () => {
    for (const body of ['{', '"text"', '[1,]', '{"__proto__": {"isVerified": true}}', `{"a": ${'['.repeat(200_000)}`, '\u0000']) expect(told(await post(body))).withContext(body.slice(0, 30)).toEqual([400, 'malformed']);
    expect(({} as Record<string, unknown>)['isVerified']).toBeUndefined();
  });

  it('of deep nesting is malformed, and not a failure of ours', async () => {
    for (const depth of [150, 1_000, 3_000, 10_000, 100_000]) expect(told(await post(`${'['.repeat(depth)}${']'.repeat(depth)}`))).withContext(String(depth)).toEqual([400, 'malformed']);
  });

  it('with arrays, objects and operators for scalars is told field by field', async () => {
    const answer = await post(input({ code: ['A'], name: { $gt: '' }, country: null, type: { $ne: 'un' }, $where: '1' }));
    expect(told(answer)).toEqual([400, 'malformed']);
    expect(answer.body.errors?.map((e) => e.pointer).sort()).toEqual(['/$where', '/code', '/country', '/name', '/type']);
    expect((await new Client(portal).post('/auth/sign-in', { email: { $gt: '' }, password: { $gt: '' } })).status).toBe(400);
    for (const query of ['limit[$gt]=1', 'limit=1&limit=2', 'type[$ne]=un', 'sort=$natural', 'limit=-1', 'limit=1e9', '__proto__[a]=1', 'q=']) {
      expect((await admin.client.get(`/organisations?${query}`)).status).withContext(query).toBe(400);
    }
  });

  it('under a used key: the same is answered again, another is refused', async () => {
    const [key, body] = [randomUUID(), input()];
    const first = await post(body, { key });
    const again = await post({ ...body }, { key });
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(told(await post({ ...body, name: 'Others' }, { key }))).toEqual([422, 'idempotency_key_reused']);
    expect(told(await post(body, { key: 'no-uuid' }))).toEqual([400, 'malformed']);
    const without = await admin.client.request<Problem['body']>('POST', '/organisations', body);
    expect(told(without)).toEqual([400, 'idempotency_key_missing']);
  });

  it('at a stale version, without one, or with nonsense for one', async () => {
    const patch = (options: object) => admin.client.patch<Problem['body']>(`/organisations/${organisation}`, { name: 'Other' }, options);
    expect(told(await patch({}))).toEqual([428, 'version_missing']);
    expect(told(await patch({ ifMatch: 99 }))).toEqual([412, 'stale_version']);
    for (const ifMatch of ['*', 'W/"x"', '"1", "2"', '-1']) expect(told(await patch({ headers: { 'if-match': ifMatch } }))).withContext(ifMatch).toEqual([400, 'malformed']);
  });

  it('from another site is refused', async () => {
    const forged = await admin.client.post<Problem['body']>('/organisations', input(), { headers: { origin: 'https://evil.example.org' } });
    expect(told(forged)).toEqual([403, 'csrf']);
  });
});

/** What nobody sends on purpose. */
const bodies: readonly unknown[] = [
  [], [[]], [{}], 'null', '0', { $set: { a: 1 } }, { id: { $gt: '' } }, { id: [], reason: {}, version: [] }, [{ pointer: { $gt: '' }, value: 1, base: 'x' }],
  [{ pointer: '/__proto__/x', value: 1, base: 1 }], [{ pointer: '/constructor/prototype/x', value: 1, base: 1 }], [{ pointer: '/', value: null, base: -1 }],
  { constructor: { prototype: {} } }, { toString: 1, valueOf: [] }, { a: 1e308, b: -0, c: '\u0000' }, { name: '\ud800', title: { en: ['x'] } },
];
const ids = ['null', 'undefined', '0', '%00', '..%2f..%2fetc', '[object%20Object]', '%24where', '{}', 'ffffffff-ffff-7fff-bfff-ffffffffffff'];
const queries = ['cursor=e30', 'cursor=%00', 'limit=NaN', 'limit=0', 'sort=__proto__', 'sort=constructor', 'filter[$where]=1', 'status=$ne&status=x', 'q=%00', 'q=(((', 'from=2026-99-99', 'offset=1e99', 'n=%F0%9F%90%9D'];

describe('generated bad input', () => {
  let portal: Portal;
  let routes: Route[];
  const people = new Map<Role, PersonAt>();
  beforeAll(async () => {
    portal = await startPortal();
    routes = routesOf(portal.app).filter(({ path }) => !path.startsWith('/auth/'));
    for (const role of ['administrator', 'programme_officer', 'programme_manager', 'partner_signatory', 'finance_officer', 'reviewer'] as const) people.set(role, await aPerson(portal, role));
  });
  afterAll(async () => { await portal.close(); });

  const clientFor = ({ access }: Route): Client => {
    const able = access?.kind === 'permission' ? rolesWith(access.permission) : [...people.keys()];
    return able.map((role) => people.get(role)).find(Boolean)?.client ?? new Client(portal);
  };
  const content = async () => {
    const counts = await Promise.all(['organisations', 'people', 'programmes', 'calls', 'proposals', 'projects', 'reports', 'payments', 'auditEvents', 'outbox']
      .map((name) => portal.connection.collection(name).countDocuments()));
    return counts.join(' ');
  };

  it('never fails on our side and changes nothing', async () => {
    const before = await content();
    const wrong: string[] = [];
    for (const route of routes) {
      const client = clientFor(route);
      const tries: [string, unknown][] = route.method === 'GET' || route.method === 'DELETE'
        ? [...queries.map((query): [string, unknown] => [`${inventedPath(route)}?${query}`, undefined]), ...ids.map((id): [string, unknown] => [route.path.replace(/:\w+/g, id), undefined])]
        : [...bodies.map((body): [string, unknown] => [inventedPath(route), body]), ...ids.map((id): [string, unknown] => [route.path.replace(/:\w+/g, id), {}])];
      for (const [path, body] of route.path === '/me' ? [] : tries) {
        const { status } = await client.request(route.method, path, body, { ifMatch: 1, key: freshId() });
        if (status >= 500) wrong.push(`${route.method} ${path} ${JSON.stringify(body)}: ${String(status)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await content()).toBe(before);
  }, 180_000);
});
