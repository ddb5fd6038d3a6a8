import type { PersonAt } from './people.js';
import type { Portal } from './portal.js';
import { routesOf, type Route } from './routes.js';
import { inventedPath, queryFor } from './route-samples.js';
import { unzip } from './workbook-reader.js';

/** Words of which each is written in one place where staff are among themselves; whoever finds one elsewhere has found a leak. */
export const canaries = {
  pad: 'Canarypad', note: 'Canarynote', reportNote: 'Canaryreportnote', unsent: 'Canaryunsent', reply: 'Canaryreply',
} as const;
export type Canary = keyof typeof canaries;

/** All words of an answer, whatever it is packed in. */
async function wordsOf(bytes: Buffer): Promise<string> {
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  return isArchive ? [...(await unzip(bytes)).values()].join('\n') : bytes.toString('utf8');
}

/** Which canaries stand in these bytes: JSON, text, a mail, a workbook. */
export async function canariesIn(bytes: Buffer): Promise<Canary[]> {
  const words = await wordsOf(bytes);
  return (Object.keys(canaries) as Canary[]).filter((name) => words.includes(canaries[name]));
}

/** What a person finds at all routes that can be read. */
export interface Found {
  readonly canary: Canary;
  readonly at: string;
}
export interface Look {
  readonly found: Found[];
  /** Routes that gave something at all. */
  readonly answered: string[];
}

/** Asks every GET route of the API as this person. @param ids of the records by the beginning of the paths that name them */
export async function lookEverywhere(portal: Portal, person: PersonAt, ids: Readonly<Record<string, string>>): Promise<Look> {
  const found: Found[] = [];
  const answered: string[] = [];
  for (const route of routesOf(portal.app).filter(({ method, path }) => method === 'GET' && !path.startsWith('/auth/'))) {
    const response = await fetch(`${portal.url}/api/v1${pathOf(route, ids)}`, { headers: { cookie: person.client.sessionCookie } });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status === 200) answered.push(route.path);
    for (const canary of await canariesIn(bytes)) found.push({ canary, at: route.path });
  }
  return { found, answered };
}

function pathOf(route: Route, ids: Readonly<Record<string, string>>): string {
  const under = Object.keys(ids).find((one) => route.path === `${one}/:id` || route.path.startsWith(`${one}/:id/`));
  const query = route.path === '/search' ? '?q=canary' : queryFor(route);
  return inventedPath(route, under ? { id: ids[under] ?? '' } : {}) + query;
}
