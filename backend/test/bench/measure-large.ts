import { Agent } from 'node:http';
import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { mostPartBytes, type PatchAnswer, type PatchEntry, type Problem } from '#shared/platform';
import { mostTemplateBytes, type ReportActed, type ReportDiff, type ReportImportView, type ReportView } from '#shared/reports';
import { newId } from '../../src/platform/context/new-id.js';
import { hostileWorkbooks } from '../support/workbooks.js';
import type { LargeReport } from './large-report.js';
import { ask, spread, type Answered } from './load.js';

/** One act on a report of many cells: how long it took, against what a person does not feel as waiting. */
export interface Timed {
  readonly act: string;
  readonly millis: number;
  readonly barMillis: number;
  readonly notes: Record<string, number>;
}
type Note = (act: string, millis: readonly number[], bar: number, notes?: Record<string, number>) => void;
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
/** As many as the portal's queue sends at once. */
const MOST_AT_ONCE = 1000;
const rounded = (value: number) => Math.round(value * 10) / 10;

/** The life of a report of many cells by its API: written, read, submitted, sent back, corrected, compared; and that all of it is there. */
export async function measureLarge(portal: string, report: LargeReport): Promise<Timed[]> {
  const api = new Api(portal);
  const timed: Timed[] = [];
  const path = `/reports/${report.id}`;
  const note = (act: string, millis: readonly number[], barMillis: number, notes: Record<string, number> = {}) => timed.push({ act, millis: rounded(spread(millis).p50), barMillis, notes: { longest: rounded(Math.max(...millis)), ...notes } });
  const write = async (pointers: readonly string[], value: (at: number) => string): Promise<number[]> => {
    const millis: number[] = [];
    for (let from = 0; from < pointers.length; from += MOST_AT_ONCE) {
      const entries: PatchEntry[] = pointers.slice(from, from + MOST_AT_ONCE).map((pointer, at) => ({ pointer, value: value(from + at), base: 1_000_000 }));
      const answer = await api.ask<PatchAnswer>('PATCH', path, report.signatory, entries);
      if (answer.body.results.some((one) => one.status !== 'saved')) throw new Error(`${path}: not every cell was saved`);
      millis.push(answer.millis);
    }
    return millis;
  };

  note('save of 1 000 cells', await write(report.pointers, (at) => String(at % 97)), 500);
  const single: number[] = [];
  for (let at = 0; at < 20; at++) single.push(...await write([report.pointers[at * 7] ?? ''], () => String(at)));
  note('save of one cell', single, 100);
  const reads = [];
  for (let at = 0; at < 5; at++) reads.push(await api.ask<ReportView>('GET', path, report.signatory));
  note('the report as its page reads it', reads.map((one) => one.millis), 500, { kilobytes: Math.round((reads[0]?.bytes.length ?? 0) / 1000) });
  await measureTemplate(api, path, report.signatory, note);
  await measureHostile(api, path, report.signatory, note);
  const submitted = await submit(api, path, report.signatory);
  note('submission', [submitted.millis], 1000);
  note('sent back by the officer', [await sendBack(api, path, report)], 500);
  note('save of 500 corrections', await write(report.pointers.slice(0, 500), (at) => String(1000 + at)), 500);
  note('submission again', [(await submit(api, path, report.signatory)).millis], 1000);
  const diff = await api.ask<ReportDiff>('GET', `${path}/versions/2/diff`, report.officer);
  if (diff.body.changes.length !== 500) throw new Error(`the comparison finds ${String(diff.body.changes.length)} changes, not 500`);
  note('comparison with the submission before', [diff.millis], 500, { changes: diff.body.changes.length, kilobytes: Math.round(diff.bytes.length / 1000) });
  note('the report as its officer reads it', [(await api.ask<ReportView>('GET', path, report.officer)).millis], 500);
  return timed;
}

/** The report's workbook: made; sent back with 1 000 other figures; these written. */
async function measureTemplate(api: Api, path: string, who: string, note: Note): Promise<void> {
  const template = await api.file(`${path}/template.xlsx`, who);
  note('its template', [template.millis], 2000, { kilobytes: Math.round(template.bytes.length / 1000) });
  const bytes = await withOtherFigures(template.bytes, 1000);
  const file = await upload(api, who, bytes);
  const sent = newId();
  const preview = await api.ask<ReportImportView>('POST', `${path}/imports`, who, { id: sent, file });
  const { changes, errors } = preview.body;
  if (changes.length !== 1000 || errors.length > 0) throw new Error(`the template came back with ${String(changes.length)} changes, not 1000, and ${String(errors.length)} errors`);
  note('the template read, every change shown', [preview.millis], 2000, { changes: changes.length, kilobytes: Math.round(preview.bytes.length / 1000) });
  note('its changes written', [(await api.ask('POST', `${path}/imports/${sent}/confirm`, who, { choices: [] })).millis], 1000);
}

