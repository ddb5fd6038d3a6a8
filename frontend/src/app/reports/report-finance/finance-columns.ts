import type { FinanceRow, OfficerLine } from '#shared/reports';

/** A column of the FACE as shown: computed, or a field of the partner's or the officer's row. */
export type FinanceColumn =
  | { readonly id: 'budget' | 'left' | 'A' | 'D' | 'G'; readonly kind: 'computed' }
  | { readonly id: string; readonly kind: 'partner'; readonly field: Exclude<keyof FinanceRow, 'line'> }
  | { readonly id: string; readonly kind: 'officer'; readonly field: Exclude<keyof OfficerLine, 'line'> };

const standing: readonly FinanceColumn[] = [{ id: 'budget', kind: 'computed' }, { id: 'left', kind: 'computed' }, { id: 'A', kind: 'computed' }];
const spent = { id: 'B', kind: 'partner', field: 'actual' } as const;
const requested = { id: 'E', kind: 'partner', field: 'requested' } as const;
const beside: readonly FinanceColumn[] = [{ id: 'partnerSpent', kind: 'partner', field: 'partnerSpent' }, { id: 'note', kind: 'partner', field: 'note' }];

/** What the partner fills: B and E, the partner's own money beside, a note. */
export const partnerColumns: readonly FinanceColumn[] = [...standing, spent, requested, ...beside];
/** The whole FACE in the order of the form (domain 5); reasons of cuts stand below it. */
export const faceColumns: readonly FinanceColumn[] = [
  ...standing, spent, { id: 'C', kind: 'officer', field: 'accepted' }, { id: 'D', kind: 'computed' },
  requested, { id: 'F', kind: 'officer', field: 'authorised' }, { id: 'G', kind: 'computed' }, ...beside,
];
export const isTextColumn = (id: string): boolean => id === 'note';
