import { Injectable } from '@nestjs/common';
import type { Language } from '#shared/platform';
import type { Ctx } from '../../platform/context/ctx.js';
import type { MadeFile } from '../../platform/http/attached.js';
import { Printer } from '../../platform/print/printer.js';
import { reportFileName } from '../report-file-name.js';
import { ReportPaperService } from './report-paper.service.js';

/** Reports and receipts as PDFs: the pages for paper, printed by the server as the asker sees them. */
@Injectable()
export class ReportPdfService {
  constructor(private readonly papers: ReportPaperService, private readonly printer: Printer) {}

  /** @param n the submission, else what the asker's side sees now. @throws Problem not_found, wrong_state, no_printer, print_failed, too_many_requests */
  async report(ctx: Ctx, id: string, n: number | undefined, language: Language): Promise<MadeFile> {
    const shows = () => this.papers.paper({ ...ctx, language }, id, n);
    const named = await shows();
    const reads = [`/reports/${id}/paper`, ...named.files.map(({ file }) => `/files/${file}/pictures`)];
    const page = `/reports/${id}/print${n === undefined ? '' : `?version=${String(n)}`}`;
    return { name: reportFileName('report', named, language, 'pdf'), bytes: await this.printer.print(ctx, { page, language, reads, shows }) };
  }

  /** @param n the submission, else the newest. @throws Problem not_found, no_printer, print_failed, too_many_requests */
  async receipt(ctx: Ctx, id: string, n: number | undefined, language: Language): Promise<MadeFile> {
    const shows = () => this.papers.receipt({ ...ctx, language }, id, n);
    const named = await shows();
    const page = `/reports/${id}/receipt/print?n=${String(named.submission.n)}`;
    return { name: reportFileName('receipt', named, language, 'pdf'), bytes: await this.printer.print(ctx, { page, language, reads: [`/reports/${id}/receipt`], shows }) };
  }
}
