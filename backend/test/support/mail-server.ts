import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  readonly to: string;
  readonly messageId: string;
  readonly text: string;
}
/** What goes wrong next; each fault is met once. `before-dot`: the line is cut before the mail ends; `after-dot`: once it is taken, before anybody hears so. */
export type Fault = 'before-dot' | 'after-dot';
const END = '\r\n.\r\n';

/** A real mail server behind a line that can be cut; `refuse` says with which code it answers a recipient, `wait` how long it thinks. */
export async function startMailServer(refuse: (address: string) => number | null = () => null) {
  const taken: TakenMail[] = [];
  const faults: Fault[] = [];
  const pace = { ms: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (address, _session, callback) => {
      const code = refuse(address.address);
      callback(code === null ? null : Object.assign(new Error('not now'), { responseCode: code }));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        void pause(pace.ms).then(() => {
          taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId: /^Message-ID: (.+?)\r?$/im.exec(text)?.[1] ?? '', text });
          callback();
        });
      });
    },
  });
  server.on('error', () => undefined); // lines that were cut
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const inner = (server.server.address() as AddressInfo).port;
  const line = createServer((outside) => { join(outside, connect(inner, '127.0.0.1'), faults); });
  await new Promise<void>((listening) => { line.listen(0, '127.0.0.1', listening); });
  return {
    taken, faults, pace, url: `smtp://127.0.0.1:${String((line.address() as AddressInfo).port)}`,
    close: async () => {
      await new Promise<void>((closed) => { line.close(() => { closed(); }); });
      await new Promise<void>((closed) => { server.close(() => { closed(); }); });
    },
  };
}

/** Passes on what both say, until a fault is due at the end of a mail. */
function join(outside: Socket, inside: Socket, faults: Fault[]): void {
  let isDeaf = false;
  let said = '';
  const cut = () => { outside.destroy(); inside.destroy(); };
  outside.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('latin1')).slice(-100_000);
    const isEnd = said.endsWith(END);
    const fault = isEnd ? faults.shift() : undefined;
    if (isEnd) said = '';
    if (fault === 'after-dot') isDeaf = true;
    if (fault === 'before-dot') cut();
    else inside.write(chunk);
  });
  inside.on('data', (chunk: Buffer) => {
    if (isDeaf) cut();
    else outside.write(chunk);
  });
  for (const socket of [outside, inside]) socket.on('error', cut).on('close', cut);
}
