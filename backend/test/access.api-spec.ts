import { isProgrammeStaff, roles, rolesWith, type Role } from '#shared/accounts';
import { aProgramme } from './support/calls.js';
import { Client } from './support/client.js';
import { aPerson, freshId, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';
import { bodyFor, foreignRecords, inventedPath, queryFor, type ForeignRecord } from './support/route-samples.js';
import { routesOf, servedRoutes, type Route } from './support/routes.js';

/** Routes that answer everybody alike, though they carry a parameter: there is nothing behind them to hide. */
const openParameters = ['GET /public/calls/:code'];

describe('access', () => {
  let portal: Portal;
  let routes: Route[];
  let people: Record<Role, PersonAt>;
  let records: ForeignRecord[];
  beforeAll(async () => {
    portal = await startPortal();
    routes = routesOf(portal.app);
    const { id: elsewhere } = await aProgramme(portal);
    const entries: [Role, PersonAt][] = [];
    for (const role of roles) entries.push([role, await aPerson(portal, role, undefined, isProgrammeStaff(role) ? { programmes: [elsewhere] } : {})]);
    people = Object.fromEntries(entries) as Record<Role, PersonAt>;
    records = await foreignRecords(portal);
  }, 120_000);
  afterAll(async () => { await portal.close(); });

  const nameOf = ({ method, path }: Route) => `${method} ${path}`;
  const ask = async (client: Client, route: Route, path = inventedPath(route)) => {
    const headers = route.path.endsWith('/content') ? { 'content-type': 'application/octet-stream' } : undefined;
    const body = headers ? 'bytes' : bodyFor(route);
    const { status, body: answer } = await client.request(route.method, `${path}${queryFor(route)}`, body, { ifMatch: 1, key: freshId(), ...(headers ? { headers } : {}) });
    return { status, code: (answer as { code?: string } | null)?.code };
  };
  const hasParameter = (route: Route) => route.path.includes(':') && !openParameters.includes(nameOf(route));
  /** Acts on sessions would sign the person out in the middle: somebody else of the role makes them. */
  const clientOf = async (role: Role, route: Route) => (route.path.startsWith('/auth/') ? (await aPerson(portal, role)).client : people[role].client);

  it('is classified on every route, and there is no route beside the controllers', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter((route) => route.access === undefined).map(nameOf)).withContext('nobody classified').toEqual([]);
    const known = new Set(routes.map(nameOf));
    expect(servedRoutes(portal.app).filter((route) => !route.startsWith('HEAD ') && !known.has(route))).toEqual([]);
  });

  it('of nobody ends at every route that is not public', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { status, code } = await ask(new Client(portal), route);
      const isRight = route.access?.kind === 'public' ? status < 500 && code !== 'not_signed_in' : status === 401 && code === 'not_signed_in';
      if (!isRight) wrong.push(`${nameOf(route)}: ${String(status)} ${code ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });

  for (const role of roles) {
    it(`of a ${role} follows the permission catalogue; what does not exist is not found`, async () => {
      const wrong: string[] = [];
      for (const route of routes) {
        const { status, code } = await ask(await clientOf(role, route), route);
        const isHeld = route.access?.kind !== 'permission' || rolesWith(route.access.permission).includes(role);
        const isRight = !isHeld
          ? status === 403 && code === 'not_allowed'
          : status !== 401 && status < 500 && (!hasParameter(route) || status === 404 || status === 403);
        if (!isRight) wrong.push(`${nameOf(route)}: ${String(status)} ${code ?? ''}`);
      }
      expect(wrong).toEqual([]);
    }, 120_000);

    it(`of a ${role} to records of another side ends, whatever the act`, async () => {
      const wrong: string[] = [];
      for (const { under, id } of records) {
        for (const route of routes.filter(({ path }) => path === under || path.startsWith(`${under}/`))) {
          const { status, code } = await ask(people[role].client, route, inventedPath(route, { id }));
          if (status !== 404 && status !== 403) wrong.push(`${nameOf(route)}: ${String(status)} ${code ?? ''}`);
        }
        const list = await people[role].client.get<{ items?: { id: string }[] }>(`${under.replace('/:id', '')}?limit=200`);
        if (list.body.items?.some((item) => item.id === id)) wrong.push(`${under}: in the list`);
      }
      expect(wrong).toEqual([]);
    }, 120_000);
  }

  it('of those on the record’s side is given', async () => {
    for (const { under, id, reader } of records) {
      const { status } = await reader.client.get(under.replace(':id', id));
      expect([under, status]).toEqual([under, 200]);
    }
  });
});
