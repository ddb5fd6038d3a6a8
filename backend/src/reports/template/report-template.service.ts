import { Injectable } from '@nestjs/common';
import { pointerParts, type Language } from '#shared/platform';
import { cellOfPart, locateReport, marksOf, partOfField, templatePlaces, type ReportContent, type TemplateEntry, type TemplateStatus } from '#shared/reports';
import type { Ctx } from '../../platform/context/ctx.js';
import { allow } from '../../platform/errors/ruling.js';
import type { MadeFile } from '../../platform/http/attached.js';
import { ProgrammeService } from '../../programmes/programme.service.js';
import { reportFileName } from '../report-file-name.js';
import { ReportDesk, rulingOn } from '../report-desk.js';
import { identityOf, templateSource, type TemplateContent, type TemplateSource } from './template-source.js';
import { templateWorkbook } from './template-workbook.js';

/** The workbook in which a report can be filled offline (domain 8). */
@Injectable()
export class ReportTemplateService {
  constructor(private readonly desk: ReportDesk, private readonly programmes: ProgrammeService) {}

  /** The template, filled with what is there, for who may write the report now. @throws Problem not_found, not_allowed, wrong_state */
  async make(ctx: Ctx, report: string, language: Language): Promise<MadeFile> {
    const open = await this.desk.open(ctx, report);
    allow(rulingOn(ctx, open, 'edit'));
    const source = templateSource(open, await this.programmes.get(open.report.access.programme), language);
    return { name: reportFileName('report', source.report, source.language, 'xlsx'), bytes: await templateWorkbook(source, contentOf(source, open.report.content, open.report.version, ctx.now)) };
  }
}

/** The report as it stands, cell by cell, with the marks by which a touched cell is known. */
function contentOf(source: TemplateSource, content: ReportContent, version: number, madeAt: string): TemplateContent {
  const locate = locateReport(source.definitions);
  const { statuses } = source.texts;
  const parts = new Map(templatePlaces(source.layout).map(({ entry }) => {
    const place = locate(content, pointerParts(entry.pointer));
    return [entry, partOfField(entry, typeof place === 'string' ? null : place.get())] as const;
  }));
  const partOf = (entry: TemplateEntry) => parts.get(entry) ?? null;
  const rows = new Map(source.layout.sheets.flatMap((sheet) => sheet.rows.map((row) => [row.id, marksOf(row.entries.flatMap((entry) => (entry ? [partOf(entry)] : [])))] as const)));
  return {
    identity: identityOf(source, version), madeAt, marks: (row) => rows.get(row) ?? '',
    cell: (entry) => {
      const part = partOf(entry);
      const shown = entry.kind === 'status' && part !== null ? statuses[part as TemplateStatus] : part;
      return cellOfPart(entry, shown, { currency: source.report.currency, language: source.language });
    },
  };
}
