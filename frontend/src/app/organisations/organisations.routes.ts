import type { Routes } from '@angular/router';
import { needs } from '../platform/session/session-guards';

export const organisationsRoutes: Routes = [
  { path: '', title: 'organisations.title', loadComponent: () => import('./organisation-list/organisation-list').then((m) => m.OrganisationList) },
  { path: 'new', title: 'organisations.create', canActivate: [needs('organisation.write')], loadComponent: () => import('./organisation-page/organisation-page').then((m) => m.OrganisationPage) },
  { path: ':id', title: 'organisations.one', loadComponent: () => import('./organisation-page/organisation-page').then((m) => m.OrganisationPage) },
];
