import { Injectable, type OnModuleInit } from '@nestjs/common';
import { fileTypes } from '#shared/platform';
import { ctxAs } from '../../platform/auth/as-person.js';
import { PersonRepository } from '../../platform/auth/person.repository.js';
import { MailAttachments, type AttachmentMaker } from '../../platform/mail/mail-attachments.js';
import type { OutboxEntry } from '../../platform/mail/outbox.js';
import { Printer } from '../../platform/print/printer.js';
import type { Report, StoredVersion } from '../report.record.js';
import { countsOf, totalsIn } from './report-paper.mapper.js';
import { ReportPdfService } from './report-pdf.service.js';

const kind = 'report_receipt';

/** Receipts go by mail, each with its PDF in the reader's language where this portal makes PDFs. */
@Injectable()
export class ReceiptMails implements OnModuleInit {
  constructor(
    private readonly attachments: MailAttachments, private readonly people: PersonRepository, private readonly pdfs: ReportPdfService, private readonly printer: Printer,
  ) {}

  onModuleInit(): void {
    if (this.printer.isThere) this.attachments.register(kind, (mail) => this.make(mail));
  }

  private async make({ recipient, locale, params }: Parameters<AttachmentMaker>[0]): ReturnType<AttachmentMaker> {
    const person = await this.people.get({ kind: 'system' }, recipient);
    const ctx = ctxAs(person, { traceId: kind, language: locale, origin: 'mail' });
    const { name, bytes } = await this.pdfs.receipt(ctx, String(params['report']), Number(params['n']), locale);
    return [{ filename: name, contentType: fileTypes.pdf, content: bytes }];
  }
}

/** The message that a report was received: to who submitted it, the signatory, and the lead's editors. */
export function receiptMessage(report: Report, version: StoredVersion, timeZone: string): OutboxEntry {
  const { _id: id, project, period, currency } = report;
  const { n, at, hash, content } = version;
  const { values, indicators, lines } = countsOf(content);
  return {
    kind, link: `/reports/${id}/receipt?n=${String(n)}`,
    to: { persons: [version.by, version.onBehalfOf].filter((one) => one !== null), roles: ['partner_editor'], organisation: report.lead.id },
    params: {
      report: id, code: project.code, title: project.title, start: period.start, end: period.end, at, zone: timeZone, n, hash, currency, ...totalsIn(content), values, indicators, lines,
      timing: timingOf(report, n),
    },
  };
}

function timingOf({ isLate }: Report, n: number): 'on_time' | 'late' | 'again' {
  if (n > 1) return 'again';
  return isLate ? 'late' : 'on_time';
}
