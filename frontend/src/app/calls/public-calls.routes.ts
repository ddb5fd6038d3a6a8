import type { Routes } from '@angular/router';

/** What anybody may read without signing in: the open calls. */
export const publicCallsRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'calls' },
  { path: 'calls', title: 'calls.public.title', loadComponent: () => import('./public-call-list/public-call-list').then((m) => m.PublicCallList) },
  { path: 'calls/:id', title: 'calls.public.title', loadComponent: () => import('./public-call/public-call').then((m) => m.PublicCallPage) },
];
