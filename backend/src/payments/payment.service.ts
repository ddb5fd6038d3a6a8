import { Injectable } from '@nestjs/common';
import {
  paymentDayFindings, paymentFindings, paymentLife, refundLimit, releaseLimit, reversalFindings,
  type PaymentAction, type PaymentInput, type PaymentKind, type PaymentQuery, type PaymentView,
} from '#shared/payments';
import { allowedActions, hasBlocking, rule, type Finding } from '#shared/platform';
import { isActorBarred } from '../platform/auth/bars.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, expectVersion, type Ctx } from '../platform/context/ctx.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, Problem, ruleBroken } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { ProjectService } from '../projects/project.service.js';
import type { Project } from '../projects/project.record.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import { gateOn, MoneyDesk, type OpenMoney } from './money-desk.js';
import { linesOf, paymentViewOf, peopleInPayment } from './payment.mapper.js';
import { PaymentRecordsService } from './payment-records.service.js';
import { PaymentRepository } from './payment.repository.js';
import type { Payment } from './payment.record.js';

const sorts = { date: 'date' };

/** Payments of a project: recorded once, confirmed or reversed, never edited (domain 3, 5). */
@Injectable()
export class PaymentService {
  constructor(
    private readonly transactions: Transactions,
    private readonly payments: PaymentRepository,
    private readonly records: PaymentRecordsService,
    private readonly desk: MoneyDesk,
    private readonly projects: ProjectService,
    private readonly reports: ReportRecordsService,
    private readonly people: PeopleDirectory,
  ) {}

  async list(ctx: Ctx, query: PaymentQuery): Promise<Page<PaymentView>> {
    const { limit, cursor, count, sort, status, ...filter } = query;
    const page = await this.payments.list(ctx.scope, { ...filter, state: status }, { sort: sortOf(sort, sorts), limit, cursor, count });
    const names = await this.people.names(page.items.flatMap(peopleInPayment));
    return { ...page, items: page.items.map((one) => paymentViewOf(one, names, [], this.actionsOn(ctx, one, false))) };
  }

  /** @throws Problem not_found */
  async get(ctx: Ctx, id: string): Promise<PaymentView> {
    const payment = await this.payments.get(ctx.scope, id);
    return this.view(ctx, payment, await this.projects.record(ctx, payment.project.id));
  }

  /**
   * Records a release: at most what is authorised and not released, through the tranche gate of its date.
   * @throws Problem separation_of_duties, wrong_state, stale_version, rule_broken with every reason of the gate
   */
  release(ctx: Ctx, project: string, input: PaymentInput): Promise<PaymentView> {
    return this.record(ctx, project, 'release', input, (open) => {
      const limit = releaseLimit(open.project.ledger.authorised, open.project.ledger.released);
      refuse('The release cannot be recorded.', [...paymentFindings(draftOf(open, 'release', input, limit)), ...paymentDayFindings('/date', input.date, open.today)]);
      const gate = gateOn(open, input.date);
      if (!gate.isOpen) {
        throw ruleBroken('The tranche gate is closed.', gate.reasons.map(({ code, params }) => ({ pointer: '/date', code, detail: code, params })));
      }
      const { ledger } = open.project;
      return { ...open.project, waiver: null, ledger: { ...ledger, released: ledger.released + input.amount } };
    });
  }

  /** Records money that came back: at most the advance balance. */
  refund(ctx: Ctx, project: string, input: PaymentInput): Promise<PaymentView> {
    return this.record(ctx, project, 'refund', input, (open) => {
      const { ledger } = open.project;
      refuse('The refund cannot be recorded.', [
        ...paymentFindings(draftOf(open, 'refund', input, refundLimit(ledger))), ...paymentDayFindings('/date', input.date, open.today),
      ]);
      return { ...open.project, ledger: { ...ledger, refunded: ledger.refunded + input.amount } };
    });
  }

  /** The partner confirms that the money arrived. */
  confirm(ctx: Ctx, id: string, receivedOn: string): Promise<PaymentView> {
    return this.change(ctx, id, 'confirm', async (payment, project, tx) => {
      const { today } = await this.projects.settingsOf(ctx, project.programme.id, tx.session);
      refuse('The payment cannot be confirmed.', paymentDayFindings('/receivedOn', receivedOn, today, payment.date));
      return { payment: { ...payment, state: 'confirmed', receivedOn, confirmedBy: actor(ctx) }, project: null };
    });
  }

