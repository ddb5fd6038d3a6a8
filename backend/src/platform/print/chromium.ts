import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { residentOf } from './process-group.js';

/** Chromium's own noise is off, and nothing but this machine can be reached, by name or through a proxy. */
const flags = [
  '--headless', '--remote-debugging-pipe', '--disable-gpu', '--disable-extensions', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic',
  '--disable-dev-shm-usage', '--no-first-run', '--no-default-browser-check', '--mute-audio', '--hide-scrollbars', '--font-render-hinting=none', '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', '--js-flags=--max-old-space-size=512',
];
const passedOn = ['PATH', 'LANG', 'LC_ALL', 'TMPDIR', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'LD_LIBRARY_PATH', 'SystemRoot'];
const WATCH_MS = 500;

export interface ChromiumLimits {
  readonly ms: number;
  /** Anonymous memory of all its processes; watched where the system tells it (Linux). */
  readonly bytes: number;
}
interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}
type Params = Record<string, unknown>;

/**
 * A Chromium for one print, spoken to by the DevTools protocol over a pipe. It is ended whole when it takes too long or too much, by
 * `end`, when its first process ends, and by itself when the pipe closes: no portal that dies leaves one behind.
 */
export class Chromium {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve: (result: Params) => void; reject: (error: Error) => void }>();
  private readonly timers: NodeJS.Timeout[] = [];
  private last = 0;
  private over: Error | null = null;
  readonly ended: Promise<void>;

  /** @param profile an empty folder of its own */
  constructor(path: string, profile: string, limits: ChromiumLimits) {
    const isRoot = process.getuid?.() === 0;
    this.child = spawn(path, [...flags, ...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true, env: environment(profile),
    });
    this.ended = new Promise<void>((resolve) => {
      this.child.once('exit', () => { this.kill(); resolve(); }).once('error', (error) => { this.fail(error); resolve(); });
    }).then(() => this.fail(new Error('Chromium ended')));
    this.listen(this.child.stdio[4] as Readable);
    (this.child.stdio[3] as Writable).on('error', (error: Error) => { this.fail(error); });
    this.timers.push(
      setTimeout(() => { this.end(new Error(`no page within ${String(limits.ms)} ms`)); }, limits.ms),
      setInterval(() => { if (residentOf(this.child.pid ?? 0) > limits.bytes) this.end(new Error(`more than ${String(limits.bytes)} bytes of memory`)); }, WATCH_MS),
    );
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Asks something of the browser, or of the page of a session. @throws Error what it says, or why it ended */
  ask(method: string, params: Params = {}, session?: string): Promise<Params> {
    if (this.over) return Promise.reject(this.over);
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      (this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`);
    });
  }

  /** Ends all its processes at once. What was asked and is not answered fails. */
  end(reason = new Error('the print was given up')): void {
    this.fail(reason);
    if (this.child.exitCode === null && this.child.signalCode === null) this.kill();
  }

  /** Its whole group, which bears the number of its first process, and keeps it as long as one of them lives. */
  private kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL'); // the group is gone already
    }
  }

  private fail(reason: Error): void {
    this.over ??= reason;
    for (const timer of this.timers) clearTimeout(timer);
    for (const { reject } of this.waiting.values()) reject(this.over);
    this.waiting.clear();
  }

  private listen(from: Readable): void {
    let said = '';
    from.setEncoding('utf8').on('data', (text: string) => {
      const messages = (said + text).split('\0');
      said = messages.pop() ?? '';
      for (const message of messages) this.take(JSON.parse(message) as Answer);
    });
    from.on('error', (error) => { this.fail(error); });
  }

  private take({ id, result, error }: Answer): void {
    const asked = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !asked) return;
    this.waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result ?? {});
  }
}

/** Neither the database's address nor any secret of the portal. */
function environment(home: string): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))), HOME: home };
}
