import { grantFor, type Access, type Scope, type Task } from '#shared/accounts';
import { dayOf, daysBetween } from '#shared/calendar';
import { allowedActions, localise, type Instant, type Language, type Reference } from '#shared/platform';
import { callLife, callOpensAt, callPhase, type CallFacts, type CallInput, type CallRow, type CallView, type PublicCall } from '#shared/calls';
import { settingsOn } from '#shared/programmes';
import { emptyChain } from '../platform/audit/audit-chain.js';
import type { ProgrammeFacts } from '../programmes/programme.service.js';
import type { ProposalCounts } from './call-census.js';
import type { Call } from './call.schema.js';

export function accessOfCall(programme: Pick<ProgrammeFacts, '_id' | 'funders'>): Access {
  return { programme: programme._id, lead: null, consortium: [], reviewers: [], funders: programme.funders.map((one) => one.organisation) };
}

/** What follows from a call's dates and programme, beside what was typed. */
export function derivedOfCall({ opensOn, deadline }: Pick<CallInput, 'opensOn' | 'deadline'>, programme: ProgrammeFacts): Pick<Call, 'opensAt' | 'deadline' | 'currency' | 'access'> {
  const { timeZone } = settingsOn(programme.settings, opensOn);
  return { opensAt: callOpensAt(opensOn, timeZone), deadline: new Date(deadline).toISOString(), currency: programme.currency, access: accessOfCall(programme) };
}

export function newCall({ id, ...content }: CallInput, programme: ProgrammeFacts): Call {
  return {
    _id: id, shape: 1, version: 1, ...content, ...derivedOfCall(content, programme), state: 'draft', publishedAt: null, decidedAt: null, awarded: 0, audit: emptyChain,
  };
}

export function inputOfCall(call: Call): CallInput {
  const {
    _id, code, programme, title, guidance, opensOn, questionsUntil, deadline, decisionBy, earliestStart, envelope, floor, ceiling, coFundingShare, maxMonths, countries,
    reviewers, criteria, isAnonymous, proposalsPerLead, requirements,
  } = call;
  return {
    id: _id, code, programme, title, guidance, opensOn, questionsUntil, deadline, decisionBy, earliestStart, envelope, floor, ceiling, coFundingShare, maxMonths, countries,
    reviewers, criteria, isAnonymous, proposalsPerLead, requirements,
  };
}

/** Whether the asker works for the call's programme: sees what was awarded and how many applied. */
export function isStaffOf(scope: Scope, access: Access): boolean {
  return scope.kind === 'system' || grantFor(scope, 'proposal.rank', access) !== null;
}

export function programmeReference(programme: ProgrammeFacts | undefined, language: Language): Reference {
  return { id: programme?._id ?? '', code: programme?.code ?? '', title: programme ? localise(programme.title, language, programme.languages[0]) : '' };
}

interface Around {
  readonly scope: Scope;
  readonly now: Instant;
  readonly language: Language;
  readonly programme: ProgrammeFacts | undefined;
}

export function callViewOf(call: Call, { scope, now, language, programme }: Around, counts: ProposalCounts): CallView {
  const isStaff = isStaffOf(scope, call.access);
  const phase = callPhase(call, now);
  const facts: CallFacts = { phase, undecided: counts.undecided };
  const money = (minor: number) => ({ minor, currency: call.currency });
  return {
    ...inputOfCall(call), version: call.version, state: call.state, phase, programme: programmeReference(programme, language), currency: call.currency,
    awarded: isStaff ? money(call.awarded) : null, envelopeLeft: isStaff ? money(call.envelope - call.awarded) : null, proposals: isStaff ? counts.submitted : null,
    allowedActions: [...allowedActions(callLife, call.state, scope, call.access, facts), ...(isProposable(scope, phase) ? ['propose'] : [])],
  };
}

/** Whether the asker may start a proposal in it. */
function isProposable(scope: Scope, phase: string): boolean {
  return phase === 'open' && scope.kind === 'person' && scope.grants.some((g) => g.role === 'partner_editor' || g.role === 'partner_signatory');
}

/** A row's acts are those that no count decides. */
export function callRowOf(call: Call, around: Around): CallRow {
  const { id, version, code, title, programme, opensOn, deadline, decisionBy, envelope, currency, state, phase, countries, allowedActions: acts } =
    callViewOf(call, around, { submitted: 0, undecided: 1 });
  return { id, version, code, title, programme, opensOn, deadline, decisionBy, envelope, currency, state, phase, countries, allowedActions: acts };
}

export function publicCallOf(call: Call, programme: ProgrammeFacts | undefined, now: Instant): PublicCall {
  const { id, code, title, guidance, opensOn, questionsUntil, deadline, decisionBy, envelope, floor, ceiling, coFundingShare, maxMonths, countries, criteria, requirements } =
    inputOfCall(call);
  return {
    id, code, title, guidance, opensOn, questionsUntil, deadline, decisionBy, envelope, floor, ceiling, currency: call.currency, coFundingShare, maxMonths, countries, criteria,
    requirements, phase: callPhase(call, now), programme: { code: programme?.code ?? '', title: programme?.title ?? {} },
  };
}

/** A draft waits to be published before its deadline, a closed call for its decision. */
export function taskOfCall(call: Call, { now, language }: { now: Instant; language: Language }): Task {
  const isDraft = call.state === 'draft';
  const due = isDraft ? call.opensOn : call.decisionBy;
  return {
    id: `call/${call._id}`, kind: 'call', act: isDraft ? 'publish' : 'decide', state: callPhase(call, now), since: isDraft ? null : call.deadline, due,
    subject: { kind: 'call', id: call._id, code: call.code, title: localise(call.title, language), project: null }, daysLeft: daysBetween(dayOf(now, 'UTC'), due),
    params: { left: call.envelope - call.awarded, currency: call.currency },
  };
}
