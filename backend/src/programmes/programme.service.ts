import { Injectable } from '@nestjs/common';
import { dayOf } from '#shared/calendar';
import { blocking, type Day, type Finding, type HistoryQuery } from '#shared/platform';
import {
  checkFoundations, checkProgramme, checkSettings, checkValidFrom, programmeSorts, settingsOn, type DatedSettings, type ProgrammeChange, type ProgrammeInput, type ProgrammeQuery, type ProgrammeView,
  type Settings,
} from '#shared/programmes';
import { canonical } from '../platform/audit/audit-chain.js';
import { HistoryService, type HistoryPage } from '../platform/audit/history.service.js';
import { authorise, expectVersion, type Ctx } from '../platform/context/ctx.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, Problem, ruleBrokenAt } from '../platform/errors/problem.js';
import { OrganisationService } from '../organisations/organisation.service.js';
import { accessOfProgramme, inputOfProgramme, newProgramme, programmeViewOf } from './programme.mapper.js';
import { ProgrammeRepository } from './programme.repository.js';
import type { Programme } from './programme.schema.js';

const system = { kind: 'system' } as const;

/** What other features read of a programme. */
export type ProgrammeFacts = Readonly<Omit<Programme, 'shape' | 'audit'>>;

@Injectable()
export class ProgrammeService {
  constructor(
    private readonly programmes: ProgrammeRepository,
    private readonly organisations: OrganisationService,
    private readonly histories: HistoryService,
    private readonly transactions: Transactions,
  ) {}

  async list(ctx: Ctx, { sort, limit, cursor, count }: ProgrammeQuery): Promise<Page<ProgrammeView>> {
    const page = await this.programmes.list(ctx.scope, { sort: sortOf(sort, programmeSorts), limit, cursor, count });
    const names = await this.organisations.refs(page.items.flatMap((one) => one.funders.map((f) => f.organisation)));
    return { ...page, items: page.items.map((one) => programmeViewOf(ctx.scope, one, names)) };
  }

  /** @throws Problem not_found */
  async one(ctx: Ctx, id: string): Promise<ProgrammeView> {
    return this.view(ctx, await this.programmes.get(ctx.scope, id));
  }

  /** Creates a programme; the same id with the same content again succeeds. @throws Problem rule_broken, id_used, duplicate (the code) */
  create(ctx: Ctx, input: ProgrammeInput): Promise<ProgrammeView> {
    return this.transactions.run(ctx, async (tx) => {
      const access = accessOfProgramme({ _id: input.id, funders: input.funders });
      authorise(ctx, 'programme.write', access);
      await tx.once();
      const existing = await this.programmes.find(system, input.id, tx.session);
      if (existing) {
        if (canonical(inputOfProgramme(existing)) !== canonical(input)) throw new Problem('id_used');
        return this.view(ctx, existing, tx.session);
      }
      await this.check(input, tx.session);
      return this.view(ctx, await this.insert(tx, newProgramme(input), 'created'), tx.session);
    });
  }

  /** Changes what is given. @throws Problem version_missing, stale_version, rule_broken */
  change(ctx: Ctx, id: string, change: ProgrammeChange): Promise<ProgrammeView> {
    return this.transactions.run(ctx, async (tx) => {
      const before = await this.programmes.get(ctx.scope, id, tx.session);
      const grant = authorise(ctx, 'programme.write', accessOfProgramme(before));
      await tx.once();
      expectVersion(ctx, before.version);
      const next = { ...before, ...change };
      refuse('The currency of a programme and the codes of its themes stay.', checkFoundations(before, next));
      await this.check(inputOfProgramme(next), tx.session);
      const after = await this.programmes.replace(next, tx.session);
      tx.audit({ kind: 'programme', id, action: 'changed', grant, details: { before: inputOfProgramme(before), after: inputOfProgramme(after) } });
      return this.view(ctx, after, tx.session);
    });
  }

