import { Client } from './support/client.js';
import { startPortal, type Portal } from './support/portal.js';

describe('the application', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  it('is live and ready', async () => {
    const client = new Client(portal);
    expect((await client.get('/health/live')).body).toEqual({ status: 'ok' });
    const ready = await client.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([200, { status: 'ok', mail: 'kept' }]);
  });

  it('answers an unknown route and a wrong password as problems', async () => {
    const client = new Client(portal);
    const missing = await client.get('/nothing-here');
    expect([missing.status, missing.body['code']]).toEqual([404, 'not_found']);
    const wrong = await client.post('/auth/sign-in', { email: 'nobody@example.org', password: 'not the right one' });
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'wrong_credentials']);
    const broken = await client.post('/auth/sign-in', { email: 'nobody', password: 7, more: true });
    expect(broken.status).toBe(400);
    expect((broken.body['errors'] as { pointer: string }[]).map((e) => e.pointer).sort()).toEqual(['/email', '/more', '/password']);
  });

  it('describes itself', async () => {
    const response = await fetch(`${portal.url}/api/openapi.json`);
    const document = (await response.json()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toContain('/api/v1/auth/sign-in');
  });
});
