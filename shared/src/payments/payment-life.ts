import { notBarred, notSamePerson, type PersonFacts } from '../accounts/separation-of-duties.js';
import { allOf, type LifeCycle } from '../platform/life-cycle.js';
import type { ProjectState } from '../projects/project.schema.js';
import { refundingStates, releasingStates } from '../projects/project-life.js';
import type { PaymentState } from './payment.schema.js';

export type PaymentAction = 'confirm' | 'reverse';

/** The life of a payment once recorded (domain 3): never edited; a reversal is the only correction. */
export const paymentLife: LifeCycle<PaymentState, PaymentAction, PersonFacts> = {
  kind: 'payment',
  transitions: [
    { from: ['recorded'], action: 'confirm', to: 'confirmed', permission: 'payment.confirm', needs: ['date'] },
    { from: ['recorded', 'confirmed'], action: 'reverse', to: 'reversed', permission: 'payment.write', guard: notBarred, needs: ['date', 'reason'] },
  ],
};

/** Acts on a project that record money; `waive` opens the gate for the next release. */
export type MoneyAction = 'release' | 'refund' | 'waive';
export interface MoneyFacts extends PersonFacts {
  /** Who authorised the tranches that this release pays: the counter-signatory of the first advance, the approvers of the reports. */
  readonly authorisedBy: readonly string[];
}
const notAuthoriser = (facts: MoneyFacts) =>
  facts.authorisedBy.map((one) => notSamePerson(facts.person, one)).find((code) => code !== null) ?? null;

/**
 * Which project takes money acts (domain 3, 5): who counter-signed never releases the first advance, who approved a report
 * never releases its payment. The gate and the amounts are computed apart.
 */
export const moneyLife: LifeCycle<ProjectState, MoneyAction, MoneyFacts> = {
  kind: 'project',
  transitions: [
    { from: releasingStates, action: 'release', to: 'same', permission: 'payment.write', guard: allOf(notBarred, notAuthoriser), needs: ['date', 'confirmation'] },
    { from: refundingStates, action: 'refund', to: 'same', permission: 'payment.write', guard: notBarred, needs: ['date', 'confirmation'] },
    { from: releasingStates, action: 'waive', to: 'same', permission: 'gate.waive', guard: notBarred, needs: ['reason'] },
  ],
};
