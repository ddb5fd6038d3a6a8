import { z } from 'zod';
import { money } from '../money/money.schema.js';
import { day } from '../platform/id.schema.js';
import { projectView } from './project.schema.js';

/** GET /projects/{id}/agreement: the grant agreement as it stands on paper, for both sides. What was paid since is not in it. */
export const agreementPaper = projectView
  .pick({
    id: true, code: true, title: true, state: true, programme: true, call: true, lead: true, consortium: true, countries: true, summary: true, language: true, start: true, end: true,
    currency: true, grant: true, budgetTotal: true, agreement: true, locations: true, framework: true, lines: true,
  })
  .extend({
    /** Reporting periods and the funder share planned for each; before the counter-signature as they would be. */
    calendar: z.array(z.object({ seq: z.int(), start: day, end: day, due: day, planned: money })),
    timeZone: z.string(),
    /** Whether this server makes PDFs; the reader's own print always works. */
    makesPdf: z.boolean(),
  });
export type AgreementPaper = z.infer<typeof agreementPaper>;
