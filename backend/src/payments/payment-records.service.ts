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

  /** All payments of several projects, by project, oldest first. */
  ofProjects(projects: readonly string[]): Promise<Payment[]> {
    return this.payments.ofProjects({ kind: 'system' }, projects);
  }
}

/** A payment as the rules of `shared/` read it. */
export function paymentFact({ _id, kind, date, amount, reversal }: Payment): PaymentFact {
  return { id: _id, kind, date, amount, reversedOn: reversal?.date ?? null };
}
