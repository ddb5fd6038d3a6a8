import { Injectable } from '@nestjs/common';
import type { OrganisationType } from '#shared/accounts';
import {
  organisationSorts, type OrganisationChange, type OrganisationInput, type OrganisationQuery, type OrganisationRef, type OrganisationView,
} from '#shared/organisations';
import type { HistoryQuery } from '#shared/platform';
import { HistoryService, type HistoryPage } from '../platform/audit/history.service.js';
import { expectVersion, type Ctx } from '../platform/context/ctx.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Problem, ruleBrokenAt } from '../platform/errors/problem.js';
import { foldText } from '../platform/search/search-rows.js';
import { keysOfOrganisation, maySeeStanding, newOrganisation, organisationViewOf } from './organisation.mapper.js';
import { OrganisationRepository } from './organisation.repository.js';
import type { Organisation } from './organisation.schema.js';

/** What other features ask of an organisation. */
export interface OrganisationFacts extends OrganisationRef {
  readonly type: OrganisationType;
  readonly country: string;
  readonly isVerified: boolean;
  readonly isSuspended: boolean;
}
const system = { kind: 'system' } as const;

@Injectable()
export class OrganisationService {
  constructor(
    private readonly organisations: OrganisationRepository,
    private readonly histories: HistoryService,
    private readonly transactions: Transactions,
  ) {}

  /** A page of the directory. @throws Problem not_allowed to one who filters by what only staff may know */
  async list(ctx: Ctx, query: OrganisationQuery): Promise<Page<OrganisationView>> {
    const { sort, limit, cursor, count, q, ...filter } = query;
    const asksStanding = filter.isVerified !== undefined || filter.isSuspended !== undefined;
    if (asksStanding && !maySeeStanding(ctx.scope, '')) throw new Problem('not_allowed', 'Only staff may filter by verification and suspension.');
    const word = q === undefined ? undefined : foldText(q).split(/[^\p{L}\p{N}]+/u).find(Boolean);
    const page = await this.organisations.list(ctx.scope, { ...filter, word }, { sort: sortOf(sort, organisationSorts), limit, cursor, count });
    return { ...page, items: page.items.map((one) => organisationViewOf(ctx.scope, one)) };
  }

  /** @throws Problem not_found */
  async one(ctx: Ctx, id: string): Promise<OrganisationView> {
    return organisationViewOf(ctx.scope, await this.organisations.get(ctx.scope, id));
  }

  /** What happened to it, newest first. @throws Problem not_found */
  async history(ctx: Ctx, id: string, query: HistoryQuery): Promise<HistoryPage> {
    await this.organisations.get(ctx.scope, id);
    return this.histories.of('organisation', id, query);
  }

  /** Creates an organisation, not yet verified. @throws Problem id_used, duplicate (the code) */
  create(ctx: Ctx, input: OrganisationInput): Promise<OrganisationView> {
    return this.transactions.run(ctx, async (tx) => {
      await tx.once();
      const existing = await this.organisations.find(system, input.id, tx.session);
      if (existing && !isSame(existing, input)) throw new Problem('id_used');
      return organisationViewOf(ctx.scope, existing ?? (await this.insert(tx, newOrganisation(input, false), 'created')));
    });
  }

  /** Changes code, name or country. @throws Problem not_found, version_missing, stale_version, duplicate */
  change(ctx: Ctx, id: string, change: OrganisationChange): Promise<OrganisationView> {
    return this.alter(ctx, id, 'changed', (before) => {
      const next = { ...before, ...change };
      return { ...next, ...keysOfOrganisation(next.code, next.name) };
    }, {});
  }

  /** The staff's word on whether the organisation is who it says. */
  verify(ctx: Ctx, id: string, body: { isVerified: boolean; reason: string }): Promise<OrganisationView> {
    if (!body.isVerified && body.reason.length < 3) throw ruleBrokenAt('/reason', 'reason_missing', 'Say why the organisation is no longer verified.');
    return this.alter(ctx, id, body.isVerified ? 'verified' : 'verification_withdrawn', (before) => ({ ...before, isVerified: body.isVerified }), { reason: body.reason });
  }

