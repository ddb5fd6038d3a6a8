import { execFile, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

interface Database {
  readonly uri: string;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}
interface Scripts {
  openDisposableDatabase(): Promise<Database>;
  startPortal(settings: object, options: object): ChildProcess;
  waitUntilReady(child: ChildProcess, address: string): Promise<boolean>;
  freePort(): Promise<number>;
  stop(child: ChildProcess, options?: object): Promise<void>;
}
const folder = resolve(import.meta.dirname, '../../scripts');
const files = ['database/disposable.mjs', 'support/portal-process.mjs', 'support/ports.mjs', 'support/run.mjs'];

async function theScripts(): Promise<Scripts> {
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<Partial<Scripts>>));
  return Object.assign({}, ...modules) as Scripts;
}

async function load(cases: readonly unknown[], uri: string, data: string): Promise<void> {
  for (const [at, one] of cases.entries()) {
    const path = join(data, `case-${at.toString()}.json`);
    writeFileSync(path, JSON.stringify(one));
    await promisify(execFile)(process.execPath, [join(folder, 'command.mjs'), 'load', path], { env: { ...process.env, MONGODB_URI: uri, DATA_DIR: data } });
  }
}

/** The built portal on a port and a database of the journey's own: the database may be killed, frozen and brought back. */
export class OwnPortal {
  private constructor(
    private readonly scripts: Scripts, readonly database: Database, private readonly data: string, private readonly server: ChildProcess, readonly address: string,
  ) {}

  /** @param cases played into the empty database before the portal starts, which then brings no demonstration */
  static async open(cases: readonly unknown[]): Promise<OwnPortal> {
    const scripts = await theScripts();
    const database = await scripts.openDisposableDatabase();
    const data = mkdtempSync(join(tmpdir(), 'grant-portal-journey-'));
    let server: ChildProcess | undefined;
    try {
      await load(cases, database.uri, data);
      const port = String(await scripts.freePort());
      const address = `http://127.0.0.1:${port}`;
      server = scripts.startPortal({ MONGODB_URI: database.uri, DATA_DIR: data, HOST: '127.0.0.1', PORT: port, PUBLIC_URL: address, LOG_LEVEL: 'silent' }, { output: 'ignore' });
      if (!(await scripts.waitUntilReady(server, address))) throw new Error('the portal of the journey did not start');
      return new OwnPortal(scripts, database, data, server, address);
    } catch (error) {
      if (server) await scripts.stop(server);
      await database.close();
      rmSync(data, { recursive: true, force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    this.database.thaw();
    await this.scripts.stop(this.server);
    await this.database.close();
    rmSync(this.data, { recursive: true, force: true });
  }
}
