import { z } from 'zod';
import { finding } from '../platform/finding.schema.js';
import { id, instant, language, version } from '../platform/id.schema.js';

/** A filled template is small; what is larger is something else. Bytes. */
export const mostTemplateBytes = 5 * 1024 * 1024;
/** POST /reports/{id}/imports: a file that was sent by `/files`. Answers what it would change; nothing is written. */
export const reportImportBody = z.strictObject({ id, file: id });
export type ReportImportBody = z.infer<typeof reportImportBody>;

/** Where in the workbook: the sheet by its name, the cell as E12. */
const place = { sheet: z.string().nullable(), cell: z.string().nullable() };
export const reportImportError = z.object({
  ...place, pointer: z.string().nullable(), part: z.enum(['value', 'numerator', 'denominator']).nullable(), code: z.string(), params: finding.shape.params,
});
/** A field that the file changes. `conflict`: somebody wrote in it after the file was made; `before` is what they wrote. */
export const reportImportChange = z.object({
  ...place, pointer: z.string(), label: z.string(), before: z.unknown(), after: z.unknown(), conflict: z.object({ by: z.string().nullable(), version }).nullable(),
});
export type ReportImportChange = z.infer<typeof reportImportChange>;
export const reportImportFinding = finding.extend(place);
export const reportImportView = z.object({
  id, report: id, state: z.enum(['open', 'confirmed']), fileName: z.string(), language, createdAt: instant, expiresAt: instant,
  /** The report's version that this was compared with; once it is confirmed, how many fields were written. */
  version, written: z.int().nullable(), changes: z.array(reportImportChange), errors: z.array(reportImportError),
  /** What the report's own rules say of it once the changes are in. */
  findings: z.array(reportImportFinding),
});
export type ReportImportView = z.infer<typeof reportImportView>;

/**
 * POST /reports/{id}/imports/{import}/confirm: writes all of it or nothing. Each conflict needs a choice that names the version of theirs
 * that was seen.
 */
export const reportImportConfirmation = z.strictObject({
  choices: z.array(z.strictObject({ pointer: z.string().min(2).max(400), choice: z.enum(['mine', 'theirs']), version })).max(5000),
});
export type ReportImportConfirmation = z.infer<typeof reportImportConfirmation>;
