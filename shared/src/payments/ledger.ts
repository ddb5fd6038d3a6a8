import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import type { Day, Id } from '../platform/id.schema.js';
import type { PaymentKind } from './payment.schema.js';

/** A payment as the rules read it. Amounts positive, in minor units; `reversedOn`: the date of its reversal. */
export interface PaymentFact {
  id: Id;
  kind: PaymentKind;
  date: Day;
  amount: Minor;
  reversedOn: Day | null;
}
/** An approval of a report: what it accepted (ΣC). A report approved again counts by its newest approval. */
export interface ApprovalFact {
  report: Id;
  on: Day;
  accepted: Minor;
}
export interface Ledger {
  released: Minor;
  accepted: Minor;
  refunded: Minor;
  advanceBalance: Minor;
}

/** The payments that count on a day: made by then and not yet reversed (domain 3, "Payment"). */
export function paymentsOn(payments: readonly PaymentFact[], day: Day): PaymentFact[] {
  return payments.filter((payment) => payment.date <= day && (payment.reversedOn === null || payment.reversedOn > day));
}

/** Advance balance = released − accepted − refunded (domain 5). Negative where the partner spent beyond what it received. */
export function advanceBalance({ released, accepted, refunded }: Omit<Ledger, 'advanceBalance'>): Minor {
  return released - accepted - refunded;
}

function acceptedOn(approvals: readonly ApprovalFact[], day: Day): Minor {
  const newest = new Map<Id, ApprovalFact>();
  for (const approval of approvals) {
    const known = newest.get(approval.report);
    if (approval.on <= day && (!known || approval.on >= known.on)) newest.set(approval.report, approval);
  }
  return sumMinor([...newest.values()].map((approval) => approval.accepted));
}

/** What a project was paid, accepted and refunded by the end of a day, net of reversals. */
export function ledgerOn(payments: readonly PaymentFact[], approvals: readonly ApprovalFact[], day: Day): Ledger {
  const inForce = paymentsOn(payments, day);
  const total = (kind: PaymentKind) => sumMinor(inForce.filter((payment) => payment.kind === kind).map((payment) => payment.amount));
  const figures = { released: total('release'), accepted: acceptedOn(approvals, day), refunded: total('refund') };
  return { ...figures, advanceBalance: advanceBalance(figures) };
}
