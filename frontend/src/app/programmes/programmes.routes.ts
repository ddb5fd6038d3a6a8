import type { Routes } from '@angular/router';

export const programmesRoutes: Routes = [
  { path: '', title: 'programmes.title', loadComponent: () => import('./programme-list/programme-list').then((m) => m.ProgrammeList) },
  { path: ':id', title: 'programmes.title', loadComponent: () => import('./programme-page/programme-page').then((m) => m.ProgrammePage) },
];
