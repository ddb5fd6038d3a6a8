import { once } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

const SILENT_MS = 60_000;
const CHUNK = 64 * 1024;
/** What it calls a content of which it looked at a part alone, where it is set up to say so (clamd.conf(5), AlertExceedsMax). */
const overLimits = 'Heuristics.Limits.Exceeded';

/** Nobody is there who could look at any file. */
export class ScannerAway extends Error {}

/** Asks a ClamAV daemon by its protocol (clamd(8), INSTREAM): chunks with their length before them, a zero at the end, one line back. */
@Injectable()
export class VirusScanner {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get isOn(): boolean {
    return this.config.clamdUrl !== null;
  }

  /**
   * @returns the name of a virus that is in the content, or null
   * @throws ScannerAway where no connection comes about
   * @throws Error where the content cannot be read, the daemon does not take it, or says what nobody understands: then nothing is known of this file
   */
  async virusIn(content: Readable): Promise<string | null> {
    const socket = connect(addressOf(this.config.clamdUrl ?? ''));
    socket.setTimeout(SILENT_MS, () => { socket.destroy(new Error('The virus scanner is silent.')); });
    try {
      await once(socket, 'connect').catch((error: unknown) => { throw new ScannerAway('The virus scanner is away.', { cause: error }); });
      const answer = answerOf(socket);
      answer.catch(() => undefined); // what went wrong meanwhile is told below
      socket.write('zINSTREAM\0');
      for await (const bytes of content as AsyncIterable<Buffer>) {
        for (let at = 0; at < bytes.length; at += CHUNK) if (!socket.write(framed(bytes.subarray(at, at + CHUNK)))) await Promise.race([drained(socket), answer]);
      }
      socket.write(framed(Buffer.alloc(0)));
      return verdictOf(await answer);
    } finally {
      socket.destroy();
    }
  }
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

function drained(socket: ReturnType<typeof connect>): Promise<void> {
  return new Promise((resolve) => { socket.once('drain', resolve); });
}

function answerOf(socket: ReturnType<typeof connect>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      said += text;
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')));
      else if (said.length > 4096) reject(new Error('The virus scanner says too much.'));
    });
    socket.once('error', reject);
    socket.once('close', () => { reject(new Error('The virus scanner hung up.')); });
  });
}

function verdictOf(answer: string): string | null {
  if (answer === 'stream: OK') return null;
  const [, virus] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (virus === undefined || virus.startsWith(overLimits)) throw new Error(`The virus scanner does not know: ${answer}`);
  return virus;
}
