import type { BudgetLine } from '../budgets/budget.schema.js';
import type { Id } from '../platform/id.schema.js';
import type { Activity, Indicator, Location, Outcome, Output } from '../results/framework.schema.js';
import type { ProposalContent } from './proposal-content.schema.js';

/** New rows of a proposal, as the screens and the loader add them: an id, what ties the row to others, nothing else. */
export const blankOutcome = (id: Id): Outcome => ({ id, code: '', title: '' });
export const blankOutput = (id: Id, outcome: Id): Output => ({ id, outcome, code: '', title: '' });
export const blankLocation = (id: Id): Location => ({ id, name: '', point: null });
export const blankActivity = (id: Id, output: Id | null = null): Activity => ({ id, output, code: '', title: '', start: null, end: null, responsible: '' });
export const blankCountry = (id: Id, code: string): ProposalContent['countries'][number] => ({ id, code, percentage: null });
export const blankCoApplicant = (id: Id, organisation: Id): ProposalContent['coApplicants'][number] => ({ id, organisation, role: '' });

export function blankIndicator(id: Id, output: Id): Indicator {
  return {
    id, output, code: '', title: '', unit: '', measure: 'number', direction: 'increase', acrossLocations: 'sum', acrossPeriods: 'sum',
    baseline: { value: null, year: null }, target: null, periodTargets: null, verification: '', disaggregation: [], locations: [],
    countsPersons: false, distinctPersons: false, allowsNegative: false, allowsCoarser: false,
  };
}

/** @param periods how many reporting periods the project has: one open share for each */
export function blankLine(id: Id, output: Id | null, periods: number): BudgetLine {
  return {
    id, code: '', category: 'A', output, activity: null, description: '', unit: '', quantity: null, unitCost: null, times: null, total: null,
    funder: null, partnerCash: null, inKind: null, phasing: Array.from({ length: periods }, () => null),
  };
}
