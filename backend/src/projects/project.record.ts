import type { Access } from '#shared/accounts';
import type { BudgetLine } from '#shared/budgets';
import type { OrganisationRef } from '#shared/organisations';
import type { Language, Localised } from '#shared/platform';
import type { Funder } from '#shared/programmes';
import type { ProjectState, ReportingPeriod } from '#shared/projects';
import type { Activity, Framework, Location } from '#shared/results';
import type { ChainHead, Stored } from '../platform/database/record.js';

/** A record named in another: its code and title as they were when it was written. */
export interface TitledRef {
  id: string;
  code: string;
  title: Localised;
}
export interface Agreement {
  conditions: string;
  signedAt: string | null;
  signedBy: string | null;
  countersignedAt: string | null;
  countersignedBy: string | null;
  declinedReason: string | null;
}
/** Money that the project owns (platform.md, "Several writers"): every act on money writes it. Minor units, net of reversals. */
export interface ProjectLedger {
  /** The first advance and all F approved so far. */
  authorised: number;
  released: number;
  accepted: number;
  refunded: number;
}
/** A manager's word that opens the gate for the next release. */
export interface GateWaiver {
  reason: string;
  by: string | null;
  at: string;
}

/** A project without what is long in it: for lists. */
export type ProjectHead = Omit<Project, 'framework' | 'locations' | 'activities' | 'lines' | 'summary'>;

/** A grant once awarded: content copied from the proposal, agreement, calendar, ledger. */
export interface Project extends Stored {
  code: string;
  title: string;
  titleKey: string;
  state: ProjectState;
  proposal: string;
  awardedAt: string;
  call: TitledRef;
  programme: TitledRef;
  lead: OrganisationRef;
  consortium: OrganisationRef[];
  theme: string | null;
  countries: { code: string; percentage: string }[];
  summary: string;
  language: Language;
  start: string;
  end: string;
  currency: string;
  funders: Funder[];
  framework: Framework;
  locations: Location[];
  activities: Activity[];
  lines: BudgetLine[];
  grant: number;
  budgetTotal: number;
  agreement: Agreement;
  periods: ReportingPeriod[];
  /** Authorised by counter-signature; null before. */
  firstAdvance: number | null;
  ledger: ProjectLedger;
  waiver: GateWaiver | null;
  access: Access;
  audit: ChainHead;
}
