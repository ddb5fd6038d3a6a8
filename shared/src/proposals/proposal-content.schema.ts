import { z } from 'zod';
import { budgetLine } from '../budgets/budget.schema.js';
import { currencyCode } from '../money/money.schema.js';
import { decimal } from '../numbers/decimal.schema.js';
import { countryCode, id, language } from '../platform/id.schema.js';
import { activity, indicator, location, outcome, output } from '../results/framework.schema.js';

const long = z.string().max(20_000);

export const coApplicant = z.object({ id, organisation: id, role: z.string().max(500) });
export const countryShare = z.object({ id, code: countryCode, percentage: decimal.nullable() });
/** A file bound to the proposal; `kind` is one of the call's documents, or `other`. */
export const attachment = z.object({ id, file: id, kind: z.string().max(40), name: z.string().max(255), size: z.int(), type: z.string().max(120) });
export type Attachment = z.infer<typeof attachment>;

/**
 * What the applicant writes (domain 3). All of it may be empty while a draft: rules speak in findings. Flat lists of rows,
 * tied by id, so that a pointer is `/list/{id}/field`.
 */
export const proposalContent = z.object({
  title: z.string().max(300),
  language,
  theme: z.string().max(40).nullable(),
  currency: currencyCode,
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  summary: long,
  context: long,
  approach: long,
  sustainability: long,
  signatory: id.nullable(),
  coApplicants: z.array(coApplicant),
  countries: z.array(countryShare),
  locations: z.array(location),
  outcomes: z.array(outcome),
  outputs: z.array(output),
  indicators: z.array(indicator),
  activities: z.array(activity),
  lines: z.array(budgetLine),
  attachments: z.array(attachment),
});
export type ProposalContent = z.infer<typeof proposalContent>;

export const proposalTexts = ['title', 'summary', 'context', 'approach', 'sustainability'] as const;
/** The lists of rows of a proposal and the schema of a row: the patch engine, forms and diffs read it. */
export const proposalRows = {
  coApplicants: coApplicant, countries: countryShare, locations: location, outcomes: outcome, outputs: output,
  indicators: indicator, activities: activity, lines: budgetLine, attachments: attachment,
} as const;
export type ProposalList = keyof typeof proposalRows;
/** The parts that a clarification can open; each lets its pointers be edited. */
export const proposalParts = ['summary', 'consortium', 'locations', 'framework', 'workplan', 'budget', 'attachments'] as const;
export type ProposalPart = (typeof proposalParts)[number];
/** The part that a pointer's first name belongs to. */
export const partOf: Record<string, ProposalPart> = {
  title: 'summary', language: 'summary', theme: 'summary', currency: 'budget', start: 'summary', end: 'summary', summary: 'summary', context: 'summary',
  approach: 'summary', sustainability: 'summary', signatory: 'consortium', coApplicants: 'consortium', countries: 'locations', locations: 'locations',
  outcomes: 'framework', outputs: 'framework', indicators: 'framework', activities: 'workplan', lines: 'budget', attachments: 'attachments',
};
