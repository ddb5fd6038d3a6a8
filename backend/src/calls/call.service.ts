import { Injectable, type OnModuleInit } from '@nestjs/common';
import { grantFor, hasPermission, type Task } from '#shared/accounts';
import {
  callLife, callPhase, callSorts, checkAward, checkCall, type CallAction, type CallChange, type CallInput, type CallQuery, type CallRow, type CallView, type PublicCall,
} from '#shared/calls';
import { blocking, type Finding, type HistoryQuery } from '#shared/platform';
import { settingsOn } from '#shared/programmes';
import { canonical } from '../platform/audit/audit-chain.js';
import { HistoryService, type HistoryPage } from '../platform/audit/history.service.js';
import { TaskSources } from '../platform/tasks/task-sources.js';
import { authorise, type Ctx } from '../platform/context/ctx.js';
import { admit } from '../platform/database/admission.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, notFound, Problem, ruleBroken, ruleBrokenAt } from '../platform/errors/problem.js';
import { ProgrammeService, type ProgrammeFacts } from '../programmes/programme.service.js';
import { CallCensus } from './call-census.js';
import { accessOfCall, callRowOf, callViewOf, derivedOfCall, inputOfCall, newCall, publicCallOf, taskOfCall } from './call.mapper.js';
import { CallRepository } from './call.repository.js';
import type { Call } from './call.schema.js';

const system = { kind: 'system' } as const;

/** What other features read of a call. */
export type CallFacts = Readonly<Omit<Call, 'shape' | 'audit'>>;