/** Workbooks that are made to hurt: each is refused for what it is, the slowest counts. */
async function measureHostile(api: Api, path: string, who: string, note: Note): Promise<void> {
  const millis: number[] = [];
  for (const [what, bytes, code] of hostileWorkbooks().filter((one) => one[1].length <= mostTemplateBytes)) {
    const file = await upload(api, who, bytes);
    if (file === null) continue; // not even a workbook by its first entries
    const { body, ...answer } = await api.ask<Problem>('POST', `${path}/imports`, who, { id: newId(), file }, undefined, 422);
    if (body.errors?.[0]?.code !== code) throw new Error(`${what}: refused as ${JSON.stringify(body.errors)}, not as ${code}`);
    millis.push(answer.millis);
  }
  note('a workbook that is made to hurt, refused: the slowest', [Math.max(...millis)], 1000, { workbooks: millis.length });
}

/** @returns the file; null where it is refused for its kind */
async function upload(api: Api, who: string, bytes: Buffer): Promise<string | null> {
  const file = newId();
  await api.ask('POST', '/files', who, { id: file, name: 'report.xlsx', size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += mostPartBytes) await api.put(`/files/${file}/content?offset=${String(offset)}`, who, bytes.subarray(offset, offset + mostPartBytes));
  const { status } = await api.ask('POST', `/files/${file}/complete`, who, {}, undefined, 415);
  return status === 415 ? null : file;
}

/** As somebody filled it in Excel: so many of the figures that may be written are larger by 5 000. */
async function withOtherFigures(template: Buffer, count: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(template as unknown as ArrayBuffer);
  let left = count;
  book.worksheets[1]?.eachRow((row) => row.eachCell((cell) => {
    const isFigure = (cell.protection as { locked?: boolean } | undefined)?.locked === false && typeof cell.value === 'number';
    if (isFigure && left > 0) {
      cell.value = Number(cell.value) + 5000;
      left -= 1;
    }
  }));
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function submit(api: Api, path: string, who: string): Promise<Answered> {
  const { version } = (await api.ask<ReportView>('GET', path, who)).body;
  return api.ask<ReportActed>('POST', `${path}/submit`, who, { certified: true, onBehalfOf: null }, version);
}

async function sendBack(api: Api, path: string, { officer, pointers }: LargeReport): Promise<number> {
  const { version } = (await api.ask<ReportView>('GET', path, officer)).body;
  await api.ask<ReportActed>('POST', `${path}/start-review`, officer, {}, version);
  const id = newId();
  const comment: PatchEntry = { pointer: `/comments/${id}`, value: { id, pointer: pointers[0], text: 'Please count again.' }, base: 1_000_000 };
  const commented = await api.ask<PatchAnswer>('PATCH', `${path}/review`, officer, [comment]);
  if (commented.body.results[0]?.status !== 'saved') throw new Error(`${path}: the comment was not saved: ${JSON.stringify(commented.body.results)}`);
  return (await api.ask<ReportActed>('POST', `${path}/request-changes`, officer, { message: '' }, commented.body.version)).millis;
}

class Api {
  constructor(private readonly portal: string) {}

  /** @param refusal the status of a refusal that is an answer too */
  async ask<T>(method: string, path: string, secret: string, body?: unknown, version?: number, refusal?: number): Promise<Answered & { body: T }> {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${String(version)}"` };
    const answer = await this.sent(method, path, secret, headers, body === undefined ? undefined : JSON.stringify(body), refusal);
    return { ...answer, body: JSON.parse(answer.bytes.toString()) as T };
  }

  file(path: string, secret: string): Promise<Answered> {
    return this.sent('GET', path, secret, {}, undefined);
  }

  put(path: string, secret: string, bytes: Buffer): Promise<Answered> {
    return this.sent('PUT', path, secret, { 'content-type': 'application/octet-stream' }, bytes);
  }

  private async sent(method: string, path: string, secret: string, given: Record<string, string>, body: string | Buffer | undefined, refusal?: number): Promise<Answered> {
    const headers = { cookie: `portal-session=${secret}`, 'x-requested-by': 'bench', 'idempotency-key': randomUUID(), ...given };
    const answer = await ask({ method, url: `${this.portal}/api/v1${path}`, headers, ...(body === undefined ? {} : { body }) }, agent);
    if (answer.status >= 300 && answer.status !== refusal) throw new Error(`${method} ${path}: ${String(answer.status)} ${answer.bytes.toString().slice(0, 500)}`);
    return answer;
  }
}
