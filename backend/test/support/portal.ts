import type { INestApplication } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { createApplication } from '../../src/application.js';

/** The whole application on a random port with a database of its own on the real MongoDB that the run was given. */
export interface Portal {
  readonly app: INestApplication;
  readonly url: string;
  /** Its database: a second portal beside it takes it as MONGODB_URI. */
  readonly uri: string;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Where the built front end is, for specs that look at pages; the others do without. */
export const builtPages = resolve(import.meta.dirname, '../../../frontend/browser');

/** Starts one; `environment` adds to the test's settings, for this portal alone. */
export async function startPortal(environment: Record<string, string> = {}, pages = '/nonexistent'): Promise<Portal> {
  const server = process.env['MONGODB_URI'];
  if (!server) throw new Error('MONGODB_URI is missing: run these tests by npm run test:api');
  const own = new URL(server);
  own.pathname = `/test-${randomBytes(6).toString('hex')}`;
  const uri = environment['MONGODB_URI'] ?? own.toString();
  const before = { ...process.env };
  Object.assign(process.env, { MONGODB_URI: uri, PORT: '0', LOG_LEVEL: 'silent', DEMO: '0', NODE_ENV: 'test' }, environment);
  try {
    const app = await createApplication(pages);
    await app.listen(0, '127.0.0.1');
    const connection = app.get<Connection>(getConnectionToken());
    const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
    return {
      app,
      uri,
      url: `http://127.0.0.1:${String(port)}`,
      connection,
      close: async () => {
        if (environment['MONGODB_URI'] === undefined) await connection.dropDatabase();
        await app.close();
      },
    };
  } finally {
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
}
