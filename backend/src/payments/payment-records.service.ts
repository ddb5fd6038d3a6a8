import { Injectable } from '@nestjs/common';
import type { PaymentFact } from '#shared/payments';
import type { Tx } from '../platform/database/transactions.js';
import { PaymentRepository } from './payment.repository.js';
import type { Payment } from './payment.record.js';

/** Payments as other contexts read them. */
@Injectable()
export class PaymentRecordsService {
  constructor(private readonly payments: PaymentRepository) {}

  /** All payments of a project, reversed ones included, oldest first. */
  ofProject(project: string, session?: Tx['session']): Promise<Payment[]> {
    return this.payments.ofProject({ kind: 'system' }, project, session);
  }
}

/** A payment as the rules of `shared/` read it. */
export function paymentFact({ _id, kind, date, amount, reversal }: Payment): PaymentFact {
  return { id: _id, kind, date, amount, reversedOn: reversal?.date ?? null };
}
