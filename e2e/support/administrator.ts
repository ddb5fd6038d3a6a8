import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ApiClient } from './api.js';
import { PASSWORD } from './people.js';

const command = fileURLToPath(new URL('../../scripts/command.mjs', import.meta.url));
const office = 'UNO-JOURNEYS';

/** The first administrator, by the command of the README: opens the link that it prints and chooses a password. */
export async function anAdministrator(): Promise<ApiClient> {
  const email = 'administrator@journeys.example.org';
  const words = ['--email', email, '--name', 'Ada Min', '--organisation', office, '--organisation-name', 'Country office'];
  const { stdout } = await promisify(execFile)(process.execPath, [command, 'create-administrator', ...words], { env: process.env });
  const link = /https?:\S+token=\S+/.exec(stdout)?.[0];
  if (link === undefined) throw new Error(`no link in: ${stdout}`);
  const visitor = await ApiClient.open();
  await visitor.send('POST', '/auth/password-reset/confirm', { token: new URL(link).searchParams.get('token'), password: PASSWORD });
  await visitor.close();
  return ApiClient.signedIn(email, PASSWORD);
}
