import type { Access } from '#shared/accounts';
import type { OrganisationRef } from '#shared/organisations';
import type { ChangeLog, Finding } from '#shared/platform';
import type { Settings } from '#shared/programmes';
import type { ContentChange, ProposalContent, ProposalPart, ProposalState } from '#shared/proposals';
import type { ChainHead, Stored } from '../platform/database/record.js';
import type { TitledRef } from '../projects/project.record.js';

/** Who did something, and when it happened. */
export interface Done {
  by: string | null;
  at: string;
}
/** A decision: with the programme's settings that were in force (platform.md, "Time"). */
interface Decided extends Done {
  settings: Settings;
}
export interface Screening extends Decided {
  outcome: 'eligible' | 'ineligible';
  overrides: { code: string; pointer: string; reason: string }[];
  reason: string;
}
export interface StoredClarification {
  id: string;
  question: string;
  parts: ProposalPart[];
  askedAt: string;
  askedBy: string | null;
  due: string | null;
  answer: string | null;
  answeredAt: string | null;
  changes: ContentChange[];
}
export interface Recommendation extends Decided {
  isRecommended: boolean;
  reason: string;
}
export interface Decision extends Decided {
  outcome: 'awarded' | 'rejected';
  feedback: string;
  conditions: string;
}

/** An application to a call. What lists show stands beside the content, so that no list reads another collection. */
export interface Proposal extends Stored {
  code: string;
  state: ProposalState;
  call: TitledRef;
  programme: TitledRef;
  /** The call's deadline, and the completed reviews that it asks for. */
  deadline: string;
  reviewersNeeded: number;
  isAnonymous: boolean;
  lead: OrganisationRef;
  /** Lead first, then the co-applicants. */
  consortium: OrganisationRef[];
  /** The place among the lead's proposals in this call (from 1); null once withdrawn. */
  slot: number | null;
  content: ProposalContent;
  changes: ChangeLog;
  title: string;
  titleKey: string;
  /** The funder share, minor units; null while nothing is asked for. */
  grant: number | null;
  currency: string;
  isSubmitted: boolean;
  submittedAt: string | null;
  submittedBy: string | null;
  /** The number of the newest snapshot; 0 before the first submission. */
  snapshots: number;
  eligibility: Finding[];
  screening: Screening | null;
  clarifications: StoredClarification[];
  /** Totals of the completed reviews, and what they come to. */
  totals: number[];
  mean: string | null;
  meanKey: number | null;
  spread: number | null;
  /** Persons who declared a conflict: barred from it for good. */
  conflicted: string[];
  recommendation: Recommendation | null;
  decision: Decision | null;
  project: string | null;
  updatedAt: string;
  access: Access;
  audit: ChainHead;
}

/** The settings that the newest decision on a proposal was made by; null: none was made. Those of today are for what is undecided. */
export function decidedBy({ recommendation, decision }: Pick<Proposal, 'recommendation' | 'decision'>): Settings | null {
  return (decision ?? recommendation)?.settings ?? null;
}
