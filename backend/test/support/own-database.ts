import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Database {
  readonly uri: string;
  readonly port: number;
  readonly folder: string;
  readonly child: ChildProcess;
  close(): Promise<void>;
}
interface Scripts {
  openDisposableDatabase(): Promise<Database>;
  findMongod(): Promise<{ path: string }>;
  serverFiles(folder: string): object;
  startMongod(binary: string, options: object): Promise<{ child: ChildProcess }>;
}
const script = (name: string): Promise<Partial<Scripts>> => import(pathToFileURL(resolve(import.meta.dirname, '../../../../scripts/database', name)).href) as Promise<Partial<Scripts>>;

/** A database server of the test's own, which it may kill and start again on the same port and folder. */
export class OwnDatabase {
  private constructor(private readonly scripts: Scripts, private readonly first: Database, private child: ChildProcess) {}

  static async open(): Promise<OwnDatabase> {
    const [disposable, binary, process] = await Promise.all([script('disposable.mjs'), script('mongod-binary.mjs'), script('mongod-process.mjs')]);
    const scripts = { ...disposable, ...binary, ...process } as Scripts;
    const first = await scripts.openDisposableDatabase();
    return new OwnDatabase(scripts, first, first.child);
  }

  get uri(): string {
    return this.first.uri;
  }

  /** As a power cut would: no word to anybody. */
  async kill(): Promise<void> {
    const gone = new Promise((done) => { this.child.once('exit', done); });
    this.child.kill('SIGKILL');
    await gone;
  }

  async startAgain(): Promise<void> {
    const { path } = await this.scripts.findMongod();
    const { port, folder } = this.first;
    ({ child: this.child } = await this.scripts.startMongod(path, { ...this.scripts.serverFiles(folder), port, cacheGigabytes: 0.5 }));
  }

  async close(): Promise<void> {
    await this.kill();
    await this.first.close();
  }
}
