import { Injectable } from '@nestjs/common';
import { moneyLife, type Gate, type MoneyAction } from '#shared/payments';
import { allowedActions, rule } from '#shared/platform';
import { OrganisationService } from '../organisations/organisation.service.js';
import { isActorBarred } from '../platform/auth/bars.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, expectVersion, type Ctx } from '../platform/context/ctx.js';
import type { Tx } from '../platform/database/transactions.js';
import { allow } from '../platform/errors/ruling.js';
import { ProjectService, type SettingsAt } from '../projects/project.service.js';
import type { Project } from '../projects/project.record.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import type { ReportStanding } from '../reports/report.record.js';
import { authorisersOf, factsOfRecords, gateOf } from './money-facts.js';
import { PaymentRecordsService, paymentFact } from './payment-records.service.js';
import type { Payment } from './payment.record.js';

/** A project with its payments and reports: what every act on money asks. */
export interface OpenMoney extends SettingsAt {
  readonly project: Project;
  readonly payments: readonly Payment[];
  readonly reports: readonly ReportStanding[];
  readonly isLeadSuspended: boolean;
  readonly isBarred: boolean;
}

@Injectable()
export class MoneyDesk {
  constructor(
    private readonly projects: ProjectService,
    private readonly payments: PaymentRecordsService,
    private readonly reports: ReportRecordsService,
    private readonly organisations: OrganisationService,
    private readonly people: PeopleDirectory,
  ) {}

  /** @throws Problem not_found */
  async open(ctx: Ctx, id: string, session?: Tx['session']): Promise<OpenMoney> {
    const project = await this.projects.recordOfParty(ctx, id, session);
    const payments = await this.payments.ofProject(id, session);
    const reports = await this.reports.standings(id, session);
    const lead = (await this.organisations.refs([project.lead.id], session)).get(project.lead.id);
    const at = await this.projects.settingsOf(ctx, project.programme.id, session);
    const isBarred = await isActorBarred(this.people, ctx, project.access.consortium, session);
    return { ...at, project, payments, reports, isLeadSuspended: lead?.isSuspended ?? false, isBarred };
  }

  /** Rules on an act on money, then on the version that the asker read. `amount`: of the release, whose authoriser may not release it. */
  async begin(ctx: Ctx, tx: Tx, id: string, action: MoneyAction, amount = 0) {
    const open = await this.open(ctx, id, tx.session);
    const ruling = rulingOnMoney(ctx, open, action, amount);
    if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
    const { grant } = allow(ruling);
    expectVersion(ctx, open.project.version);
    return { open, grant };
  }
}

function moneyFacts(ctx: Ctx, { project, reports, isBarred }: OpenMoney, amount: number) {
  return { person: actor(ctx), isBarred, authorisedBy: authorisersOf(project, reports, amount) };
}

function rulingOnMoney(ctx: Ctx, open: OpenMoney, action: MoneyAction, amount: number) {
  return rule(moneyLife, { state: open.project.state, action }, ctx.scope, open.project.access, moneyFacts(ctx, open, amount));
}

/** What the asker may do with the project's money now; a release: at least the next cent of what is authorised. */
export function moneyActions(ctx: Ctx, open: OpenMoney): MoneyAction[] {
  return allowedActions(moneyLife, open.project.state, ctx.scope, open.project.access, moneyFacts(ctx, open, 1));
}

/** The gate of the project on a day, with the waiver that is in force. */
export function gateOn(open: OpenMoney, day: string): Gate {
  const { project, payments, reports, settings, isLeadSuspended } = open;
  const facts = factsOfRecords(project, payments.map(paymentFact), reports, settings.timeZone);
  return gateOf(facts, { day, isLeadSuspended, isWaived: project.waiver !== null, settings });
}
