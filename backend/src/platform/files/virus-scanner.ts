import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

const CHUNK = 64 * 1024;
/** What it calls a content of which it looked at a part alone, where it is set up to say so (clamd.conf(5), AlertExceedsMax). */
const overLimits = 'Heuristics.Limits.Exceeded';

/** Nobody is there who could look at any file. */
export class ScannerAway extends Error {}

/** Asks a ClamAV daemon by its protocol (clamd(8)): INSTREAM with chunks, their length before each and a zero at the end; one line back. */
@Injectable()
export class VirusScanner {
  /** Longer than clamd looks at one file (clamd.conf(5), MaxScanTime: 120 s). */
  silentMs = 150_000;
  pingMs = 5_000;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get isOn(): boolean {
    return this.config.clamdUrl !== null;
  }

  /**
   * @returns the name of a virus that is in the content, or null
   * @throws ScannerAway where no daemon answers
   * @throws Error where the content cannot be read, the daemon does not take it, or says what nobody understands: then nothing is known of this file
   */
  async virusIn(content: Readable): Promise<string | null> {
    try {
      return verdictOf(await this.ask('zINSTREAM\0', this.silentMs, (socket, answer) => sendAll(content, socket, answer)));
    } catch (error) {
      if (error instanceof ScannerAway || (await this.isThere())) throw error;
      throw new ScannerAway('The virus scanner does not answer.', { cause: error });
    }
  }

  private async isThere(): Promise<boolean> {
    return this.ask('zPING\0', this.pingMs).then((answer) => answer === 'PONG', () => false);
  }

  private async ask(command: string, patience: number, send: (socket: Socket, answer: Promise<string>) => Promise<void> = async () => undefined): Promise<string> {
    const socket = connect(addressOf(this.config.clamdUrl ?? ''));
    socket.setTimeout(patience, () => { socket.destroy(new Error('The virus scanner is silent.')); });
    try {
      await once(socket, 'connect').catch((error: unknown) => { throw new ScannerAway('The virus scanner is away.', { cause: error }); });
      const answer = answerOf(socket);
      answer.catch(() => undefined); // what went wrong meanwhile is told below
      socket.write(command);
      await send(socket, answer);
      return await answer;
    } finally {
      socket.destroy();
    }
  }
}

/** Until all is sent, or the daemon has answered: it does before the end where it takes no more, and hangs up. */
async function sendAll(content: Readable, socket: Socket, answer: Promise<string>): Promise<void> {
  let isAnswered = false as boolean;
  void answer.then(() => { isAnswered = true; }, () => undefined);
  for await (const bytes of content as AsyncIterable<Buffer>) {
    for (let at = 0; at < bytes.length && !isAnswered; at += CHUNK) {
      if (!socket.write(framed(bytes.subarray(at, at + CHUNK)))) await Promise.race([once(socket, 'drain'), answer]);
    }
    if (isAnswered) return;
  }
  socket.write(framed(Buffer.alloc(0)));
}

/** Of `tcp://host:port` or `unix:/path/of/its/socket`. */
function addressOf(url: string): NetConnectOpts {
  const { protocol, hostname, port, pathname } = new URL(url);
  return protocol === 'unix:' ? { path: decodeURIComponent(pathname) } : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
}

function framed(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      said += text;
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')));
      else if (said.length > 4096) reject(new Error('The virus scanner says too much.'));
    });
    socket.once('error', (error: NodeJS.ErrnoException) => { reject(error.code === undefined ? error : hungUp(error)); });
    socket.once('close', () => { reject(hungUp()); });
  });
}

/** Its last words are often lost then: it does so where a file is longer than it takes. */
function hungUp(cause?: Error): Error {
  return new Error('The virus scanner hung up: its StreamMaxLength may be smaller than the file.', { cause });
}

function verdictOf(answer: string): string | null {
  if (answer === 'stream: OK') return null;
  const [, virus] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (virus === undefined || virus.startsWith(overLimits)) throw new Error(`The virus scanner does not know: ${answer}`);
  return virus;
}
