import type { Access } from '#shared/accounts';
import type { PaymentKind, PaymentState } from '#shared/payments';
import type { Settings } from '#shared/programmes';
import type { Stored } from '../platform/database/record.js';

/** A payment's reversal: the row of its own that corrects it (domain 3). */
export interface Reversal {
  id: string;
  date: string;
  reason: string;
  by: string | null;
  at: string;
}

/** A release to the lead or a refund by it. Amounts positive, minor units; never edited. */
export interface Payment extends Stored {
  project: { id: string; code: string; title: string };
  kind: PaymentKind;
  state: PaymentState;
  date: string;
  amount: number;
  currency: string;
  reference: string;
  rate: string | null;
  note: string;
  recordedBy: string | null;
  recordedAt: string;
  receivedOn: string | null;
  confirmedBy: string | null;
  reversal: Reversal | null;
  waiver: { reason: string; by: string | null } | null;
  /** Those in force at the act: a release went through the gate by them. */
  settings: Settings;
  access: Access;
}
