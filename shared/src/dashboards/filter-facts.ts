import type { DashboardFilters } from './dashboard.schema.js';
import type { SummaryFacts } from './summary-facts.js';

type Asked = Pick<DashboardFilters, 'programme' | 'call' | 'theme' | 'country' | 'partner' | 'funder' | 'status'>;
type Filterable = Pick<SummaryFacts, 'programme' | 'call' | 'theme' | 'countries' | 'consortium' | 'funders' | 'state'>;

/** Filters choose whole projects (domain 7). A partner's are those it leads or takes part in; a funder's those it pays a share of. */
export function isChosen(project: Filterable, { programme, call, theme, country, partner, funder, status }: Asked): boolean {
  return has(programme, project.programme) && has(call, project.call) && has(theme, project.theme) && has(status, project.state)
    && hasAny(country, project.countries, (one) => one.code) && hasAny(partner, project.consortium, (one) => one)
    && hasAny(funder, project.funders, (one) => one.organisation);
}

function has(asked: readonly string[] | undefined, value: string | null): boolean {
  return asked === undefined || (value !== null && asked.includes(value));
}

function hasAny<T>(asked: readonly string[] | undefined, rows: readonly T[], of: (row: T) => string): boolean {
  return asked === undefined || rows.some((row) => asked.includes(of(row)));
}
