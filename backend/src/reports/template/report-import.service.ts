import { Injectable, type OnModuleInit } from '@nestjs/common';
import { fileTypes, type Finding, type Sheet } from '#shared/platform';
import { entryKey, mostTemplateBytes, readTemplate, type ReportImportBody, type ReportImportConfirmation, type ReportImportView, type TemplateReading } from '#shared/reports';
import { PeopleDirectory } from '../../platform/auth/people-directory.js';
import { actor, authorise, systemCtx, type Ctx } from '../../platform/context/ctx.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { notFound, Problem, ruleBroken, ruleBrokenAt, wrongState } from '../../platform/errors/problem.js';
import { allow } from '../../platform/errors/ruling.js';
import { FileRights } from '../../platform/files/file-rights.js';
import { FileService } from '../../platform/files/file.service.js';
import type { MadeFile } from '../../platform/http/attached.js';
import { LeaseRunner } from '../../platform/jobs/lease-runner.js';
import { WorkbookReader } from '../../platform/workbook/workbook-reader.js';
import { ProgrammeService } from '../../programmes/programme.service.js';
import { reportFileName } from '../report-file-name.js';
import { ReportDesk, rulingOn, type OpenReport } from '../report-desk.js';
import { ReportChangeRepository } from '../report-change.repository.js';
import { ReportRepository } from '../report.repository.js';
import { compare, importViewOf, isOfNow } from './import-preview.js';
import { ReportImportRepository } from './report-import.repository.js';
import type { StoredImport } from './report-import.schema.js';
import { templateSource, type TemplateSource } from './template-source.js';
import { templateWorkbook } from './template-workbook.js';
import { statusWords, templateSheetNames } from './texts/template-texts.js';

const KEPT_HOURS = 24;
const SWEEP_SECONDS = 3600;
const SWEPT_AT_ONCE = 200;
const ownerOf = (id: string) => ({ kind: 'reportImport', id });

