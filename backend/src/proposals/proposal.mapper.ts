import { grantFor, isPartnerRole, isProgrammeStaff, type Scope } from '#shared/accounts';
import { budgetFigures } from '#shared/budgets';
import type { Finding, Language, PersonRef } from '#shared/platform';
import type { Settings } from '#shared/programmes';
import { editableParts, proposedPeriods, type ProposalContent, type ProposalFigures, type ProposalPart, type ProposalRow, type ProposalVersions, type ProposalView } from '#shared/proposals';
import { referenceOf } from '../projects/project.mapper.js';
import type { ProposalSnapshot } from './proposal-version.schema.js';
import { decidedBy, type Proposal, type Screening, type StoredClarification } from './proposal.record.js';
import type { ListedProposal } from './proposal.repository.js';

/** From which side the asker reads a proposal; grants add up, so the fullest counts. */
export type Side = 'staff' | 'lead' | 'partner' | 'reviewer';
export function sideOf(scope: Scope, { access }: Pick<Proposal, 'access'>): Side {
  if (scope.kind !== 'person') return 'staff';
  const isStaff = scope.grants.some((g) => isProgrammeStaff(g.role) && (g.programmes === 'all' || g.programmes.includes(access.programme)));
  if (isStaff) return 'staff';
  if (grantFor(scope, 'proposal.write', access)) return 'lead';
  return scope.grants.some((g) => isPartnerRole(g.role) && access.consortium.includes(g.organisation)) ? 'partner' : 'reviewer';
}

/** Whether the asker may read the staff's own words: analysts read as officers do, without notes (platform.md, "Who sees what"). */
export function seesNotes(scope: Scope, { access }: Pick<Proposal, 'access'>): boolean {
  if (scope.kind !== 'person') return true;
  return scope.grants.some((g) => isProgrammeStaff(g.role) && g.role !== 'analyst' && (g.programmes === 'all' || g.programmes.includes(access.programme)));
}

/** Whether the applicant's identity is hidden from this reader (domain 3, "Anonymous mode"). */
export function isHidden(side: Side, { isAnonymous }: Pick<Proposal, 'isAnonymous'>): boolean {
  return isAnonymous && side === 'reviewer';
}

/** The parts that the open clarification opens. */
export function openClarification({ clarifications }: Pick<Proposal, 'clarifications'>): StoredClarification | null {
  return clarifications.find((one) => one.answeredAt === null) ?? null;
}
export function partsOpen(proposal: Pick<Proposal, 'state' | 'clarifications'>): readonly ProposalPart[] {
  return editableParts(proposal.state, openClarification(proposal)?.parts ?? []);
}

export interface Around {
  readonly side: Side;
  readonly seesNotes: boolean;
  readonly language: Language;
  readonly settings: Settings;
  readonly names: ReadonlyMap<string, string>;
  /** What this side reads: while a clarification is being written, the others read what was last submitted. */
  readonly content: ProposalContent;
  readonly findings: readonly Finding[];
  readonly allowedActions: readonly string[];
}

