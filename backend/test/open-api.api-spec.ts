import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openApiFile } from '../src/platform/http/open-api-file.js';
import { openApiOf } from '../src/platform/http/open-api.js';
import { startPortal, type Portal } from './support/portal.js';
import { routesOf } from './support/routes.js';

describe('the OpenAPI document', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  it('is committed as the API is: else run `npm run openapi`', async () => {
    const committed = (await readFile(resolve(import.meta.dirname, '../../../docs/openapi.json'), 'utf8')).split('\n');
    const now = openApiFile(openApiOf(portal.app)).split('\n');
    const differs = (one: string[], other: Set<string>) => one.filter((line) => !other.has(line)).map((line) => line.slice(0, 160));
    expect({ added: differs(now, new Set(committed)), gone: differs(committed, new Set(now)) }).toEqual({ added: [], gone: [] });
  });

  it('describes every route and what it answers', () => {
    const { paths } = openApiOf(portal.app);
    const missing = routesOf(portal.app).filter(({ method, path }) => {
      const operation = paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase() as 'get'];
      return !operation || Object.keys(operation.responses).length === 0;
    });
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
