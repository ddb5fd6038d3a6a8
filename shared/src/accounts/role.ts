/** Roles of domain 1; each is a named set of permissions. */
export const roles = [
  'partner_editor', 'partner_signatory', 'programme_officer', 'programme_manager', 'finance_officer',
  'reviewer', 'donor', 'analyst', 'administrator',
] as const;
export type Role = (typeof roles)[number];

export const organisationTypes = ['un', 'donor', 'cso', 'local_authority', 'academia'] as const;
export type OrganisationType = (typeof organisationTypes)[number];

const partnerRoles: readonly Role[] = ['partner_editor', 'partner_signatory'];
const programmeStaff: readonly Role[] = ['programme_officer', 'programme_manager', 'finance_officer', 'analyst'];
export const isPartnerRole = (role: Role): boolean => partnerRoles.includes(role);
/** Roles that see whole programmes, from submission on. */
export const isProgrammeStaff = (role: Role): boolean => programmeStaff.includes(role);

/**
 * Whether a role may exist in an organisation of this type (platform.md, "Who sees what"): staff roles only in `un`,
 * `donor` only in `donor`, partner roles in neither, `reviewer` anywhere.
 */
export function isRoleAllowedIn(role: Role, type: OrganisationType): boolean {
  if (role === 'reviewer') return true;
  if (role === 'donor') return type === 'donor';
  if (isPartnerRole(role)) return type !== 'un' && type !== 'donor';
  return type === 'un';
}