export function proposalViewOf(proposal: Proposal, around: Around): ProposalView {
  const { side, language, settings, content } = around;
  const hidden = isHidden(side, proposal);
  const person = personOf(around.names, side !== 'reviewer');
  const isStaff = side === 'staff';
  const isDecisionSeen = side !== 'reviewer';
  return {
    id: proposal._id, version: proposal.version, code: proposal.code, state: proposal.state,
    call: referenceOf(proposal.call, language), programme: referenceOf(proposal.programme, language),
    lead: hidden ? null : proposal.lead, consortium: hidden ? [] : proposal.consortium,
    content: hidden ? anonymous(content) : content, figures: figuresOf(content, proposal.currency),
    findings: [...around.findings], eligibility: isStaff ? proposal.eligibility : [],
    screening: proposal.screening && isStaff ? { ...shown(around.seesNotes ? proposal.screening : withoutNotes(proposal.screening)), by: person(proposal.screening.by) } : null,
    editableParts: side === 'lead' ? [...partsOpen(proposal)] : [],
    clarifications: proposal.clarifications.map((one) => ({ ...one, askedBy: person(one.askedBy), changes: hidden ? one.changes.filter(isNameless) : one.changes })),
    recommendation: proposal.recommendation && isStaff ? { ...shown(proposal.recommendation), ...(around.seesNotes ? {} : { reason: '' }), by: person(proposal.recommendation.by) } : null,
    decision: proposal.decision && isDecisionSeen ? { ...shown(proposal.decision), by: person(proposal.decision.by) } : null,
    submittedAt: proposal.submittedAt, submittedBy: person(proposal.submittedBy), project: isDecisionSeen ? proposal.project : null,
    periods: (proposedPeriods(content, decidedBy(proposal) ?? settings) ?? []).map((one) => ({ start: one.start, end: one.end })), allowedActions: [...around.allowedActions],
  };
}

/** What was submitted, without its content; who submitted is not the reviewers' concern. */
export function versionRowOf({ n, submittedAt, submittedBy, hash }: ProposalSnapshot, side: Side, names: ReadonlyMap<string, string>): ProposalVersions['items'][number] {
  return { n, submittedAt, hash, submittedBy: personOf(names, side !== 'reviewer')(submittedBy) };
}

function personOf(names: ReadonlyMap<string, string>, isSeen: boolean) {
  return (id: string | null): PersonRef | null => (id !== null && isSeen ? { id, name: names.get(id) ?? '' } : null);
}

/** A decision without the settings that it was made by: they are kept for the record. */
function shown<T extends { settings: Settings }>({ settings: _kept, ...decision }: T): Omit<T, 'settings'> {
  return decision;
}

function withoutNotes(screening: Screening): Screening {
  return { ...screening, reason: '', overrides: screening.overrides.map((one) => ({ ...one, reason: '' })) };
}

/** People whose names a view shows. */
export function peopleIn(proposal: Proposal): (string | null)[] {
  const { submittedBy, screening, recommendation, decision, clarifications } = proposal;
  return [submittedBy, screening?.by ?? null, recommendation?.by ?? null, decision?.by ?? null, ...clarifications.map((one) => one.askedBy)];
}

/** Without the consortium, its people, and what files are called. */
export function anonymous(content: ProposalContent): ProposalContent {
  return {
    ...content, signatory: null, coApplicants: [], activities: content.activities.map((one) => ({ ...one, responsible: '' })),
    attachments: content.attachments.map((one) => ({ ...one, name: one.kind })),
  };
}
function isNameless({ pointer }: { pointer: string }): boolean {
  return !/^\/(signatory|coApplicants|attachments|activities)\b/.test(pointer);
}

export function figuresOf({ lines }: Pick<ProposalContent, 'lines'>, currency: string): ProposalFigures {
  if (lines.length === 0) return { total: null, grant: null, partnerCash: null, inKind: null, coFunding: null };
  const figures = budgetFigures(lines);
  const money = (minor: number) => ({ minor, currency });
  return { total: money(figures.total), grant: money(figures.funder), partnerCash: money(figures.partnerCash), inKind: money(figures.inKind), coFunding: figures.coFunding };
}

export function proposalRowOf(proposal: ListedProposal, scope: Scope, language: Language): ProposalRow {
  const side = sideOf(scope, proposal);
  return {
    id: proposal._id, version: proposal.version, code: proposal.code, title: proposal.title, state: proposal.state, call: referenceOf(proposal.call, language),
    lead: isHidden(side, proposal) ? null : proposal.lead, grant: proposal.grant === null ? null : { minor: proposal.grant, currency: proposal.currency },
    submittedAt: proposal.submittedAt, updatedAt: proposal.updatedAt, mean: side === 'staff' ? proposal.mean : null,
    project: side === 'reviewer' ? null : proposal.project,
  };
}
