import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts a compiled script as a process of its own and waits for its first message. */
export function startScript(script: string, env: NodeJS.ProcessEnv, execArgv: string[] = []): Promise<{ child: ChildProcess; told: Record<string, unknown> }> {
  return new Promise((done, fail) => {
    const child = fork(script, { env, execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('message', (told) => { done({ child, told: told as Record<string, unknown> }); });
    child.once('exit', (code) => { fail(new Error(`${script} ended with ${String(code)}`)); });
  });
}

/** Starts the built portal as `npm start` runs it, and waits until it is ready. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; url: string }> {
  const { child, told } = await startScript(resolve(import.meta.dirname, '../../src/main.js'), env, ['--max-semi-space-size=16']);
  const url = `http://127.0.0.1:${String(told['port'])}`;
  while ((await fetch(`${url}/api/v1/health/ready`)).status !== 200) await pause(20);
  return { child, url };
}

/** A signal to a process, and its end. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => { child.once('exit', done); });
  child.kill(signal);
  await gone;
}

/** The portal as a process beside the test, on the test's database and with its jobs running: it may be killed and started again. */
export class ServedPortal {
  private running: { child: ChildProcess; url: string } | null = null;

  constructor(private readonly settings: { MONGODB_URI: string; DATA_DIR: string; SMTP_URL?: string }) {}

  get url(): string {
    if (!this.running) throw new Error('The portal does not run.');
    return this.running.url;
  }

  async start(): Promise<void> {
    this.running = await startServer({ ...process.env, ...this.settings, PORT: '0', LOG_LEVEL: 'silent', DEMO: '0', NODE_ENV: 'development' });
  }

  /** As a crash would: no word to anybody. */
  async kill(): Promise<void> {
    if (this.running) await end(this.running.child, 'SIGKILL');
    this.running = null;
  }

  async close(): Promise<void> {
    if (this.running) await end(this.running.child);
  }
}