  /** Takes a payment back by a row of its own, with its date and reason. */
  reverse(ctx: Ctx, id: string, body: { id: string; date: string; reason: string }): Promise<PaymentView> {
    return this.change(ctx, id, 'reverse', async (payment, project, tx) => {
      const { today } = await this.projects.settingsOf(ctx, project.programme.id, tx.session);
      refuse('The payment cannot be reversed.', [...reversalFindings(payment, body.date), ...paymentDayFindings('/date', body.date, today)]);
      const part = payment.kind === 'release' ? 'released' : 'refunded';
      const ledger = { ...project.ledger, [part]: project.ledger[part] - payment.amount };
      return { payment: { ...payment, state: 'reversed', reversal: { ...body, by: actor(ctx), at: ctx.now } }, project: { ...project, ledger } };
    });
  }

  private record(ctx: Ctx, id: string, kind: PaymentKind, input: PaymentInput, move: (open: OpenMoney) => Project): Promise<PaymentView> {
    return this.transactions.run(ctx, async (tx) => {
      const { open, grant } = await this.desk.begin(ctx, tx, id, kind, input.amount);
      const existing = await this.payments.find({ kind: 'system' }, input.id, tx.session);
      if (existing) throw new Problem('id_used');
      const project = move(open);
      const payment = await this.payments.insert(paymentOf(ctx, open, kind, input), tx.session);
      const saved = await this.projects.save(tx, project);
      tx.audit({
        kind: 'project', id, action: kind, grant,
        details: { payment: payment._id, date: input.date, amount: input.amount, currency: input.currency, reference: input.reference, waiver: payment.waiver },
      });
      tx.notify({
        kind: kind === 'release' ? 'payment_released' : 'payment_refunded', to: { roles: ['partner_editor', 'partner_signatory'], organisation: saved.lead.id }, link: `/projects/${id}`,
        params: { code: saved.code, title: saved.title, amount: input.amount, currency: input.currency, date: input.date, reference: input.reference },
      });
      return this.view(ctx, payment, saved, tx.session);
    });
  }

  private change(
    ctx: Ctx, id: string, action: PaymentAction, edit: (payment: Payment, project: Project, tx: Tx) => Promise<{ payment: Payment; project: Project | null }>,
  ): Promise<PaymentView> {
    return this.transactions.run(ctx, async (tx) => {
      const payment = await this.payments.get(ctx.scope, id, tx.session);
      const isBarred = await isActorBarred(this.people, ctx, payment.access.consortium, tx.session);
      const ruling = rule(paymentLife, { state: payment.state, action }, ctx.scope, payment.access, { person: actor(ctx), isBarred });
      if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
      const { grant } = allow(ruling);
      expectVersion(ctx, payment.version);
      const project = await this.projects.record(ctx, payment.project.id, tx.session);
      const next = await edit(payment, project, tx);
      const saved = await this.payments.replace(next.payment, tx.session);
      const current = next.project ? await this.projects.save(tx, next.project) : project;
      tx.audit({ kind: 'project', id: project._id, action: `payment-${action}`, grant, details: { payment: id, reversal: saved.reversal, receivedOn: saved.receivedOn } });
      return this.view(ctx, saved, current, tx.session);
    });
  }

  private async view(ctx: Ctx, payment: Payment, project: Project, session?: Tx['session']): Promise<PaymentView> {
    const payments = await this.records.ofProject(project._id, session);
    const versions = await this.reports.counting(project._id, session);
    const names = await this.people.names(peopleInPayment(payment), session);
    const isBarred = await isActorBarred(this.people, ctx, payment.access.consortium, session);
    return paymentViewOf(payment, names, linesOf(payment, project, payments, versions), this.actionsOn(ctx, payment, isBarred));
  }

  private actionsOn(ctx: Ctx, payment: Payment, isBarred: boolean): PaymentAction[] {
    return allowedActions(paymentLife, payment.state, ctx.scope, payment.access, { person: actor(ctx), isBarred });
  }
}

function draftOf({ project, payments }: OpenMoney, kind: PaymentKind, { amount, currency, reference }: PaymentInput, limit: number) {
  return { kind, amount, currency, reference, limit, references: payments.map((one) => one.reference), projectCurrency: project.currency };
}

function refuse(detail: string, findings: readonly Finding[]): void {
  if (hasBlocking(findings)) throw findingsBroken(detail, findings);
}

function paymentOf(ctx: Ctx, { project, settings }: OpenMoney, kind: PaymentKind, input: PaymentInput): Payment {
  const { _id: id, code, title, access, waiver } = project;
  return {
    _id: input.id, shape: 2, version: 1, project: { id, code, title }, kind, state: 'recorded', date: input.date, amount: input.amount, currency: input.currency,
    reference: input.reference, rate: input.rate, note: input.note, recordedBy: actor(ctx), recordedAt: ctx.now, receivedOn: null, confirmedBy: null, reversal: null,
    waiver: kind === 'release' && waiver ? { reason: waiver.reason, by: waiver.by } : null, settings, access,
  };
}
