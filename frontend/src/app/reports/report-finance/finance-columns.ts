import type { FinanceRow, OfficerLine } from '#shared/reports';

/** A column of the FACE as shown: computed, or a field of the partner's or the officer's row. */
export type FinanceColumn =
  | { readonly id: 'budget' | 'A' | 'D' | 'G'; readonly kind: 'computed' }
  | { readonly id: string; readonly kind: 'partner'; readonly field: Exclude<keyof FinanceRow, 'line'> }
  | { readonly id: string; readonly kind: 'officer'; readonly field: Exclude<keyof OfficerLine, 'line'> };

const budget = { id: 'budget', kind: 'computed' } as const;
const opening = { id: 'A', kind: 'computed' } as const;
const partner: readonly FinanceColumn[] = [
  { id: 'B', kind: 'partner', field: 'actual' }, { id: 'E', kind: 'partner', field: 'requested' }, { id: 'partnerSpent', kind: 'partner', field: 'partnerSpent' },
  { id: 'note', kind: 'partner', field: 'note' },
];

/** What the partner fills: B and E, the partner's own money beside, a note. */
export const partnerColumns: readonly FinanceColumn[] = [budget, opening, ...partner];
/** The whole FACE in the order of the form, with the officer's columns and reasons (domain 5). */
export const faceColumns: readonly FinanceColumn[] = [
  budget, opening, { id: 'B', kind: 'partner', field: 'actual' }, { id: 'C', kind: 'officer', field: 'accepted' }, { id: 'D', kind: 'computed' },
  { id: 'E', kind: 'partner', field: 'requested' }, { id: 'F', kind: 'officer', field: 'authorised' }, { id: 'G', kind: 'computed' },
  { id: 'acceptedReason', kind: 'officer', field: 'acceptedReason' }, { id: 'authorisedReason', kind: 'officer', field: 'authorisedReason' },
  { id: 'partnerSpent', kind: 'partner', field: 'partnerSpent' }, { id: 'note', kind: 'partner', field: 'note' },
];
export const isTextColumn = (id: string): boolean => ['note', 'acceptedReason', 'authorisedReason'].includes(id);
