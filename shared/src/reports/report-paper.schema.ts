import { z } from 'zod';
import { money } from '../money/money.schema.js';
import { day, instant } from '../platform/id.schema.js';
import { evidenceFiles } from './evidence.schema.js';
import { reportDefinitions, reportVersion, reportView } from './report.schema.js';

const submission = reportView.shape.submissions.element;

/**
 * GET /reports/{id}/paper: one version of a report as it stands on paper, for both sides: nothing of it is for staff alone. C, D, F and G are
 * those of its approval; comments, waivers, unsent decisions and notes are not there.
 */
export const reportPaper = reportView
  .pick({ id: true, project: true, programme: true, lead: true, currency: true, period: true, isFinal: true, state: true, content: true, face: true, figures: true })
  .extend({
    definitions: reportDefinitions.omit({ settings: true }),
    totals: reportView.shape.totals.omit({ grantLeft: true }),
    /** The submission that is shown; null = the partner's draft. */
    submission: submission.nullable(),
    /** Soft findings that the partner explained, told to partners and staff. */
    findings: reportView.shape.findings,
    decision: reportVersion.shape.decision,
    /** How the files of the evidence stand: only of those that are ready there is a picture. */
    files: evidenceFiles.shape.items,
    timeZone: z.string(),
    /** Whether this server makes PDFs; the reader's own print always works. */
    makesPdf: z.boolean(),
  });
export type ReportPaper = z.infer<typeof reportPaper>;

/** GET /reports/{id}/receipt: what was submitted, when and by whom, with its figures (ux.md, 6). */
export const reportReceipt = reportView
  .pick({ id: true, project: true, programme: true, lead: true, period: true, isFinal: true, state: true })
  .extend({
    submission,
    due: day, dueEndsAt: instant, timeZone: z.string(),
    /** ΣB and ΣE of what was submitted. */
    spent: money, requested: money,
    /** Cells with a value or a word, budget lines, explained findings, photos and files. */
    counts: z.object({ values: z.int(), indicators: z.int(), lines: z.int(), explanations: z.int(), files: z.int() }),
    makesPdf: z.boolean(),
  });
export type ReportReceipt = z.infer<typeof reportReceipt>;
