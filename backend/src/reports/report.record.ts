import type { Access } from '#shared/accounts';
import type { OrganisationRef } from '#shared/organisations';
import type { ChangeLog, Day, Instant, Language, Replaced } from '#shared/platform';
import type { ReportingPeriod } from '#shared/projects';
import type { FaceRow, OfficerLine, OfficerPart, ReportContent, ReportState, Thread } from '#shared/reports';
import type { KeptFigure } from '#shared/results';
import type { z } from 'zod';
import type { outputStatus, reportDefinitions } from '#shared/reports';
import type { ChainHead, Stored } from '../platform/database/record.js';
import type { TitledRef } from '../projects/project.record.js';

export type Definitions = z.infer<typeof reportDefinitions>;
export type OutputRating = z.infer<typeof outputStatus>;

/** One submission: its version holds what was said; here stands what became of it. */
export interface StoredSubmission {
  n: number;
  at: string;
  by: string | null;
  onBehalfOf: string | null;
  isLate: boolean;
  hash: string;
  outcome: 'changes_requested' | 'approved' | null;
  outcomeAt: string | null;
  outcomeBy: string | null;
  /** Who began to review it. Absent where nobody did, or before it was kept. */
  startedBy?: string | null;
}
/** What the newest approval says: it counts until the report is approved again. Minor units. */
export interface Approval {
  n: number;
  at: string;
  by: string | null;
  accepted: number;
  authorised: number;
}

/** A due day that was moved, and why. Those from before the new day was kept have none: it is the period's. */
export interface Extension {
  readonly from: Day;
  readonly to?: Day;
  readonly at: Instant;
  readonly by: string | null;
  readonly reason: string;
}

/** A report: created with its period as an empty draft, one per project and period (domain 3). */
export interface Report extends Stored {
  project: { id: string; code: string; title: string };
  programme: TitledRef;
  lead: OrganisationRef;
  currency: string;
  language: Language;
  seq: number;
  period: ReportingPeriod;
  isFinal: boolean;
  /** Instants beside the period's days, in the programme's zone. */
  opensAt: string;
  endsAt: string;
  dueEndsAt: string;
  state: ReportState;
  content: ReportContent;
  changes: ChangeLog;
  officer: OfficerPart;
  officerChanges: ChangeLog;
  /** Threads that were begun by a send-back; unsent words stand in the officer's part. */
  comments: Thread[];
  submissions: StoredSubmission[];
  submittedAt: string | null;
  firstSubmittedAt: string | null;
  isLate: boolean;
  /** ΣE of the newest submission. */
  requested: number | null;
  approval: Approval | null;
  findings: number;
  /** The newest move of the due day by an officer. Absent where none was moved. */
  extension?: Extension;
  /** The day of the newest reminder. */
  remindedOn: string | null;
  access: Access;
  audit: ChainHead;
}

/** The partner's content, or the officer's part. */
export type ReportPart = 'content' | 'officer';
/** What an act of writing replaced in one part of a report; what it wrote stands in the report (ADR 0037). */
export interface ReportChange extends Stored {
  report: string;
  part: ReportPart;
  at: string;
  by: string;
  fields: readonly Replaced[];
}

/** A report without what is written in it, by either side: of thousands of cells, nearly all of it. */
export type ReportHead = Omit<Report, 'content' | 'changes' | 'officer' | 'officerChanges'>;
/** What says which files stand behind what a side sees of a report. */
export type ReportFiles = Pick<Report, 'access' | 'approval' | 'state' | 'submissions'> & { content: Pick<ReportContent, 'evidence'> };

/** Content from before there was evidence: it has none. */
export function withEvidence<C extends Partial<ReportContent>>(content: C): C & Pick<ReportContent, 'evidence'> {
  return { ...content, evidence: content.evidence ?? [] };
}

/** What stands against or beside other reports of the project: read in one query. */
export type ReportStanding = Pick<
  Report, '_id' | 'seq' | 'period' | 'isFinal' | 'state' | 'dueEndsAt' | 'opensAt' | 'endsAt' | 'firstSubmittedAt' | 'submittedAt' | 'submissions' | 'requested' | 'approval' | 'extension'
>;

/** What a row of a list is made of. */
export type ReportListed = Pick<
  Report, '_id' | 'version' | 'project' | 'programme' | 'lead' | 'seq' | 'period' | 'opensAt' | 'endsAt' | 'dueEndsAt' | 'state' | 'isLate' | 'submittedAt' | 'firstSubmittedAt'
  | 'findings' | 'remindedOn' | 'access'
> & { comments: Pick<Thread, 'state'>[]; submissions: Pick<StoredSubmission, 'outcomeAt'>[] };

/** What a page of the list is made of. */
export type ReportPageRow = Pick<
  Report, '_id' | 'version' | 'project' | 'lead' | 'seq' | 'opensAt' | 'endsAt' | 'dueEndsAt' | 'state' | 'isLate' | 'submittedAt' | 'firstSubmittedAt' | 'findings'
> & {
  period: Pick<ReportingPeriod, 'start' | 'end' | 'due'>;
  access: Pick<Access, 'programme' | 'consortium'>;
  comments: Pick<Thread, 'state'>[];
  submissions: Pick<StoredSubmission, 'outcomeAt'>[];
};

/** The officer's decision on a version, with the computed columns (domain 3: only an approved version stores them). */
export interface StoredDecision {
  lines: OfficerLine[];
  ratings: OutputRating[];
  face: FaceRow[];
  at: string;
  by: string | null;
}
/** An immutable submission: values, texts, definitions. Only what the officer said of it is added, once, by its send-back or its approval. */
export interface StoredVersion extends Stored {
  report: string;
  project: string;
  seq: number;
  n: number;
  content: ReportContent;
  definitions: Definitions;
  /** The totals of its values: what later reports are set against. Versions from before they were kept have none. */
  figures?: KeptFigure[];
  at: string;
  by: string | null;
  onBehalfOf: string | null;
  hash: string;
  decision: StoredDecision | null;
  /** C, F and the reasons of cuts as the partner was told them when it was sent back. Absent where it was not, or before they were kept. */
  told?: OfficerLine[];
  /** The newest approved version of its report: the one that counts everywhere. */
  counts: boolean;
}

/** What is read of a version that counts: by those who only judge against it, its figures instead of its values where it has them. */
export type CountingVersion = Pick<StoredVersion, 'seq' | 'figures'> & {
  content: Pick<ReportContent, 'values'>;
  definitions: { framework: Pick<Definitions['framework'], 'indicators'> };
  decision: Pick<StoredDecision, 'face'> | null;
};
