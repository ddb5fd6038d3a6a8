import type { Routes } from '@angular/router';
import { areaTexts } from '../platform/i18n/area-texts';

export const dashboardsRoutes: Routes = [
  { path: '', title: 'dashboards.title', loadComponent: () => import('./portfolio-page/portfolio-page').then((m) => m.PortfolioPage) },
  { path: 'rows', title: 'dashboards.rows.title', loadComponent: () => import('./figure-rows/figure-rows').then((m) => m.FigureRows) },
  { path: 'exports', redirectTo: '/exports' },
  {
    path: 'projects/:id', title: 'dashboards.project.title', canActivate: [areaTexts('proposals')],
    loadComponent: () => import('./project-dashboard/project-dashboard').then((m) => m.ProjectDashboardPage),
  },
];
