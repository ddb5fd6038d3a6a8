import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Client } from './support/client.js';
import { PASSWORD } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

describe('commands', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  const run = (name: string, ...words: string[]) => new Promise<{ code: number | null; output: string }>((done) => {
    const script = resolve(import.meta.dirname, `../src/commands/${name}.js`);
    const child = spawn(process.execPath, [script, ...words], { env: { ...process.env, MONGODB_URI: portal.uri, LOG_LEVEL: 'silent' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.on('close', (code) => { done({ code, output }); });
  });

  it('make the first administrator, whose link opens the portal', async () => {
    const { code, output } = await run('create-administrator', '--email', 'First@Example.org', '--name', 'First Administrator');
    expect([code, output]).toEqual([0, jasmine.stringContaining('/invitation?token=')]);
    const token = /token=([\w-]+)/.exec(output)?.[1];
    expect((await new Client(portal).post('/auth/password-reset/confirm', { token, password: PASSWORD })).status).toBe(204);
    const client = await Client.signedIn(portal, 'first@example.org', PASSWORD);
    expect((await client.get('/users')).status).toBe(200);
    expect((await run('audit-verify')).output).toContain(': whole');
  });

  it('say what is missing', async () => {
    const { code, output } = await run('create-administrator', '--email', 'nobody');
    expect([code, output]).toEqual([1, jasmine.stringContaining('--name')]);
  });
});
