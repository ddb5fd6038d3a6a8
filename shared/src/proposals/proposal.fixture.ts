import { blankActivity, blankCoApplicant, blankCountry, blankIndicator, blankLine } from './blank-rows.js';
import type { CompletenessContext } from './completeness.js';
import type { EligibilityContext } from './eligibility.js';
import { blankProposal } from './proposal-fields.js';
import type { ProposalContent } from './proposal-content.schema.js';

const requirements = { documents: [], needsWorkPlan: false, minCoApplicants: 0, needsCountryOfOriginPartner: false };

/** A proposal that lacks nothing: two periods, one output, one line of 60 000.00 of which 51 000.00 are asked for. */
export function aProposal(given: Partial<ProposalContent> = {}): ProposalContent {
  return {
    ...blankProposal({ title: 'Apiary schools', language: 'fr', currency: 'EUR' }),
    theme: 'communities', start: '2009-07-01', end: '2009-12-31', summary: 'Ten apiary schools.', signatory: 'karim',
    coApplicants: [blankCoApplicant('co', 'apiary')],
    countries: [{ ...blankCountry('dz', 'DZ'), percentage: '66.7' }, { ...blankCountry('ma', 'MA'), percentage: '33.3' }],
    locations: [{ id: 'yenni', name: 'Beni Yenni', point: [4.205, 36.5667] }],
    outcomes: [{ id: 'outcome', code: '1', title: 'Young people earn' }],
    outputs: [{ id: 'output', outcome: 'outcome', code: '1.1', title: 'Apiary schools teach' }],
    indicators: [{ ...blankIndicator('indicator', 'output'), code: '1.1.1', title: 'Schools', unit: 'schools', target: '10', locations: ['yenni'] }],
    activities: [{ ...blankActivity('activity', 'output'), title: 'Courses', start: '2009-07-01', end: '2009-12-31' }],
    lines: [{
      ...blankLine('line', 'output', 2), code: 'A1', activity: 'activity', description: 'Coordinator', unit: 'month', quantity: '1', unitCost: 1_000_000, times: '6',
      total: 6_000_000, funder: 5_100_000, partnerCash: 600_000, inKind: 300_000, phasing: [2_600_000, 2_500_000],
    }],
    ...given,
  };
}

export function completenessContext(given: Partial<CompletenessContext['call']['requirements']> = {}, earliestStart: string | null = null): CompletenessContext {
  return {
    lead: 'diaspora', signatories: ['karim'], call: { earliestStart, requirements: { ...requirements, ...given } },
    programme: { currency: 'EUR', themes: ['communities', 'rights'], from: '2008-01-01', to: '2012-12-31' },
    settings: { frequencyMonths: 3, shortPeriodDays: 31, reportDueDays: 30, finalDueDays: 60, indirectMax: '7' },
  };
}

export function eligibilityContext(given: Partial<EligibilityContext['call']> = {}): EligibilityContext {
  return {
    call: { countries: ['DZ', 'MA', 'TN'], floor: 5_000_000, ceiling: 20_000_000, envelope: 20_000_000, coFundingShare: '15', maxMonths: 6, requirements, ...given },
    lead: { isVerified: true, country: 'FR' }, coApplicants: [{ country: 'DZ' }],
  };
}
export const document = { code: 'statutes', title: { en: 'Statutes' } };
