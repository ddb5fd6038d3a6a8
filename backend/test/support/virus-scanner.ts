import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The harmless text that every scanner takes for a virus (eicar.org); put together here so that none takes this file for one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A small ClamAV daemon on a port of its own, or a socket of this machine: it speaks INSTREAM, finds EICAR, and can be away. */
export class VirusScannerDouble {
  private server: Server | null = null;
  private port = 0;
  /** Contents that it was shown whole, and found clean or not. */
  readonly seen: { readonly size: number; readonly isClean: boolean }[] = [];
  /** What it says instead of a verdict. */
  answer: string | null = null;
  /** It takes connections and says nothing, as a process that is stopped. */
  isFrozen = false;
  /** Takes no more bytes of a content: answers at once and hangs up. */
  mostBytes = Infinity;
  /** It says so of contents with this word in them alone. */
  puzzledBy = '';

  constructor(private readonly path: string | null = null) {}

  get url(): string {
    return `tcp://127.0.0.1:${String(this.port)}`;
  }

  async open(): Promise<this> {
    this.server = createServer((socket) => { this.serve(socket); });
    const place = this.path === null ? { port: this.port, host: '127.0.0.1' } : { path: this.path };
    await new Promise<void>((resolve) => { this.server?.listen(place, resolve); });
    if (this.path === null) this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  }

  private serve(socket: Socket): void {
    let left = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    let isGreeted = false;
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      left = Buffer.concat([left, bytes]);
      if (!isGreeted) {
        if (this.isFrozen) return;
        if (left.toString('latin1') === 'zPING\0') { socket.end('PONG\0'); return; }
        const greeting = 'zINSTREAM\0';
        if (left.length < greeting.length) return;
        if (left.toString('latin1', 0, greeting.length) !== greeting) { socket.end('UNKNOWN COMMAND\0'); return; }
        isGreeted = true;
        left = left.subarray(greeting.length);
      }
      while (left.length >= 4 && left.length >= 4 + left.readUInt32BE(0)) {
        const length = left.readUInt32BE(0);
        content = Buffer.concat([content, left.subarray(4, 4 + length)]);
        left = left.subarray(4 + length);
        if (content.length > this.mostBytes) { socket.end('INSTREAM size limit exceeded. ERROR\0'); socket.destroySoon(); return; }
        if (length === 0) { this.conclude(socket, content); return; }
      }
    });
  }

  private conclude(socket: Socket, content: Buffer): void {
    const isClean = !content.includes(eicar);
    this.seen.push({ size: content.length, isClean });
    const answer = content.includes(this.puzzledBy) ? this.answer : null;
    socket.end(`${answer ?? (isClean ? 'stream: OK' : 'stream: Eicar-Signature FOUND')}\0`);
  }
}
