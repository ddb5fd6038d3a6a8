import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { openDisposableDatabase } from './disposable.mjs';
import { openDatabase } from './embedded.mjs';

describe('the embedded database', () => {
  let dataDir;
  let opened;
  let said;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'grant-portal-embedded-'));
    opened = [];
    said = [];
  });
  afterEach(async () => {
    for (const database of opened.reverse()) await database.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  const open = async () => {
    const database = await openDatabase({ dataDir, log: (text) => said.push(text) });
    opened.push(database);
    return database;
  };
  const recorded = () => JSON.parse(readFileSync(join(dataDir, 'mongod.json'), 'utf8'));
  const onConnection = async (uri, work) => {
    const connection = await mongoose.createConnection(uri).asPromise();
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  };
  const writeInTransaction = (uri) =>
    onConnection(uri, (connection) =>
      connection.transaction((session) => connection.collection('kept').insertOne({ a: 1 }, { session })),
    );
  const countKept = (uri) => onConnection(uri, (connection) => connection.collection('kept').countDocuments());

  it('holds transactions and keeps its port and its data', async () => {
    const first = await open();
    await writeInTransaction(first.uri);
    await opened.pop().close();
    const second = await open();
    expect(second.port).toBe(first.port);
    expect(second.startedHere).toBe(true);
    expect(await countKept(second.uri)).toBe(1);
  });

  it('is adopted by who finds it alive, who then leaves it running', async () => {
    const first = await open();
    const second = await openDatabase({ dataDir });
    expect(second.startedHere).toBe(false);
    expect(second.uri).toBe(first.uri);
    await second.close();
    expect(await countKept(first.uri)).toBe(0);
  });

  it('is started once by two who come at the same time', async () => {
    const both = await Promise.all([open(), open()]);
    expect(both.filter(({ startedHere }) => startedHere).length).toBe(1);
    expect(both[0].uri).toBe(both[1].uri);
  });

  it('moves when another program took its port', async () => {
    const first = await open();
    await writeInTransaction(first.uri);
    await opened.pop().close();
    const intruder = createServer((socket) => socket.destroy()).listen(first.port, '127.0.0.1');
    await once(intruder, 'listening');
    const second = await open();
    intruder.close();
    expect(second.port).not.toBe(first.port);
    expect(said.join()).toContain(`port ${first.port} of the database is taken`);
    expect(await countKept(second.uri)).toBe(1);
  });

  it('comes back by itself after a kill, with what was acknowledged', async () => {
    const { uri } = await open();
    await writeInTransaction(uri);
    const { pid } = recorded();
    process.kill(pid, 'SIGKILL');
    while (recorded().pid === pid) await sleep(50);
    expect(await countKept(uri)).toBe(1);
  });

  it('is closed with the server that is being started again at that moment', async () => {
    await open();
    const { pid } = recorded();
    process.kill(pid, 'SIGKILL');
    while (!said.join().includes('starting it again')) await sleep(5);
    await opened.pop().close();
    const again = recorded().pid;
    expect(again).not.toBe(pid);
    expect(() => process.kill(again, 0)).toThrow();
  });

  it('offers no zlib compression', async () => {
    const { uri } = await open();
    const options = await onConnection(uri, (connection) => connection.db.admin().command({ getCmdLineOpts: 1 }));
    expect(options.parsed.net.compression.compressors).toBe('snappy,zstd');
  });
});

describe('a disposable database', () => {
  it('is gone with its folder at the end', async () => {
    const { uri, close } = await openDisposableDatabase();
    await close();
    const attempt = mongoose.createConnection(uri, { serverSelectionTimeoutMS: 300 }).asPromise();
    await expectAsync(attempt).toBeRejected();
  });
});