/** Filled templates: read, shown, and written whole or not at all (domain 8). */
@Injectable()
export class ReportImportService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions, private readonly desk: ReportDesk, private readonly reports: ReportRepository, private readonly changes: ReportChangeRepository,
    private readonly imports: ReportImportRepository,
    private readonly programmes: ProgrammeService, private readonly people: PeopleDirectory, private readonly files: FileService, private readonly rights: FileRights,
    private readonly workbooks: WorkbookReader, private readonly runner: LeaseRunner,
  ) {}

  onModuleInit(): void {
    this.rights.register('reportImport', async (ctx, id) => {
      const sent = await this.imports.find(ctx.scope, id);
      return sent !== null && (await this.reports.belongings(ctx.scope, sent.report)) !== null;
    });
    this.runner.every('filled templates', SWEEP_SECONDS, () => this.sweep(new Date()));
  }

  /**
   * Reads a filled template and tells what it would change; nothing is written. It takes the place of what the same person sent before.
   * @throws Problem not_found, not_allowed, wrong_state, rule_broken at `/file` (what is no template of this report, or no workbook that is read)
   */
  async open(ctx: Ctx, report: string, { id, file }: ReportImportBody): Promise<ReportImportView> {
    allow(rulingOn(ctx, await this.desk.openStanding(ctx, report), 'edit'));
    const { name, sheets } = await this.sheetsOf(ctx, file);
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.admitted(ctx, report, tx);
      const source = await this.sourceOf(ctx, open, tx);
      const reading = readingOf(sheets, source, open);
      for (const before of await this.imports.ofReport(ctx.scope, report, tx.session)) await this.drop(ctx, tx, before);
      if (await this.imports.find({ kind: 'system' }, id, tx.session)) throw new Problem('id_used');
      const sent = await this.imports.insert(newImport(ctx, { id, file, name, report }, reading), tx.session);
      await this.files.bind(ctx, tx, file, ownerOf(id));
      return this.view(ctx, open, sent, source);
    });
  }

  /** What an import would change now. @throws Problem not_found (also once it is past its time), not_allowed */
  async get(ctx: Ctx, report: string, id: string): Promise<ReportImportView> {
    const open = await this.desk.open(ctx, report);
    authorise(ctx, 'report.write', open.report.access);
    return this.view(ctx, open, await this.sent(ctx, report, id), await this.sourceOf(ctx, open));
  }

  /**
   * Writes every change, or nothing. A field that somebody changed after the file was made needs a choice.
   * @throws Problem not_found, not_allowed, wrong_state, rule_broken (import_has_errors, import_conflict at each field, template_of_other_definitions)
   */
  confirm(ctx: Ctx, report: string, id: string, { choices }: ReportImportConfirmation): Promise<ReportImportView> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.admitted(ctx, report, tx);
      const sent = await this.sent(ctx, report, id, tx.session);
      if (sent.state !== 'open') throw wrongState('This file is written already.');
      const source = await this.sourceOf(ctx, open, tx);
      if (!isOfNow(sent, source.layout)) throw refused('template_of_other_definitions');
      if (sent.mistakes.length > 0) throw ruleBrokenAt('/errors', 'import_has_errors', 'Mend the errors in the file and send it again.', { count: sent.mistakes.length });
      const left = new Set(choices.filter((one) => one.choice === 'theirs').map((one) => one.pointer));
      const chosen = { ...sent, changes: sent.changes.filter((one) => !left.has(one.pointer)) };
      const bases = new Map(choices.filter((one) => one.choice === 'mine').map((one) => [one.pointer, one.version]));
      const stamp = stampOf(ctx);
      const compared = compare(open, chosen, source, stamp, bases);
      await this.refuseUnlessAllSaved(compared.results);
      const written = compared.results.filter((one) => one.status === 'saved' && one.version === open.report.version + 1).length;
      const saved = written === 0 ? open.report : await this.reports.replace({ ...open.report, content: compared.draft, changes: compared.changes }, tx.session);
      if (written > 0) await this.changes.keep(report, 'content', stamp, compared.replaced, tx.session);
      const confirmed = await this.imports.replace({ ...sent, state: 'confirmed', written }, tx.session);
      return this.view(ctx, { ...open, report: saved }, confirmed, source);
    });
  }

  /** The file that was sent, with what is wrong as comments of its cells. @throws Problem not_found, not_allowed, wrong_state, rule_broken */
  async file(ctx: Ctx, report: string, id: string): Promise<MadeFile> {
    const open = await this.desk.open(ctx, report);
    allow(rulingOn(ctx, open, 'edit'));
    const sent = await this.sent(ctx, report, id);
    const source = templateSource(open, await this.programmes.get(open.report.access.programme), sent.language);
    const { sheets } = await this.sheetsOf(ctx, sent.file);
    const { identity, typed, marks, errors } = readingOf(sheets, source, open);
    const content = { identity, madeAt: sent.createdAt.toISOString(), cell: (entry: Parameters<typeof entryKey>[0]) => typed.get(entryKey(entry)) ?? null, marks: (row: string) => marks.get(row) ?? '' };
    return { name: reportFileName('report', source.report, source.language, 'xlsx'), bytes: await templateWorkbook(source, content, errors) };
  }

  /** Forgets imports that are past their time. @returns how many */
  async sweep(now: Date): Promise<number> {
    const ctx = systemCtx('filled templates');
    const expired = await this.imports.expired(ctx.scope, now, SWEPT_AT_ONCE);
    for (const sent of expired) await this.transactions.run(ctx, (tx) => this.drop(ctx, tx, sent));
    return expired.length;
  }

  private async admitted(ctx: Ctx, report: string, tx: Tx): Promise<OpenReport> {
    const open = await this.desk.open(ctx, report, tx.session);
    const ruling = rulingOn(ctx, open, 'edit');
    if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
    allow(ruling);
    return open;
  }

  private async sent(ctx: Ctx, report: string, id: string, session?: Tx['session']): Promise<StoredImport> {
    const sent = await this.imports.get(ctx.scope, id, session);
    if (sent.report !== report || sent.expiresAt <= ctx.recordedAt()) throw notFound();
    return sent;
  }

  private async sheetsOf(ctx: Ctx, id: string): Promise<{ name: string; sheets: Sheet[] }> {
    const file = await this.files.readable(ctx, id).catch((error: unknown) => { throw error instanceof Problem && error.code === 'not_found' ? refused('file_unknown') : error; });
    if (file.type !== fileTypes.xlsx) throw refused('not_a_workbook');
    if (file.size > mostTemplateBytes) throw refused('workbook_too_large', { most: mostTemplateBytes });
    const chunks: Buffer[] = [];
    for await (const chunk of this.files.content(file)) chunks.push(chunk as Buffer);
    return { name: file.name, sheets: await this.workbooks.read(Buffer.concat(chunks)) };
  }

  private async sourceOf(ctx: Ctx, open: OpenReport, tx?: Tx): Promise<TemplateSource> {
    return templateSource(open, await this.programmes.get(open.report.access.programme, tx?.session), ctx.language);
  }

  private async view(ctx: Ctx, open: OpenReport, sent: StoredImport, source: TemplateSource): Promise<ReportImportView> {
    const compared = compare(open, sent, source, stampOf(ctx));
    const names = await this.people.names(compared.results.map((one) => (one.status === 'conflict' ? one.by : null)));
    return importViewOf(open, sent, source, compared, names);
  }

  private async refuseUnlessAllSaved(results: ReturnType<typeof compare>['results']): Promise<void> {
    const wrong = results.filter((one) => one.status !== 'saved');
    if (wrong.length === 0) return;
    const names = await this.people.names(wrong.map((one) => (one.status === 'conflict' ? one.by : null)));
    throw ruleBroken('Choose for each field that somebody else changed meanwhile.', wrong.map((one) => (one.status === 'conflict'
      ? { pointer: one.pointer, code: 'import_conflict', detail: 'Changed by somebody else after this file was made.', params: { by: names.get(one.by ?? '') ?? null, version: one.version } }
      : { pointer: one.pointer, code: one.code, detail: one.detail })));
  }

  private async drop(ctx: Ctx, tx: Tx, { _id, file }: StoredImport): Promise<void> {
    await this.files.unbind(ctx, tx, file, ownerOf(_id));
    await this.imports.remove(_id, tx.session);
  }
}

const stampOf = (ctx: Ctx) => ({ by: actor(ctx) ?? 'system', at: ctx.now });
const refused = (code: string, params: Finding['params'] = {}): Problem => ruleBrokenAt('/file', code, 'This file is not taken.', params);

function readingOf(sheets: readonly Sheet[], source: TemplateSource, { report }: OpenReport): TemplateReading {
  const reading = readTemplate(sheets, source.layout, { id: report._id, version: report.version }, { currency: report.currency, statuses: statusWords }, templateSheetNames);
  if ('code' in reading) throw refused(reading.code, reading.params);
  return reading;
}

function newImport(ctx: Ctx, { id, file, name, report }: ReportImportBody & { name: string; report: string }, { identity, changes, errors }: TemplateReading): StoredImport {
  const createdAt = ctx.recordedAt();
  return {
    _id: id, shape: 1, version: 1, report, person: actor(ctx) ?? '', file, fileName: name, language: identity.language, base: identity.base, definitions: identity.definitions, changes, mistakes: errors,
    state: 'open', written: null, createdAt, expiresAt: new Date(createdAt.getTime() + KEPT_HOURS * 3_600_000),
  };
}
