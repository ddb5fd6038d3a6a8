import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasPermission } from '#shared/accounts';
import { callPhase } from '#shared/calls';
import { applyPatches, hasBlocking, rule, type HistoryQuery, type PatchAnswer, type PatchEntry, type PatchResult, type PersonRef } from '#shared/platform';
import {
  blankProposal, isEditable, locateProposal, proposalLife, proposalSorts, type ProposalCreate, type ProposalQuery, type ProposalRow, type ProposalVersion, type ProposalVersions, type ProposalView,
} from '#shared/proposals';
import { canonical, emptyChain } from '../platform/audit/audit-chain.js';
import { HistoryService, type HistoryPage } from '../platform/audit/history.service.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, authorise, type Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import { admit } from '../platform/database/admission.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, notFound, Problem, ruleBrokenAt } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { CallCensus } from '../calls/call-census.js';
import { CallService, type CallFacts } from '../calls/call.service.js';
import { OrganisationService } from '../organisations/organisation.service.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { ProposalAttachments } from './proposal-attachments.js';
import { brokenRule, callClosed, indexProposal, withListed } from './proposal-rules.js';
import { ProposalStanding } from './proposal-standing.service.js';
import { ProposalVersionRepository } from './proposal-version.repository.js';
import { ProposalViews } from './proposal-views.service.js';
import { anonymous, isHidden, partsOpen, proposalRowOf, seesNotes, sideOf, versionRowOf } from './proposal.mapper.js';
import type { Proposal } from './proposal.record.js';
import { ProposalRepository } from './proposal.repository.js';

const system = { kind: 'system' } as const;
/** Events that the applicant may read. */
const applicantEvents = ['created', 'submitted', 'withdrawn', 'screened', 'clarification_asked', 'clarification_answered', 'awarded', 'rejected'];