  /** Sets the settings in force from a day on; past days keep theirs. @throws Problem version_missing, stale_version, rule_broken */
  setSettings(ctx: Ctx, id: string, dated: DatedSettings): Promise<ProgrammeView> {
    return this.transactions.run(ctx, async (tx) => {
      const before = await this.programmes.get(ctx.scope, id, tx.session);
      const grant = authorise(ctx, 'programme.write', accessOfProgramme(before));
      await tx.once();
      expectVersion(ctx, before.version);
      refuse('Settings hold from today on, or later: what was decided by earlier ones stays.', checkValidFrom(before.settings, dated.validFrom, todayOf(before, ctx.now)));
      refuse('These settings cannot be.', checkSettings(dated.settings));
      const settings = [...before.settings.filter((one) => one.validFrom !== dated.validFrom), dated].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      const after = await this.programmes.replace({ ...before, settings }, tx.session);
      tx.audit({ kind: 'programme', id, action: 'settings_set', grant, details: { validFrom: dated.validFrom, before: settingsOn(before.settings, dated.validFrom), after: dated.settings } });
      return this.view(ctx, after, tx.session);
    });
  }

  /** The history of a programme, for its staff. @throws Problem not_found, not_allowed */
  async history(ctx: Ctx, id: string, query: HistoryQuery): Promise<HistoryPage> {
    authorise(ctx, 'proposal.rank', accessOfProgramme(await this.programmes.get(ctx.scope, id)));
    return this.histories.of('programme', id, query);
  }

  /** One programme, as rules need it. @throws Problem not_found */
  get(id: string, session?: Tx['session']): Promise<ProgrammeFacts> {
    return this.programmes.get(system, id, session);
  }

  /** Programmes by id, in one query. */
  async byIds(ids: readonly string[], session?: Tx['session']): Promise<Map<string, ProgrammeFacts>> {
    const found = await this.programmes.findByIds(system, ids, session);
    return new Map(found.map((one) => [one._id, one]));
  }

  async byCode(code: string, session?: Tx['session']): Promise<ProgrammeFacts | null> {
    return this.programmes.findByCode(system, code, session);
  }

  /** The settings in force on a day. @throws Problem not_found */
  async settingsOn(id: string, on: Day, session?: Tx['session']): Promise<Settings> {
    return settingsOn((await this.get(id, session)).settings, on);
  }

  /**
   * Creates a programme for the loader and first set-up. One with the same code and content is reused, whatever the ids inside.
   * @returns the id of the programme that stands for this code
   * @throws Problem rule_broken (other_content) when the code stands for something else
   */
  async createBySystem(_ctx: Ctx, tx: Tx, input: ProgrammeInput, settings: readonly DatedSettings[]): Promise<string> {
    const existing = await this.programmes.findByCode(system, input.code, tx.session);
    if (existing) {
      if (isSame(existing, input, settings)) return existing._id;
      throw ruleBrokenAt('/code', 'other_content', `The programme ${input.code} exists with other content.`, { code: input.code });
    }
    await this.check(input, tx.session);
    refuse('These settings cannot be.', settings.flatMap((one) => checkSettings(one.settings)));
    return (await this.insert(tx, { ...newProgramme(input), settings: [...settings] }, 'loader.created'))._id;
  }

  private async insert(tx: Tx, programme: Programme, action: string): Promise<Programme> {
    const stored = await this.programmes.insert(programme, tx.session);
    tx.audit({ kind: 'programme', id: stored._id, action, details: { ...inputOfProgramme(stored), settings: stored.settings } });
    return stored;
  }

  private async check(input: ProgrammeInput, session: Tx['session']): Promise<void> {
    const known = await this.organisations.refs(input.funders.map((one) => one.organisation), session);
    const unknown = input.funders.flatMap((one, at) => (known.get(one.organisation)?.type === 'donor' ? [] : [blocking('funder_unknown', `/funders/${at}/organisation`)]));
    refuse('The programme cannot be so.', [...checkProgramme(input), ...unknown]);
  }

  private async view(ctx: Ctx, programme: Programme, session?: Tx['session']): Promise<ProgrammeView> {
    return programmeViewOf(ctx.scope, programme, await this.organisations.refs(programme.funders.map((one) => one.organisation), session));
  }
}

/** The day that the programme's zone shows at an instant. */
export function todayOf(programme: Pick<Programme, 'settings'>, now: string): Day {
  return dayOf(now, settingsOn(programme.settings, now.slice(0, 10)).timeZone);
}

function refuse(detail: string, findings: readonly Finding[]): void {
  if (findings.length > 0) throw findingsBroken(detail, findings);
}

function isSame(existing: Programme, input: ProgrammeInput, settings: readonly DatedSettings[]): boolean {
  const bare = (one: ProgrammeInput, dated: readonly DatedSettings[]) =>
    canonical({ ...one, id: '', themes: one.themes.map(({ code, title }) => ({ code, title })), settings: dated });
  return bare(inputOfProgramme(existing), existing.settings) === bare(input, settings);
}
