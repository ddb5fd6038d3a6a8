import type { Routes } from '@angular/router';

export const projectsRoutes: Routes = [
  { path: '', title: 'projects.title', loadComponent: () => import('./project-list/project-list').then((m) => m.ProjectList) },
  { path: ':id', title: 'projects.project', loadComponent: () => import('./project-page/project-page').then((m) => m.ProjectPage) },
];
