import { Injectable } from '@nestjs/common';
import type { Case, CaseStepKind } from '#shared/cases';
import type { PaymentInput } from '#shared/payments';
import type { Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import { GateService } from '../payments/gate.service.js';
import { PaymentRecordsService } from '../payments/payment-records.service.js';
import { PaymentService } from '../payments/payment.service.js';
import { CaseRecords } from './case-records.service.js';
import { proposalCurrency, type Stage } from './case-stage.js';

type CasePayment = Case['payments'][number];

/** Plays releases, refunds and waivers of the gate. */
@Injectable()
export class PaymentSteps {
  constructor(
    private readonly records: CaseRecords,
    private readonly payments: PaymentService,
    private readonly gate: GateService,
    private readonly stored: PaymentRecordsService,
  ) {}

  /** A payment is known by its reference; a waiver was used where its payment is there, or waits for it. */
  async isDone(stage: Stage, payment: CasePayment, kind: CaseStepKind): Promise<boolean> {
    const project = await this.records.projectRecord(stage, payment.project);
    if (kind === 'waive-gate' && project.waiver !== null) return true;
    return (await this.stored.ofProject(project._id)).some((one) => one.reference === payment.reference);
  }

  async play(ctx: Ctx, stage: Stage, payment: CasePayment, kind: CaseStepKind): Promise<void> {
    const { id } = await this.records.project(stage, payment.project);
    if (kind === 'waive-gate') {
      await this.gate.waive(ctx, id, payment.waiver ?? '');
      return;
    }
    const input: PaymentInput = {
      id: newId(), date: payment.date, amount: payment.amount, currency: proposalCurrency(stage, payment.project), reference: payment.reference, rate: null, note: '',
    };
    await (kind === 'release' ? this.payments.release(ctx, id, input) : this.payments.refund(ctx, id, input));
  }
}
