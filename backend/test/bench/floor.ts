import { createServer, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';

/** The floor of each measurement: the same work by the bare driver behind node:http, without rights, rules or history (docs/performance.md). */
export interface Floor {
  readonly url: string;
  close(): Promise<void>;
}
type Db = mongoose.mongo.Db;
const listFields = { version: 1, project: 1, lead: 1, seq: 1, period: 1, opensAt: 1, endsAt: 1, dueEndsAt: 1, state: 1, isLate: 1, submittedAt: 1, firstSubmittedAt: 1, submissions: 1, findings: 1, 'comments.state': 1 };

export async function startFloor(uri: string): Promise<Floor> {
  const client = await mongoose.mongo.MongoClient.connect(uri, { maxPoolSize: 40 });
  const db = client.db();
  const server = createServer((request, response) => {
    answer(client, db, request.url ?? '/', response).catch((error: unknown) => { response.destroy(error as Error); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, close: async () => { await closed(server); await client.close(); } };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => { server.close(() => { resolve(); }); });
}

async function answer(client: mongoose.mongo.MongoClient, db: Db, url: string, response: ServerResponse): Promise<void> {
  if (url.startsWith('/reports')) { json(response, { items: await reports(db) }); return; }
  if (url.startsWith('/portfolio')) { json(response, Object.assign({}, ...(await db.collection('benchFigures').find().toArray()).map((part) => part['figures'] as object)) as object); return; }
  if (url.startsWith('/submit/')) { await submit(client, db, url.slice(8)); json(response, { state: 'submitted' }); return; }
  await values(db, response);
}

function json(response: ServerResponse, body: object): void {
  const text = JSON.stringify(body);
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

/** One indexed find on fields kept in the row. */
function reports(db: Db): Promise<unknown[]> {
  return db.collection('reports').find({ state: { $in: ['approved'] } }, { projection: listFields, sort: { submittedAt: -1, _id: -1 }, limit: 51 }).toArray();
}

/** The bare transaction: draft, version, summary, audit event, message, key. */
async function submit(client: mongoose.mongo.MongoClient, db: Db, id: string): Promise<void> {
  const session = client.startSession();
  try {
    await session.withTransaction(async () => {
      const report = await db.collection('reports').findOne({ _id: id as never }, { session });
      if (!report) throw new Error('no draft');
      const now = new Date().toISOString();
      await db.collection('floorVersions').insertOne({ _id: randomUUID() as never, report: id, content: report['content'] as object, at: now }, { session });
      await db.collection('floorReports').insertOne({ ...report, state: 'submitted', submittedAt: now }, { session });
      await db.collection('floorSummaries').updateOne({ _id: (report['project'] as { id: string }).id as never }, { $set: { submittedAt: now } }, { session, upsert: true });
      for (const collection of ['floorAudit', 'floorOutbox', 'floorKeys']) await db.collection(collection).insertOne({ _id: randomUUID() as never, report: id, at: now }, { session });
    }, { writeConcern: { w: 'majority', j: true }, readConcern: { level: 'snapshot' } });
  } finally {
    await session.endSession();
  }
}

/** The same rows as bare XML through deflate level 6, streamed. */
async function values(db: Db, response: ServerResponse): Promise<void> {
  const pack = createDeflateRaw({ level: 6, chunkSize: 64 * 1024 });
  response.setHeader('Content-Type', 'application/octet-stream');
  await pipeline(Readable.from(valueXml(db), { objectMode: false, highWaterMark: 256 * 1024 }), pack, response);
}

interface FloorVersion {
  project: string;
  seq: number;
  content: { values: { location: string; cell: string; value: string }[] };
  definitions: { framework: { indicators: { code: string; title: string; unit: string }[]; outputs: { code: string }[] }; locations: { id: string; name: string }[] };
}

async function* valueXml(db: Db): AsyncGenerator<Buffer> {
  const summaries = db.collection('summaries').find({}, { projection: { code: 1, lead: 1, countries: 1, theme: 1, periods: 1 }, sort: { code: 1 }, batchSize: 100 });
  let text = '<worksheet><sheetData>';
  for await (const summary of summaries) {
    const versions = db.collection('reportVersions').find({ project: summary._id, counts: true }, { projection: { seq: 1, 'content.values': 1, 'definitions.framework.indicators': 1, 'definitions.framework.outputs': 1, 'definitions.locations': 1 }, sort: { seq: 1 } }) as unknown as AsyncIterable<FloorVersion>;
    for await (const version of versions) {
      text += rowsOf(summary as never, version);
      if (text.length < 128 * 1024) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

const escape = (value: string) => value.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'));
const cell = (value: string | undefined) => (value === undefined || value === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`);

function rowsOf(summary: { code: string; lead: { name: string }; countries: { code: string; percentage: string }[]; theme: string; periods: { start: string; end: string }[] }, { seq, content, definitions }: FloorVersion): string {
  const period = summary.periods[seq - 1];
  const [indicator] = definitions.framework.indicators;
  const places = new Map(definitions.locations.map((one) => [one.id, one.name]));
  let text = '';
  for (const { location, cell: key, value } of content.values) {
    const [sex, age] = key.split('|');
    text += `<row>${cell(summary.code)}${cell(summary.lead.name)}${cell(summary.countries.map((one) => `${one.code} ${one.percentage}%`).join(', '))}${cell(summary.theme)}`
      + `<c s="6"><v>${String(dayNumber(period?.start ?? ''))}</v></c><c s="6"><v>${String(dayNumber(period?.end ?? ''))}</v></c>${cell('Approved')}${cell(definitions.framework.outputs[0]?.code)}`
      + `${cell(indicator?.code)}${cell(indicator?.title)}${cell(indicator?.unit)}${cell(places.get(location))}${cell(sex)}${cell(age)}<c/><c s="3"><v>${value}</v></c><c/><c/></row>`;
  }
  return text;
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

const uri = process.env['FLOOR_URI'];
if (uri !== undefined && process.argv[1] === createRequire(import.meta.url).resolve(import.meta.filename)) {
  const floor = await startFloor(uri);
  process.send?.({ kind: 'listening', url: floor.url });
}