/** Proposals as applicants write and submit them, and as everybody reads them. */
@Injectable()
export class ProposalService implements OnModuleInit {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly versions: ProposalVersionRepository,
    private readonly standing: ProposalStanding,
    private readonly views: ProposalViews,
    private readonly attachments: ProposalAttachments,
    private readonly calls: CallService,
    private readonly programmes: ProgrammeService,
    private readonly organisations: OrganisationService,
    private readonly people: PeopleDirectory,
    private readonly census: CallCensus,
    private readonly histories: HistoryService,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.census.register({ countsOf: (call, session) => this.proposals.countsOf(call, session) });
  }

  async list(ctx: Ctx, { sort, limit, cursor, count, ...filter }: ProposalQuery): Promise<Page<ProposalRow>> {
    if (sort.endsWith('mean') && !hasPermission(ctx.scope, 'proposal.rank')) throw new Problem('not_allowed', 'Only staff may sort by scores.');
    const page = await this.proposals.list(ctx.scope, filter, { sort: sortOf(sort, proposalSorts), limit, cursor, count });
    return { ...page, items: page.items.map((one) => proposalRowOf(one, ctx.scope, ctx.language)) };
  }

  /** @throws Problem not_found */
  async one(ctx: Ctx, id: string): Promise<ProposalView> {
    return this.views.of(ctx, await this.proposals.get(ctx.scope, id));
  }

  /** Who may certify for the lead today. @throws Problem not_found, not_allowed (not of the lead) */
  async signatories(ctx: Ctx, id: string): Promise<{ items: PersonRef[] }> {
    const proposal = await this.proposals.get(ctx.scope, id);
    authorise(ctx, 'proposal.write', proposal.access);
    const { today } = await this.standing.around(ctx, proposal);
    const found = await this.people.signatoriesOf(proposal.lead.id, today);
    return { items: found.map((one) => ({ id: one.id, name: one.name })) };
  }

  /** What happened to it; to the applicant only what concerns them, without the staff's and the reviewers' work. @throws Problem not_found */
  async history(ctx: Ctx, id: string, query: HistoryQuery): Promise<HistoryPage> {
    const proposal = await this.proposals.get(ctx.scope, id);
    const side = sideOf(ctx.scope, proposal);
    if (side === 'reviewer') throw new Problem('not_allowed');
    const isWhole = side !== 'staff' || seesNotes(ctx.scope, proposal);
    const page = await this.histories.of('proposal', id, query, isWhole ? undefined : () => ({}));
    if (side === 'staff') return page;
    return { ...page, items: page.items.filter((one) => applicantEvents.includes(one.action)).map((one) => (one.action === 'screened' ? { ...one, details: {} } : one)) };
  }

  /** The stored proposal, as far as the asker may see it. @throws Problem not_found */
  record(ctx: Ctx, id: string, session?: Tx['session']): Promise<Proposal> {
    return this.proposals.get(ctx.scope, id, session);
  }

  /** Ids by code of proposals of a call: for the loader, who knows them by nothing else. */
  idsByCode(call: string, codes: readonly string[]): Promise<Map<string, string>> {
    return this.proposals.idsByCode(call, codes);
  }

  /** What was submitted as number n. @throws Problem not_found */
  async version(ctx: Ctx, id: string, n: number): Promise<ProposalVersion> {
    const proposal = await this.proposals.get(ctx.scope, id);
    const found = await this.versions.ofProposal(system, id, n);
    if (!found) throw notFound();
    const side = sideOf(ctx.scope, proposal);
    return { ...versionRowOf(found, side, await this.people.names([found.submittedBy])), content: isHidden(side, proposal) ? anonymous(found.content) : found.content };
  }

  /** What was submitted and when, the newest first. @throws Problem not_found */
  async versionsOf(ctx: Ctx, id: string): Promise<ProposalVersions> {
    const proposal = await this.proposals.get(ctx.scope, id);
    const found = await this.versions.allOf(system, id);
    const names = await this.people.names(found.map((one) => one.submittedBy));
    return { items: found.map((one) => versionRowOf(one, sideOf(ctx.scope, proposal), names)) };
  }

  /**
   * Starts a draft in an open call; the same id again succeeds.
   * @param code given by the loader; else the portal makes one
   * @throws Problem not_found (call), rule_broken (call_closed, too_many_proposals), id_used
   */
  async create(ctx: Ctx, input: ProposalCreate, code?: string): Promise<ProposalView> {
    return this.transactions.run(ctx, async (tx) => {
      const call = await this.calls.getFor(ctx, input.call, tx.session);
      const access = { ...call.access, lead: input.lead, consortium: [input.lead] };
      const grant = authorise(ctx, 'proposal.write', access);
      await tx.once();
      const existing = await this.proposals.find(system, input.id, tx.session);
      if (existing) return this.again(ctx, tx, existing, input);
      if (callPhase(call, ctx.now) !== 'open') throw callClosed();
      const proposal = await this.draft(ctx, tx, { input, call, access, code });
      await this.proposals.insert(proposal, tx.session);
      tx.audit({ kind: 'proposal', id: proposal._id, action: 'created', grant, details: { call: call._id, lead: input.lead, title: input.title } });
      indexProposal(tx, proposal);
      return this.views.of(ctx, proposal, tx.session);
    });
  }

  /** Saves fields of a draft, or of the parts that a clarification opened, each for itself (api.md). @throws Problem wrong_state */
  patch(ctx: Ctx, id: string, entries: readonly PatchEntry[]): Promise<PatchAnswer> {
    return this.transactions.run(ctx, async (tx) => {
      const proposal = await this.proposals.get(ctx.scope, id, tx.session);
      const around = await this.standing.around(ctx, proposal, tx.session);
      const facts = this.standing.facts(ctx, proposal, around, []);
      allow(rule(proposalLife, { state: proposal.state, action: 'edit' }, ctx.scope, proposal.access, facts));
      const judged = await this.judge(ctx, tx, proposal, entries);
      const stamp = { next: proposal.version + 1, by: actor(ctx) ?? '', at: ctx.now };
      const outcome = applyPatches(proposal.content, proposal.changes, judged.filter((one): one is PatchEntry => !isResult(one)), locateProposal, stamp);
      if (outcome.hasChanged) await this.save(ctx, tx, proposal, { ...proposal, content: outcome.draft, changes: outcome.changes });
      const applied = [...outcome.results];
      const results = judged.flatMap((one) => (isResult(one) ? [one] : applied.splice(0, 1)));
      return { version: outcome.hasChanged ? stamp.next : proposal.version, results: await this.withNames(results, tx) };
    });
  }

  /** Certifies and submits what was read. @throws Problem rule_broken (call_closed, or all that is incomplete) */
  submit(ctx: Ctx, id: string): Promise<ProposalView> {
    return this.transactions.run(ctx, async (tx) => {
      const proposal = await this.proposals.get(ctx.scope, id, tx.session);
      const around = await this.standing.around(ctx, proposal, tx.session);
      const facts = this.standing.facts(ctx, proposal, around, []);
      const { to, grant } = await admit(ctx, tx, proposalLife, { action: 'submit', record: proposal, facts }, brokenRule);
      await this.expectComplete(proposal, ctx, tx);
      const eligibility = await this.standing.eligibility(proposal, around.call, tx.session);
      const next: Proposal = { ...proposal, state: to, isSubmitted: true, submittedAt: ctx.now, submittedBy: actor(ctx), eligibility };
      const { after, hash } = await this.snapshot(ctx, tx, next);
      tx.audit({ kind: 'proposal', id, action: 'submitted', grant, details: { version: after.snapshots, hash } });
      tx.notify({
        kind: 'proposal_submitted', to: { roles: ['programme_officer'], programme: after.programme.id }, link: `/proposals/${id}`, params: { code: after.code, title: after.title },
      });
      indexProposal(tx, after);
      return this.views.of(ctx, after, tx.session, around);
    });
  }

  /** Takes it back for good, before a decision; its place in the call is free again. */
  withdraw(ctx: Ctx, id: string): Promise<ProposalView> {
    return this.transactions.run(ctx, async (tx) => {
      const proposal = await this.proposals.get(ctx.scope, id, tx.session);
      const around = await this.standing.around(ctx, proposal, tx.session);
      const facts = this.standing.facts(ctx, proposal, around, []);
      const { to, grant } = await admit(ctx, tx, proposalLife, { action: 'withdraw', record: proposal, facts });
      const after = await this.proposals.replace({ ...proposal, state: to, slot: null, updatedAt: ctx.now }, tx.session);
      tx.audit({ kind: 'proposal', id, action: 'withdrawn', grant });
      if (proposal.isSubmitted) {
        tx.notify({
          kind: 'proposal_withdrawn', to: { roles: ['programme_officer'], programme: after.programme.id }, link: `/proposals/${id}`, params: { code: after.code, title: after.title },
        });
      }
      return this.views.of(ctx, after, tx.session, around);
    });
  }

  /** @throws Problem rule_broken with every blocking finding */
  async expectComplete(proposal: Proposal, ctx: Ctx, tx: Tx): Promise<void> {
    const findings = await this.standing.completeness(proposal, await this.standing.around(ctx, proposal, tx.session), tx.session);
    if (hasBlocking(findings)) throw findingsBroken('The proposal is not complete.', findings.filter((one) => one.severity === 'blocking'));
  }

  /** Writes the proposal together with the immutable snapshot of its content. */
  async snapshot(ctx: Ctx, tx: Tx, proposal: Proposal): Promise<{ after: Proposal; hash: string }> {
    const n = proposal.snapshots + 1;
    const hash = createHash('sha256').update(canonical(proposal.content)).digest('hex');
    await this.versions.insert({
      _id: newId(), shape: 1, version: 1, proposal: proposal._id, n, submittedAt: ctx.now, submittedBy: actor(ctx), hash, content: proposal.content, access: proposal.access,
    }, tx.session);
    return { after: await this.proposals.replace(withListed({ ...proposal, snapshots: n }, ctx.now), tx.session), hash };
  }

  /** The same creation again: succeeds while nothing says that it was another. */
  private async again(ctx: Ctx, tx: Tx, existing: Proposal, input: ProposalCreate): Promise<ProposalView> {
    const isTitleKept = existing.changes['/title'] !== undefined || existing.content.title === input.title;
    if (existing.call.id !== input.call || existing.lead.id !== input.lead || !isTitleKept) throw new Problem('id_used');
    return this.views.of(ctx, existing, tx.session);
  }

  private async draft(
    ctx: Ctx, tx: Tx, given: { input: ProposalCreate; call: CallFacts; access: Proposal['access']; code: string | undefined },
  ): Promise<Proposal> {
    const { input, call, access } = given;
    const slot = firstFree(await this.proposals.slotsOf(call._id, input.lead, tx.session));
    if (slot > call.proposalsPerLead) {
      throw ruleBrokenAt('/lead', 'too_many_proposals', 'Your organisation has its proposals in this call already.', { most: call.proposalsPerLead });
    }
    const programme = await this.programmes.get(call.programme, tx.session);
    const { country, ...organisation } = await this.organisations.get(input.lead, tx.session);
    const lead = { id: organisation.id, code: organisation.code, name: organisation.name };
    const content = blankProposal({ title: input.title, language: ctx.language, currency: call.currency });
    return withListed({
      _id: input.id, shape: 2, version: 1, code: given.code ?? (await this.nextCode(call, country)), state: 'draft',
      call: { id: call._id, code: call.code, title: call.title }, programme: { id: programme._id, code: programme.code, title: programme.title }, deadline: call.deadline,
      reviewersNeeded: call.reviewers, isAnonymous: call.isAnonymous, lead, consortium: [lead], slot, content, changes: {}, title: '', titleKey: '', grant: null,
      currency: call.currency, isSubmitted: false, submittedAt: null, submittedBy: null, snapshots: 0, eligibility: [], screening: null, clarifications: [], totals: [],
      mean: null, meanKey: null, spread: null, conflicted: [], recommendation: null, decision: null, project: null, updatedAt: ctx.now, access, audit: emptyChain,
    }, ctx.now);
  }

  /** CALL-CC-nn; an anonymous call's codes do not say from which country. */
  private async nextCode(call: CallFacts, country: string): Promise<string> {
    const prefix = call.isAnonymous ? call.code : `${call.code}-${country}`;
    return `${prefix}-${String(await this.proposals.nextNumber(`${call._id}/${prefix}`)).padStart(2, '0')}`;
  }

  /** Each entry, or why it is refused before the patch engine sees it: a part that is not open, a file that is not there. */
  private async judge(ctx: Ctx, tx: Tx, proposal: Proposal, entries: readonly PatchEntry[]): Promise<(PatchEntry | PatchResult)[]> {
    const open = partsOpen(proposal);
    const judged: (PatchEntry | PatchResult)[] = [];
    for (const entry of entries) {
      const { pointer } = entry;
      if (!isEditable(pointer, open)) judged.push({ pointer, status: 'refused', code: 'part_not_open', detail: 'This part of the proposal cannot be changed now.' });
      else judged.push(pointer.startsWith('/attachments') ? await this.attachments.judge(ctx, tx, proposal, entry) : entry);
    }
    return judged;
  }

  private async save(ctx: Ctx, tx: Tx, before: Proposal, proposal: Proposal): Promise<void> {
    const consortium = await this.standing.consortiumOf(proposal.lead, proposal.content, tx.session);
    const access = { ...proposal.access, consortium: consortium.map((one) => one.id) };
    const next = withListed({ ...proposal, consortium, access }, ctx.now);
    if (sizeOf(next) > mostBytes) throw new Problem('too_large', 'The proposal holds more than can be kept: shorten its texts.');
    await this.proposals.replace(next, tx.session);
    const isFoundOtherwise = next.title !== before.title || canonical(next.access) !== canonical(before.access);
    if (isFoundOtherwise) indexProposal(tx, next);
    await this.attachments.release(ctx, tx, before, next);
  }

  /** Conflicts name the person who wrote the other value. */
  private async withNames(results: PatchResult[], tx: Tx): Promise<PatchResult[]> {
    const names = await this.people.names(results.map((one) => (one.status === 'conflict' ? one.by : null)), tx.session);
    return results.map((one) => (one.status === 'conflict' && one.by !== null ? { ...one, by: names.get(one.by) ?? one.by } : one));
  }
}

function isResult(judged: PatchEntry | PatchResult): judged is PatchResult {
  return 'status' in judged;
}

/** A document holds 16 MiB, and a proposal stands in one, with its change log. */
const mostBytes = 8 * 1024 * 1024;
function sizeOf({ content, changes }: Proposal): number {
  return Buffer.byteLength(JSON.stringify(content)) + Buffer.byteLength(JSON.stringify(changes));
}

function firstFree(taken: readonly number[]): number {
  for (let slot = 1; ; slot++) if (!taken.includes(slot)) return slot;
}
