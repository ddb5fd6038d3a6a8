import type { BudgetLine, Category } from '../budgets/budget.schema.js';
import type { Minor } from '../money/money.schema.js';
import type { Derived } from '../numbers/decimal.schema.js';
import type { OrganisationRef } from '../organisations/organisation.schema.js';
import type { FunderFigures } from '../payments/by-funder.js';
import type { PaymentFact } from '../payments/ledger.js';
import type { Day, Id, Instant, Localised } from '../platform/id.schema.js';
import type { Funder } from '../programmes/programme.schema.js';
import type { ProjectState, ReportingPeriod } from '../projects/project.schema.js';
import type { FaceRow, ReportState } from '../reports/report.schema.js';
import type { Framework, Location, Measure } from '../results/framework.schema.js';
import type { PersonsReached } from '../results/persons.js';
import type { IndicatorStatus } from '../results/progress.js';
import type { Leaf } from '../results/value.schema.js';
import type { Settings } from '../programmes/settings.schema.js';

/** A submission and what became of it: what the time to an answer is measured from (domain 7). */
export interface SubmissionTurn {
  submittedAt: Instant;
  outcome: 'changes_requested' | 'approved' | null;
  outcomeAt: Instant | null;
}
/** An indicator as it stood at the end of an approved period (domain 4.5–4.7). Fractions and values as derived decimals. */
export interface IndicatorSummary {
  indicator: Id;
  output: Id;
  /** Of the period alone, over locations. */
  value: Derived | null;
  actual: Derived | null;
  progress: Derived | null;
  isTargetMet: boolean | null;
  status: IndicatorStatus | null;
}
/** What the approval of a period's report made known; amounts in minor units. */
export interface ApprovedPeriod {
  n: number;
  at: Instant;
  /** The day of the approval in the programme's zone. */
  on: Day;
  accepted: Minor;
  requested: Minor;
  authorised: Minor;
  /** Of this period alone. */
  byCategory: Partial<Record<Category, Minor>>;
  indicators: IndicatorSummary[];
  /** Persons reached from the first period to this one (domain 7). */
  persons: PersonsReached;
}
/** A row a period: dates and amounts only, nothing that the clock alone changes (platform.md, "Summaries"). */
export interface PeriodSummary extends ReportingPeriod {
  report: Id;
  state: ReportState;
  /** Funder share phased to the period. */
  planned: Minor;
  firstSubmittedAt: Instant | null;
  isLate: boolean;
  turns: SubmissionTurn[];
  approved: ApprovedPeriod | null;
}
export interface OpenRelease {
  id: Id;
  date: Day;
  amount: Minor;
  rest: Minor;
}

/** What stands in every figure of a project, and what the filters read. */
export interface SummaryProject {
  id: Id;
  code: string;
  title: string;
  state: ProjectState;
  programme: { id: Id; code: string; title: Localised };
  call: { id: Id; code: string; title: Localised };
  lead: OrganisationRef;
  consortium: OrganisationRef[];
  theme: string | null;
  countries: { code: string; percentage: string }[];
  locations: Location[];
  funders: Funder[];
  currency: string;
  start: Day;
  end: Day;
}
/** One per project, written in the same transaction as each act that changes a figure. Minor units of `currency`. */
export interface ProjectSummary extends SummaryProject {
  /** Funder share of the budget. */
  grant: Minor;
  budgetTotal: Minor;
  budgetByCategory: Partial<Record<Category, Minor>>;
  outputs: { id: Id; code: string; title: string }[];
  indicators: { id: Id; output: Id; code: string; title: string; unit: string; measure: Measure; baseline: string | null; target: string | null; countsPersons: boolean }[];
  periods: PeriodSummary[];
  payments: PaymentFact[];
  openReleases: OpenRelease[];
  authorised: Minor;
  released: Minor;
  accepted: Minor;
  refunded: Minor;
  /** Authorised and not released. */
  releasable: Minor;
  advanceBalance: Minor;
  /** Null before a report is approved, or where nothing was phased. */
  burnRate: Derived | null;
  byFunder: FunderFigures[];
}

export interface SummaryReport {
  id: Id;
  seq: number;
  state: ReportState;
  firstSubmittedAt: Instant | null;
  isLate: boolean;
  turns: SubmissionTurn[];
}
/** The newest approved version of a report, with what was decided on it. */
export interface SummaryVersion {
  seq: number;
  n: number;
  values: Leaf[];
  framework: Framework;
  face: FaceRow[];
  at: Instant;
  settings: Settings;
}
/** All that a summary is made of. `firstAdvance`: authorised by counter-signature; null before. */
export interface SummarySource {
  project: SummaryProject & { framework: Framework; lines: BudgetLine[]; periods: ReportingPeriod[]; firstAdvance: Minor | null };
  reports: readonly SummaryReport[];
  versions: readonly SummaryVersion[];
  payments: readonly PaymentFact[];
}
