import type { Money } from '#shared/money';
import { firstAdvance } from '#shared/reports';
import { refundLines, releaseLines, type LineAmount, type PaymentView } from '#shared/payments';
import type { PersonRef } from '#shared/platform';
import type { Project } from '../projects/project.record.js';
import type { StoredVersion } from '../reports/report.record.js';
import type { Payment } from './payment.record.js';

type Names = ReadonlyMap<string, string>;

export function peopleInPayment({ recordedBy, reversal, waiver }: Payment): (string | null)[] {
  return [recordedBy, reversal?.by ?? null, waiver?.by ?? null];
}

export function paymentViewOf(payment: Payment, names: Names, lines: readonly LineAmount[], allowedActions: readonly string[]): PaymentView {
  const { _id, version, project, kind, state, date, amount, currency, reference, rate, note, recordedBy, recordedAt, receivedOn, reversal, waiver } = payment;
  const money = (minor: number): Money => ({ minor, currency });
  const person = (id: string | null): PersonRef | null => (id === null ? null : { id, name: names.get(id) ?? '' });
  return {
    id: _id, version, project, kind, state, date, amount: money(amount), reference, rate, note, recordedBy: person(recordedBy), recordedAt, receivedOn,
    reversal: reversal && { date: reversal.date, reason: reversal.reason, by: person(reversal.by), at: reversal.at },
    waiver: waiver && { reason: waiver.reason, by: person(waiver.by) },
    lines: lines.map(({ line, code, amount: part }) => ({ line, code, amount: money(part) })), allowedActions: [...allowedActions],
  };
}

/** The budget lines that a payment takes (domain 5): a release those of the F it pays, a refund those with money left. */
export function linesOf(payment: Payment, project: Project, payments: readonly Payment[], versions: readonly StoredVersion[]): LineAmount[] {
  if (payment.state === 'reversed') return [];
  const faces = versions.map((version) => version.decision?.face ?? []);
  if (payment.kind === 'refund') return refundLines(payment.amount, faces.at(-1) ?? []);
  const advance = firstAdvance(project.lines);
  const first = project.lines.map(({ id, code }) => ({ line: id, code, amount: advance.get(id) ?? 0 }));
  const releases = payments.filter((one) => one.kind === 'release' && one.state !== 'reversed').map(({ _id, date, amount }) => ({ id: _id, date, amount }));
  const taken = releaseLines(releases, [first, ...faces.map((face) => face.map(({ line, code, F }) => ({ line, code, amount: F ?? 0 })))]);
  return taken.get(payment._id) ?? [];
}
