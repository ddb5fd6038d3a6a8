import type { Role } from '#shared/accounts';
import type { Case, CaseProposal, CaseStep } from '#shared/cases';
import type { Id, Instant } from '#shared/platform';
import { grantsOf, type Person } from '../platform/auth/person.schema.js';
import { systemCtx, type Ctx } from '../platform/context/ctx.js';

/** A case on its way into the portal: its file, and the records that stand for its codes. */
export interface Stage {
  readonly file: Case;
  readonly trace: string;
  readonly call: Id;
  readonly organisations: ReadonlyMap<string, Id>;
  /** By e-mail. */
  readonly people: ReadonlyMap<string, Person>;
  /** Criteria of the call by code. */
  readonly criteria: ReadonlyMap<string, Id>;
  /** Proposals by code, as far as they exist. */
  readonly proposals: Map<string, Id>;
  /** Codes of proposals that this load found written: only of these may some steps be done. */
  readonly known: ReadonlySet<string>;
  /** Projects by code, with their reports by period `start/end`. */
  readonly projects: Map<string, StagedProject>;
}
export interface StagedProject {
  readonly id: Id;
  readonly reports: ReadonlyMap<string, Id>;
}

/** Says in the words of the file why something was done that it does not explain. */
export const recordedText = 'As recorded in the case file.';

/** The proposal that a step is about; null for a step of the call. */
export function proposalOf({ file }: Stage, step: CaseStep): CaseProposal | null {
  if (step.kind === 'publish-call' || step.kind === 'decide-call') return null;
  const code = codeOf(file, step);
  return file.proposals.find((one) => one.code === code) ?? null;
}

export function proposalCurrency({ file }: Stage, code: string): string {
  return file.proposals.find((one) => one.code === code)?.currency ?? file.programme.currency;
}

function codeOf(file: Case, { kind, at }: CaseStep): string | undefined {
  if (kind === 'release' || kind === 'refund' || kind === 'waive-gate') return file.payments[at]?.project;
  return reportSteps.includes(kind) ? file.reports[at]?.project : file.proposals[at]?.code;
}
const reportSteps: readonly CaseStep['kind'][] = [
  'write-report', 'submit-report', 'start-review', 'request-changes', 'answer-comments', 'resubmit-report', 'approve', 'reopen', 'rewrite-report',
];

/** Who of the file may do a step: the preferred role first, then in the file's order. Partners act for the lead; a review is its reviewer's. */
export function candidates(stage: Stage, step: CaseStep): Person[] {
  const proposal = proposalOf(stage, step);
  if (step.kind === 'review') {
    const reviewer = stage.people.get(proposal?.reviews[step.review ?? 0]?.reviewer ?? '');
    return reviewer ? [reviewer] : [];
  }
  const emails = step.roles.flatMap((role) => stage.file.people.filter((one) => one.memberships.some((held) => held.role === role && isConcerned(role, held.organisation, proposal))));
  return [...new Set(emails.map((one) => one.email))].flatMap((email) => stage.people.get(email) ?? []);
}

function isConcerned(role: Role, organisation: string, proposal: CaseProposal | null): boolean {
  const isPartner = role === 'partner_editor' || role === 'partner_signatory';
  return !isPartner || organisation === proposal?.lead;
}

/** A person of the case at the moment of a step. */
export function actingAs(stage: Pick<Stage, 'trace'>, person: Person, now: Instant): Ctx {
  return { ...loaderCtx(stage.trace, now), scope: { kind: 'person', id: person._id, grants: grantsOf(person, now) } };
}

/** The loader itself. */
export function loaderCtx(trace: string, now: Instant): Ctx {
  return { ...systemCtx(trace, now), origin: 'loader' };
}
