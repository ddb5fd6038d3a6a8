import type { Minor } from '../money/money.schema.js';
import { blocking } from '../platform/finding.schema.js';
import type { Finding } from '../platform/finding.schema.js';
import type { Day } from '../platform/id.schema.js';
import { advanceBalance, type Ledger } from './ledger.js';

/** What can still be released: authorised (all F and the first advance) − released (domain 3). */
export function releaseLimit(authorised: Minor, released: Minor): Minor {
  return Math.max(0, authorised - released);
}

/** What can be refunded: the advance balance (domain 3). */
export function refundLimit(ledger: Omit<Ledger, 'advanceBalance'>): Minor {
  return Math.max(0, advanceBalance(ledger));
}

/** A payment about to be recorded. `limit`: of its kind, in minor units; `references`: those of the project so far. */
export interface PaymentDraft {
  kind: 'release' | 'refund';
  amount: Minor;
  currency: string;
  reference: string;
  limit: Minor;
  references: readonly string[];
  projectCurrency: string;
}

/**
 * What stands against recording a payment, the gate apart. Blocking: `currency_mixed` {expected, found}, `payment_not_positive`,
 * `release_over_authorised` {amount, limit}, `refund_over_balance` {amount, limit}, `payment_reference_used` {reference}.
 */
export function paymentFindings(draft: PaymentDraft): Finding[] {
  const { kind, amount, limit, reference } = draft;
  const over = kind === 'release' ? 'release_over_authorised' : 'refund_over_balance';
  const isUsed = draft.references.some((used) => used.trim() === reference.trim());
  return [
    ...(draft.currency === draft.projectCurrency ? [] : [blocking('currency_mixed', '/currency', { expected: draft.projectCurrency, found: draft.currency })]),
    ...(amount > 0 ? [] : [blocking('payment_not_positive', '/amount', { amount })]),
    ...(amount > limit ? [blocking(over, '/amount', { amount, limit })] : []),
    ...(isUsed ? [blocking('payment_reference_used', '/reference', { reference })] : []),
  ];
}

/** Money is recorded once it has moved, and received after it was sent. Blocking: `payment_in_future` {today}, `received_before_payment` {date}. */
export function paymentDayFindings(pointer: string, on: Day, today: Day, sentOn: Day | null = null): Finding[] {
  return [
    ...(on > today ? [blocking('payment_in_future', pointer, { today })] : []),
    ...(sentOn !== null && on < sentOn ? [blocking('received_before_payment', pointer, { date: sentOn })] : []),
  ];
}

/** A reversal is a row of its own with its own date, never before the payment's. Blocking: `reversal_before_payment` {date}. */
export function reversalFindings(payment: { date: Day }, on: Day): Finding[] {
  return on < payment.date ? [blocking('reversal_before_payment', '/date', { date: payment.date })] : [];
}
