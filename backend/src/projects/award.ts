import { budgetFigures } from '#shared/budgets';
import type { OrganisationRef } from '#shared/organisations';
import type { Funder } from '#shared/programmes';
import type { ProposalContent } from '#shared/proposals';
import { newId } from '../platform/context/new-id.js';
import { foldText } from '../platform/search/search-rows.js';
import type { Project, TitledRef } from './project.record.js';

/** An awarded proposal, as its decision hands it over. */
export interface Award {
  readonly code: string;
  readonly proposal: string;
  readonly content: ProposalContent;
  readonly call: TitledRef;
  readonly programme: TitledRef;
  readonly lead: OrganisationRef;
  /** Lead first, then the co-applicants. */
  readonly consortium: readonly OrganisationRef[];
  /** The programme's funders with their shares in per cent. */
  readonly funders: readonly Funder[];
  readonly conditions: string;
}

/** The project of an award: framework, work plan and budget are copied (domain 3). */
export function projectOf(award: Award, awardedAt: string): Project {
  const { content, lead, consortium, funders } = award;
  const figures = budgetFigures(content.lines);
  return {
    _id: newId(), shape: 1, version: 1, code: award.code, title: content.title, titleKey: foldText(content.title), state: 'preparation', proposal: award.proposal, awardedAt,
    call: award.call, programme: award.programme, lead, consortium: [...consortium], theme: content.theme,
    countries: content.countries.map(({ code, percentage }) => ({ code, percentage: percentage ?? '0' })),
    summary: content.summary, language: content.language, start: content.start ?? '', end: content.end ?? '', currency: content.currency, funders: [...funders],
    framework: { outcomes: content.outcomes, outputs: content.outputs, indicators: content.indicators }, locations: content.locations, activities: content.activities,
    lines: content.lines, grant: figures.funder, budgetTotal: figures.total,
    agreement: { conditions: award.conditions, signedAt: null, signedBy: null, countersignedAt: null, countersignedBy: null, declinedReason: null },
    periods: [], firstAdvance: null, ledger: { authorised: 0, released: 0, accepted: 0, refunded: 0 }, waiver: null,
    access: { programme: award.programme.id, lead: lead.id, consortium: consortium.map((o) => o.id), reviewers: [], funders: funders.map((f) => f.organisation) },
    audit: { seq: 0, head: '' },
  };
}
