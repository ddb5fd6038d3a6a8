import { Injectable } from '@nestjs/common';
import { phasedToDate, burnRate } from '#shared/reports';
import { ageing, ageInMonths, liquidate, releaseLimit, advanceBalance, type GateView, type QueueQuery, type ReleaseQueueRow } from '#shared/payments';
import type { AdvanceView } from '#shared/projects';
import type { Money } from '#shared/money';
import { SummaryService } from '../dashboards/summary.service.js';
import { OrganisationService } from '../organisations/organisation.service.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ProjectService } from '../projects/project.service.js';
import { authorisedSince, factsOfSummary, gateOf } from './money-facts.js';
import { gateOn, MoneyDesk, moneyActions, type OpenMoney } from './money-desk.js';

/** The tranche gate, its waiver, the advance and the queue of releases (domain 5). */
@Injectable()
export class GateService {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: MoneyDesk,
    private readonly projects: ProjectService,
    private readonly summaries: SummaryService,
    private readonly organisations: OrganisationService,
    private readonly people: PeopleDirectory,
  ) {}

  /** May the next release go on that day, and if not why. @throws Problem not_found */
  async gate(ctx: Ctx, id: string, date?: string): Promise<GateView> {
    const open = await this.desk.open(ctx, id);
    return this.view(ctx, open, date ?? open.today);
  }

  /** A manager opens the gate for the next release, with a reason. */
  waive(ctx: Ctx, id: string, reason: string): Promise<GateView> {
    return this.transactions.run(ctx, async (tx) => {
      const { open, grant } = await this.desk.begin(ctx, tx, id, 'waive');
      const project = await this.projects.save(tx, { ...open.project, waiver: { reason, by: actor(ctx), at: ctx.now } });
      tx.audit({ kind: 'project', id, action: 'waive', grant, details: { reason } });
      tx.notify({
        kind: 'gate_waived', to: { roles: ['finance_officer'], programme: project.programme.id }, link: `/projects/${id}`, params: { code: project.code, title: project.title },
      });
      return this.view(ctx, { ...open, project }, open.today, tx.session);
    });
  }

  /** The open releases of a project with their liquidation and age today. */
  async advance(ctx: Ctx, id: string): Promise<AdvanceView> {
    const { project, payments, reports, settings, today } = await this.desk.open(ctx, id);
    const money = (minor: number): Money => ({ minor, currency: project.currency });
    const inForce = payments.filter((one) => one.kind === 'release' && one.state !== 'reversed').map(({ _id, date, amount }) => ({ id: _id, date, amount }));
    const releases = liquidate(inForce, project.ledger.accepted + project.ledger.refunded);
    const approved = reports.findLastIndex((report) => report.approval !== null) + 1;
    return {
      balance: money(advanceBalance(project.ledger)), asOf: today,
      releases: releases.map((one) => {
        const bucket = ageing([{ ...one, rest: 1 }], today, settings).find((b) => b.amount > 0);
        return {
          payment: one.id, date: one.date, amount: money(one.amount), liquidated: money(one.liquidated), rest: money(one.rest), ageMonths: ageInMonths(one, today),
          bucket: bucket ? `${String(bucket.from)}-${bucket.to === null ? '' : String(bucket.to)}` : '',
        };
      }),
      burnRate: approved === 0 ? null : burnRate(project.ledger.accepted, phasedToDate(project.lines, approved)),
    };
  }

  /** What finance can release or must wait for, across projects, by code. */
  async queue(ctx: Ctx, query: QueueQuery): Promise<Page<ReleaseQueueRow>> {
    const page = await this.summaries.releasable(ctx, query);
    const projects = await this.projects.headsByIds(ctx, page.items.map((one) => one._id));
    const leads = await this.organisations.refs(page.items.map((one) => one.lead.id));
    const programmes = [...new Set(page.items.map((one) => one.programme.id))];
    const settings = new Map(await Promise.all(programmes.map(async (one) => [one, await this.projects.settingsOf(ctx, one)] as const)));
    const items = page.items.flatMap((summary): ReleaseQueueRow[] => {
      const project = projects.get(summary._id);
      const at = settings.get(summary.programme.id);
      if (!project || !at) return [];
      const money = (minor: number): Money => ({ minor, currency: summary.currency });
      const isLeadSuspended = leads.get(summary.lead.id)?.isSuspended ?? false;
      const { isOpen, reasons } = gateOf(factsOfSummary(summary, at.settings.timeZone), { day: at.today, isLeadSuspended, isWaived: project.waiver !== null, settings: at.settings });
      return [{
        project: { id: project._id, code: project.code, title: project.title }, version: project.version, lead: summary.lead.name, releasable: money(summary.releasable),
        gate: { isOpen, reasons: [...reasons] }, authorisedSince: authorisedSince(project, summary.periods.flatMap((one) => (one.approved ? [one.approved] : []))),
        oldestOpenRelease: summary.openReleases[0]?.date ?? null, advanceBalance: money(summary.advanceBalance),
      }];
    });
    return { ...page, items };
  }

  private async view(ctx: Ctx, open: OpenMoney, date: string, session?: Tx['session']): Promise<GateView> {
    const { project } = open;
    const { isOpen, reasons } = gateOn(open, date);
    const names = await this.people.names([project.waiver?.by ?? null], session);
    const { waiver } = project;
    return {
      isOpen, date, reasons: [...reasons], releasable: { minor: releaseLimit(project.ledger.authorised, project.ledger.released), currency: project.currency },
      waiver: waiver && { reason: waiver.reason, by: waiver.by === null ? null : { id: waiver.by, name: names.get(waiver.by) ?? '' }, at: waiver.at },
      allowedActions: moneyActions(ctx, open),
    };
  }
}