@Injectable()
export class CallService implements OnModuleInit {
  constructor(
    private readonly calls: CallRepository,
    private readonly programmes: ProgrammeService,
    private readonly census: CallCensus,
    private readonly histories: HistoryService,
    private readonly tasks: TaskSources,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ tasksFor: (ctx) => this.tasksFor(ctx) });
  }

  async list(ctx: Ctx, { sort, limit, cursor, count, ...filter }: CallQuery): Promise<Page<CallRow>> {
    const page = await this.calls.list(ctx.scope, filter, ctx.now, { sort: sortOf(sort, callSorts), limit, cursor, count });
    const programmes = await this.programmes.byIds(page.items.map((one) => one.programme));
    return { ...page, items: page.items.map((one) => callRowOf(one, { ...ctx, programme: programmes.get(one.programme) })) };
  }

  /** @throws Problem not_found */
  async one(ctx: Ctx, id: string): Promise<CallView> {
    return this.view(ctx, await this.calls.get(ctx.scope, id));
  }

  /** The calls that are open now, for anybody. */
  async open(ctx: Ctx): Promise<{ items: PublicCall[] }> {
    const calls = await this.calls.open({ kind: 'public' }, ctx.now);
    const programmes = await this.programmes.byIds(calls.map((one) => one.programme));
    return { items: calls.map((one) => publicCallOf(one, programmes.get(one.programme), ctx.now)) };
  }

  /** One published call by its code, for anybody, also once it is closed. @throws Problem not_found */
  async published(ctx: Ctx, code: string): Promise<PublicCall> {
    const call = await this.calls.findByCode({ kind: 'public' }, code);
    if (!call) throw notFound();
    return publicCallOf(call, await this.programmes.get(call.programme), ctx.now);
  }

  /** Creates a draft; the same id with the same content again succeeds. @throws Problem not_found (programme), id_used, duplicate (the code) */
  create(ctx: Ctx, input: CallInput): Promise<CallView> {
    return this.transactions.run(ctx, async (tx) => {
      const programme = await this.programmes.get(input.programme, tx.session);
      authorise(ctx, 'call.write', accessOfCall(programme));
      await tx.once();
      const made = newCall(input, programme);
      const existing = await this.calls.find(system, input.id, tx.session);
      if (existing && canonical(inputOfCall(existing)) !== canonical(inputOfCall(made))) throw new Problem('id_used');
      return this.view(ctx, existing ?? (await this.insert(tx, made, 'created')), tx.session);
    });
  }

  /** Changes a draft. @throws Problem wrong_state, version_missing, stale_version */
  change(ctx: Ctx, id: string, change: CallChange): Promise<CallView> {
    return this.act(ctx, id, 'edit', async (call, programme) => {
      const next = { ...call, ...change };
      return { ...next, ...derivedOfCall(next, programme) };
    });
  }

  /** @throws Problem rule_broken with all that stands against it (weights, dates, amounts, texts) */
  publish(ctx: Ctx, id: string): Promise<CallView> {
    return this.act(ctx, id, 'publish', async (call, programme) => {
      const findings = publicationFindings(call, programme, ctx.now);
      if (findings.length > 0) throw findingsBroken('The call cannot be published so.', findings);
      return { ...call, state: 'published', publishedAt: ctx.now };
    });
  }

  /** @throws Problem wrong_state (not closed), rule_broken (proposals undecided) */
  decide(ctx: Ctx, id: string): Promise<CallView> {
    return this.act(ctx, id, 'decide', async (call) => ({ ...call, state: 'decided', decidedAt: ctx.now }));
  }

  archive(ctx: Ctx, id: string): Promise<CallView> {
    return this.act(ctx, id, 'archive', async (call) => ({ ...call, state: 'archived' }));
  }

  /** The history of a call that the asker may see. @throws Problem not_found */
  async history(ctx: Ctx, id: string, query: HistoryQuery): Promise<HistoryPage> {
    const call = await this.calls.get(ctx.scope, id);
    authorise(ctx, 'proposal.rank', call.access);
    return this.histories.of('call', id, query);
  }

  /** One call, as rules need it. @throws Problem not_found */
  get(id: string, session?: Tx['session']): Promise<CallFacts> {
    return this.calls.get(system, id, session);
  }

  /** One call that the asker may see. @throws Problem not_found */
  getFor(ctx: Ctx, id: string, session?: Tx['session']): Promise<CallFacts> {
    return this.calls.get(ctx.scope, id, session);
  }

  async byIds(ids: readonly string[]): Promise<Map<string, CallFacts>> {
    const found = await this.calls.findByIds(system, ids);
    return new Map(found.map((one) => [one._id, one]));
  }

  /** Closed, undecided calls in which applicants are hidden from reviewers. */
  closedAnonymous(ctx: Ctx): Promise<CallFacts[]> {
    return this.calls.closedAnonymous(ctx.scope, ctx.now);
  }

  async byCode(code: string, session?: Tx['session']): Promise<CallFacts | null> {
    return this.calls.findByCode(system, code, session);
  }

  /**
   * Takes an award out of the envelope. Every award writes this one document, so that two at once cannot pass it together
   * (platform.md, "Several writers").
   * @param grant minor units of the call's currency
   * @throws Problem rule_broken (award_over_envelope), lost_race
   */
  async award(tx: Tx, id: string, grant: number): Promise<void> {
    const call = await this.calls.get(system, id, tx.session);
    const findings = checkAward(call.envelope, call.awarded, grant);
    if (findings.length > 0) throw findingsBroken('The award is larger than what is left of the envelope.', findings);
    await this.calls.replace({ ...call, awarded: call.awarded + grant }, tx.session);
  }

  /**
   * Creates a draft call for the loader and first set-up. One with the same code and content is reused, whatever its state and
   * the ids inside.
   * @returns the id of the call that stands for this code
   * @throws Problem rule_broken (other_content)
   */
  async createBySystem(_ctx: Ctx, tx: Tx, input: CallInput): Promise<string> {
    const existing = await this.calls.findByCode(system, input.code, tx.session);
    const made = newCall(input, await this.programmes.get(input.programme, tx.session));
    if (!existing) return (await this.insert(tx, made, 'loader.created'))._id;
    if (canonical(bareInput(existing)) === canonical(bareInput(made))) return existing._id;
    throw ruleBrokenAt('/code', 'other_content', `The call ${input.code} exists with other content.`, { code: input.code });
  }

  /** Drafts to publish and closed calls to decide, with what is left of their envelope. */
  private async tasksFor(ctx: Ctx): Promise<Task[]> {
    if (!hasPermission(ctx.scope, 'call.write')) return [];
    const waiting = await this.calls.waiting(ctx.scope, ctx.now);
    return waiting.filter((one) => grantFor(ctx.scope, 'call.write', one.access) !== null).map((one) => taskOfCall(one, ctx));
  }

  private async insert(tx: Tx, call: Call, action: string): Promise<Call> {
    const stored = await this.calls.insert(call, tx.session);
    tx.audit({ kind: 'call', id: stored._id, action, details: { ...inputOfCall(stored) } });
    return stored;
  }

  private act(ctx: Ctx, id: string, action: CallAction, change: (call: Call, programme: ProgrammeFacts) => Promise<Call>): Promise<CallView> {
    return this.transactions.run(ctx, async (tx) => {
      const call = await this.calls.get(ctx.scope, id, tx.session);
      const counts = await this.census.countsOf(id, tx.session);
      const facts = { phase: callPhase(call, ctx.now), undecided: counts.undecided };
      const { grant } = await admit(ctx, tx, callLife, { action, record: call, facts }, brokenRule);
      const programme = await this.programmes.get(call.programme, tx.session);
      const after = await this.calls.replace(await change(call, programme), tx.session);
      tx.audit({ kind: 'call', id, action: action === 'edit' ? 'changed' : action, grant, details: action === 'edit' ? { before: inputOfCall(call), after: inputOfCall(after) } : {} });
      if (after.state !== 'draft') this.index(tx, after);
      return this.view(ctx, after, tx.session);
    });
  }

  private index(tx: Tx, call: Call): void {
    tx.index({ kind: 'call', id: call._id, code: call.code, title: Object.values(call.title).join(' '), access: call.access, isSubmitted: true });
  }

  private async view(ctx: Ctx, call: Call, session?: Tx['session']): Promise<CallView> {
    const programme = await this.programmes.get(call.programme, session);
    return callViewOf(call, { ...ctx, programme }, await this.census.countsOf(call._id, session));
  }
}

function brokenRule(code: string): Problem | null {
  return code === 'proposals_undecided' ? ruleBroken('Some proposals are not decided yet.', [{ pointer: '/proposals', code, detail: 'Award, reject or wait for them.' }]) : null;
}

/** What stands against publishing: the call's own rules, its texts in the programme's first language, and a deadline still ahead. */
function publicationFindings(call: Call, programme: ProgrammeFacts, now: string): Finding[] {
  const { timeZone } = settingsOn(programme.settings, now.slice(0, 10));
  const [first = 'en'] = programme.languages;
  return [
    ...checkCall({ ...inputOfCall(call), currency: call.currency }, programme, timeZone),
    ...(call.title[first] ? [] : [blocking('text_missing', '/title', { field: 'title', language: first })]),
    ...(call.deadline < now ? [blocking('deadline_passed', '/deadline', { deadline: call.deadline })] : []),
  ];
}

function bareInput(call: Call): unknown {
  return { ...inputOfCall(call), id: '', criteria: call.criteria.map((one) => ({ ...one, id: '' })) };
}
