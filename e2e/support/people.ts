import type { Role } from '#shared/accounts';
import type { Language } from '#shared/platform';

export const PASSWORD = 'forty hives of heather';

interface Wanted {
  readonly name: string;
  readonly role: Role;
  readonly at: 'office' | 'lead' | 'experts' | 'donor';
  readonly locale: Language;
}

/** Who carries a grant through its life. */
export const wanted = {
  editor: { name: 'Lila Écrivain', role: 'partner_editor', at: 'lead', locale: 'fr' },
  signatory: { name: 'Samir Signataire', role: 'partner_signatory', at: 'lead', locale: 'fr' },
  reviewer: { name: 'Rita Reviewer', role: 'reviewer', at: 'experts', locale: 'en' },
  secondReviewer: { name: 'Noor Reader', role: 'reviewer', at: 'experts', locale: 'en' },
  officer: { name: 'Omar Officer', role: 'programme_officer', at: 'office', locale: 'en' },
  manager: { name: 'Maya Manager', role: 'programme_manager', at: 'office', locale: 'en' },
  finance: { name: 'Finn Finance', role: 'finance_officer', at: 'office', locale: 'en' },
  donor: { name: 'Dana Donor', role: 'donor', at: 'donor', locale: 'en' },
  analyst: { name: 'Anna Analyst', role: 'analyst', at: 'office', locale: 'en' },
} as const satisfies Record<string, Wanted>;
export type Who = keyof typeof wanted;

export function emailOf(who: Who): string {
  return `${who.toLowerCase()}@journeys.example.org`;
}
