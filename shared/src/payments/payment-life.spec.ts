import type { PersonFacts } from '../accounts/separation-of-duties.js';
import { matrixPerson, refusal, specMatrix } from '../platform/life-cycle.matrix.js';
import { projectStates } from '../projects/project.schema.js';
import { moneyLife, paymentLife, type MoneyFacts } from './payment-life.js';
import { paymentStates } from './payment.schema.js';

const facts: PersonFacts = { person: matrixPerson, isBarred: false };
const moneyFacts: MoneyFacts = { ...facts, authorisedBy: ['manager', 'officer'] };

describe('the life of a payment', () => {
  specMatrix(paymentLife, paymentStates, facts, {
    recorded: { partner_editor: 'confirm>confirmed', partner_signatory: 'confirm>confirmed', finance_officer: 'reverse>reversed' },
    confirmed: { finance_officer: 'reverse>reversed' },
  });
  it('is not reversed by who is barred', () => {
    expect(refusal(paymentLife, 'recorded', 'reverse', 'finance_officer', { ...facts, isBarred: true })).toBe('barred');
  });
});

describe('money acts on a project', () => {
  specMatrix(moneyLife, projectStates, moneyFacts, {
    active: { finance_officer: 'release>active refund>active', programme_manager: 'waive>active' },
    closing: { finance_officer: 'release>closing refund>closing', programme_manager: 'waive>closing' },
    suspended: { finance_officer: 'refund>suspended' },
    terminated: { finance_officer: 'refund>terminated' },
  });
  it('who counter-signed or approved never releases', () => {
    const own = { ...moneyFacts, authorisedBy: ['manager', matrixPerson] };
    expect(refusal(moneyLife, 'active', 'release', 'finance_officer', own)).toBe('separation_of_duties');
    expect(refusal(moneyLife, 'active', 'refund', 'finance_officer', own)).toBeNull();
  });
  it('who is barred touches no money', () => {
    for (const action of ['release', 'refund'] as const) {
      expect(refusal(moneyLife, 'active', action, 'finance_officer', { ...moneyFacts, isBarred: true })).toBe('barred');
    }
    expect(refusal(moneyLife, 'active', 'waive', 'programme_manager', { ...moneyFacts, isBarred: true })).toBe('barred');
  });
});