  /** Suspends a partner (releases stop, domain 5) or lifts it. */
  suspend(ctx: Ctx, id: string, body: { isSuspended: boolean; reason: string }): Promise<OrganisationView> {
    return this.alter(ctx, id, body.isSuspended ? 'suspended' : 'suspension_lifted', (before) => ({ ...before, isSuspended: body.isSuspended }), { reason: body.reason });
  }

  /** Organisations by id, for the views of other features: one query, whatever the number. Unknown ids are left out. */
  async refs(ids: readonly (string | null)[], session?: Tx['session']): Promise<Map<string, OrganisationFacts>> {
    const found = await this.organisations.findByIds(system, ids.filter((id) => id !== null), session);
    return new Map(found.map((one) => [one._id, factsOf(one)]));
  }

  /** One organisation, as rules need it. @throws Problem not_found */
  async get(id: string, session?: Tx['session']): Promise<OrganisationFacts> {
    return factsOf(await this.organisations.get(system, id, session));
  }

  /** The organisation of a code, or null. */
  async byCode(code: string, session?: Tx['session']): Promise<OrganisationFacts | null> {
    const found = await this.organisations.findByCode(system, code, session);
    return found && factsOf(found);
  }

  /**
   * Creates an organisation as verified, for the loader and first set-up. One with the same code and content is reused.
   * @returns the id of the organisation that stands for this code
   * @throws Problem rule_broken (other_content) when the code stands for something else
   */
  async createBySystem(ctx: Ctx, tx: Tx, input: OrganisationInput): Promise<string> {
    if (ctx.scope.kind !== 'system') throw new Problem('not_allowed');
    const existing = await this.organisations.findByCode(system, input.code, tx.session);
    if (!existing) return (await this.insert(tx, newOrganisation(input, true), 'loader.created'))._id;
    if (isSame(existing, input)) return existing._id;
    throw ruleBrokenAt('/code', 'other_content', `The organisation ${input.code} exists with another name, type or country.`, { code: input.code });
  }

  private async insert(tx: Tx, organisation: Organisation, action: string): Promise<Organisation> {
    const stored = await this.organisations.insert(organisation, tx.session);
    tx.audit({ kind: 'organisation', id: stored._id, action, details: contentOf(stored) });
    this.index(tx, stored);
    return stored;
  }

  private alter(
    ctx: Ctx, id: string, action: string, edit: (before: Organisation) => Organisation, details: Record<string, unknown>,
  ): Promise<OrganisationView> {
    return this.transactions.run(ctx, async (tx) => {
      const before = await this.organisations.get(ctx.scope, id, tx.session);
      await tx.once();
      expectVersion(ctx, before.version);
      const after = await this.organisations.replace(edit(before), tx.session);
      tx.audit({ kind: 'organisation', id, action, details: { ...details, before: contentOf(before), after: contentOf(after) } });
      this.index(tx, after);
      return organisationViewOf(ctx.scope, after);
    });
  }

  private index(tx: Tx, one: Organisation): void {
    const access = { programme: '', lead: one._id, consortium: [], reviewers: [], funders: [] };
    tx.index({ kind: 'organisation', id: one._id, code: one.code, title: one.name, access, isSubmitted: true });
  }
}

function factsOf({ _id, code, name, type, country, isVerified, isSuspended }: Organisation): OrganisationFacts {
  return { id: _id, code, name, type, country, isVerified, isSuspended };
}
function contentOf({ code, name, type, country, isVerified, isSuspended }: Organisation): Record<string, unknown> {
  return { code, name, type, country, isVerified, isSuspended };
}
function isSame(stored: Organisation, input: OrganisationInput): boolean {
  return stored.code === input.code && stored.name === input.name && stored.type === input.type && stored.country === input.country;
}
