import { leavesOf } from '#shared/results';
import type { PatchAnswer } from '#shared/platform';
import type { ReportActed, ReportView } from '#shared/reports';
import { ReportApprovalService } from '../../src/reports/report-approval.service.js';
import { ReportRepository } from '../../src/reports/report.repository.js';
import { ReportReviewService } from '../../src/reports/report-review.service.js';
import { ReportService } from '../../src/reports/report.service.js';
import { ReportSubmissionService } from '../../src/reports/report-submission.service.js';
import { acting, type Grant } from './grant.js';
import { freshId } from './people.js';
import type { Portal } from './portal.js';

type Fields = [pointer: string, value: unknown][];
/** Noon of a day. */
export const noon = (day: string): string => `${day}T12:00:00.000Z`;

/** The id of the report of the n-th period. */
export async function reportOf(portal: Portal, grant: Grant, n: number): Promise<string> {
  const reports = await portal.app.get(ReportRepository).standings({ kind: 'system' }, grant.project);
  return reports[n - 1]?._id ?? '';
}

/** All fields of a complete report: one person a cell, a percentage, B and E on each line. */
export function completeReport(grant: Grant, given: { actual?: number; requested?: number; value?: string } = {}): Fields {
  const { actual = 900_000, requested = 500_000, value = '1' } = given;
  const [persons, share] = grant.content.indicators;
  return [
    ['/narrative/achievements', 'Twelve terraces.'],
    ...leavesOf(persons!).map(({ location, cell }): [string, unknown] => [`/values/${persons!.id}/${location}/${cell}`, value]),
    ...leavesOf(share!).map(({ location, cell }): [string, unknown] => [`/values/${share!.id}/${location}/${cell}`, { numerator: '3', denominator: '4' }]),
    ...grant.content.lines.flatMap(({ id }): Fields => [[`/finance/${id}/actual`, actual / 2], [`/finance/${id}/requested`, requested / 2]]),
  ];
}

/** What an officer decides: all that was spent and asked for, the suggested rating, and a word where it differs. */
export function decisions(grant: Grant, given: { accepted?: number; authorised?: number } = {}): Fields {
  const { accepted = 900_000, authorised = 500_000 } = given;
  return [
    ...grant.content.lines.flatMap(({ id }): Fields => [
      [`/lines/${id}/accepted`, accepted / 2], [`/lines/${id}/authorised`, authorised / 2], [`/lines/${id}/acceptedReason`, 'As agreed'], [`/lines/${id}/authorisedReason`, 'As agreed'],
    ]),
    ...grant.content.outputs.flatMap(({ id }): Fields => [[`/ratings/${id}/status`, 'on_track'], [`/ratings/${id}/reason`, 'Seen in the field']]),
  ];
}

/** A comment of the officer, not sent yet. */
export function comment(pointer: string, text: string): [pointer: string, value: unknown] {
  const id = freshId();
  return [`/comments/${id}`, { id, pointer, text }];
}

export function patches(fields: Fields, base = 1_000_000): { pointer: string; value: unknown; base: number }[] {
  return fields.map(([pointer, value]) => ({ pointer, value, base }));
}

/** Acts on reports as persons of the grant, each at a moment of the past. */
export class Reporting {
  constructor(private readonly portal: Portal, private readonly grant: Grant) {}

  async write(report: string, day: string, fields = completeReport(this.grant)): Promise<PatchAnswer> {
    const ctx = await acting(this.portal, this.grant.people.editor, noon(day));
    return this.portal.app.get(ReportService).patch(ctx, report, patches(fields));
  }

  async submit(report: string, day: string): Promise<ReportActed> {
    return this.portal.app.get(ReportSubmissionService).submit(await acting(this.portal, this.grant.people.signatory, noon(day)), report, null);
  }

  async startReview(report: string, day: string): Promise<ReportActed> {
    return this.portal.app.get(ReportReviewService).startReview(await acting(this.portal, this.grant.people.officer, noon(day)), report);
  }

  async decide(report: string, day: string, fields = decisions(this.grant)): Promise<PatchAnswer> {
    return this.portal.app.get(ReportService).patchReview(await acting(this.portal, this.grant.people.officer, noon(day)), report, patches(fields));
  }

  async sendBack(report: string, day: string): Promise<ReportActed> {
    return this.portal.app.get(ReportReviewService).requestChanges(await acting(this.portal, this.grant.people.officer, noon(day)), report, 'Please look again.');
  }

  async approve(report: string, day: string): Promise<ReportActed> {
    return this.portal.app.get(ReportApprovalService).approve(await acting(this.portal, this.grant.people.officer, noon(day)), report);
  }

  async reopen(report: string, day: string): Promise<ReportActed> {
    return this.portal.app.get(ReportApprovalService).reopen(await acting(this.portal, this.grant.people.manager, noon(day)), report, 'A line was wrong.');
  }

  /** From the empty draft to a submission on that day. */
  async submitted(n: number, day: string, fields = completeReport(this.grant)): Promise<string> {
    const report = await reportOf(this.portal, this.grant, n);
    await this.write(report, day, fields);
    await this.submit(report, day);
    return report;
  }

  /** From the empty draft to the approval. */
  async approved(n: number, submittedOn: string, approvedOn: string, part = completeReport(this.grant), decided = decisions(this.grant)): Promise<string> {
    const report = await this.submitted(n, submittedOn, part);
    await this.startReview(report, approvedOn);
    await this.decide(report, approvedOn, decided);
    await this.approve(report, approvedOn);
    return report;
  }

  async view(report: string, person: keyof Grant['people'], day: string): Promise<ReportView> {
    return this.portal.app.get(ReportService).get(await acting(this.portal, this.grant.people[person], noon(day)), report);
  }
}
