import type { Role } from './role.js';

const partner = ['partner_editor', 'partner_signatory'] as const;
const officers = ['programme_officer', 'programme_manager'] as const;
const noteReaders = [...officers, 'finance_officer'] as const;
const staff = ['programme_officer', 'programme_manager', 'finance_officer', 'analyst'] as const;

/**
 * The one permission catalogue (domain 1): the API's guard and the screens read it. A permission is granted by any of
 * its roles; the record then decides which of the person's grants covers it (`grantFor`).
 */
export const permissions = {
  'programme.read': [...staff, 'donor', ...partner, 'reviewer', 'administrator'],
  'programme.write': ['programme_manager'],
  'call.read': [...staff, 'donor', ...partner, 'reviewer', 'administrator'],
  'call.write': ['programme_manager'],
  'call.decide': ['programme_manager'],
  'proposal.read': [...partner, ...staff, 'reviewer'],
  'proposal.write': partner,
  'proposal.submit': ['partner_signatory'],
  'proposal.withdraw': ['partner_signatory'],
  'proposal.screen': ['programme_officer'],
  'proposal.assign': officers,
  'proposal.clarify': ['programme_officer'],
  'proposal.recommend': ['programme_officer'],
  'proposal.award': ['programme_manager'],
  'proposal.rank': staff,
  'review.read': ['reviewer', 'programme_officer', 'programme_manager', 'analyst'],
  'review.write': ['reviewer'],
  'project.read': [...partner, ...staff, 'donor'],
  'agreement.read': [...partner, ...staff],
  'project.sign': ['partner_signatory'],
  'project.countersign': ['programme_manager'],
  'project.steer': ['programme_manager'],
  'report.read': [...partner, ...staff, 'donor'],
  'report.write': partner,
  'report.submit': partner,
  'report.review': ['programme_officer'],
  'report.mention': [...partner, ...noteReaders],
  'report.note': noteReaders,
  'report.reopen': ['programme_manager'],
  'report.extend': officers,
  'report.remind': officers,
  'payment.read': [...partner, ...staff],
  'payment.write': ['finance_officer'],
  'payment.confirm': partner,
  'gate.waive': ['programme_manager'],
  'dashboard.read': [...staff, 'donor'],
  'export.create': [...staff, 'donor'],
  'organisation.read': [...partner, ...staff, 'reviewer', 'donor', 'administrator'],
  'organisation.write': ['administrator'],
  'organisation.verify': [...officers, 'administrator'],
  'user.manage': ['administrator'],
  'audit.read': [...partner, ...staff, 'administrator'],
  'file.write': [...partner, ...officers, 'finance_officer', 'reviewer'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission];
}
/** All permissions of a set of roles: what the portal may offer at all. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((p) => rolesWith(p).some((r) => held.includes(r)));
}
