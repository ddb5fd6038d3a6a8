import type { Routes } from '@angular/router';
import { needs } from '../platform/session/session-guards';

export const accountsRoutes: Routes = [
  { path: 'account', title: 'accounts.account.title', loadComponent: () => import('./account/account').then((m) => m.Account) },
  { path: 'users', title: 'accounts.users.title', canActivate: [needs('user.manage')], loadComponent: () => import('./user-list/user-list').then((m) => m.UserList) },
  { path: 'users/new', title: 'accounts.users.invite', canActivate: [needs('user.manage')], loadComponent: () => import('./user-page/user-page').then((m) => m.UserPage) },
  { path: 'users/:id', title: 'accounts.users.one', canActivate: [needs('user.manage')], loadComponent: () => import('./user-page/user-page').then((m) => m.UserPage) },
  { path: 'mails', title: 'accounts.troubled.title', canActivate: [needs('user.manage')], loadComponent: () => import('./mail-list/mail-list').then((m) => m.MailList) },
  { path: 'demo/mails', title: 'accounts.mails.title', loadComponent: () => import('./kept-mails/kept-mails').then((m) => m.KeptMails) },
];
