import type { Permission, Role } from '#shared/accounts';
import type { IconName } from './icon-drawings';

export interface NavigationItem {
  readonly link: string;
  readonly icon: IconName;
  /** Key of its name, below `frame.navigation`. */
  readonly name: string;
  readonly needs?: Permission;
  /** Shown only to these roles, where the permission alone says too little. */
  readonly roles?: readonly Role[];
}

/** The rail, in the order of a grant's life. On a phone the first four that a person may see form the bottom bar. */
export const navigation: readonly NavigationItem[] = [
  { link: '/', icon: 'home', name: 'home' },
  { link: '/dashboards', icon: 'dashboard', name: 'dashboards', needs: 'dashboard.read' },
  { link: '/calls', icon: 'call', name: 'calls', needs: 'call.read' },
  { link: '/proposals', icon: 'proposal', name: 'proposals', needs: 'proposal.read' },
  { link: '/projects', icon: 'project', name: 'projects', needs: 'project.read' },
  { link: '/reports', icon: 'report', name: 'reports', needs: 'report.read' },
  { link: '/payments', icon: 'payment', name: 'payments', needs: 'payment.read' },
  { link: '/exports', icon: 'export', name: 'exports', needs: 'export.create' },
  { link: '/programmes', icon: 'globe', name: 'programmes', roles: ['programme_officer', 'programme_manager', 'finance_officer', 'analyst', 'administrator'] },
  { link: '/organisations', icon: 'organisation', name: 'organisations', roles: ['programme_officer', 'programme_manager', 'administrator'] },
  { link: '/users', icon: 'users', name: 'users', needs: 'user.manage' },
  { link: '/mails', icon: 'mail', name: 'mails', needs: 'user.manage' },
];
