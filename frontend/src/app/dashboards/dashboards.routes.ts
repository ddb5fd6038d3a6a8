import type { Routes } from '@angular/router';
import { areaTexts } from '../platform/i18n/area-texts';
import { needs } from '../platform/session/session-guards';

export const dashboardsRoutes: Routes = [
  { path: '', title: 'dashboards.title', canActivate: [needs('dashboard.read')], loadComponent: () => import('./portfolio-page/portfolio-page').then((m) => m.PortfolioPage) },
  { path: 'rows', title: 'dashboards.rows.title', canActivate: [needs('dashboard.read')], loadComponent: () => import('./figure-rows/figure-rows').then((m) => m.FigureRows) },
  { path: 'map', title: 'dashboards.map.title', canActivate: [needs('dashboard.read')], loadComponent: () => import('./portfolio-map/portfolio-map').then((m) => m.PortfolioMap) },
  { path: 'projects/:id/rows', title: 'dashboards.rows.title', loadComponent: () => import('./figure-rows/figure-rows').then((m) => m.FigureRows) },
  { path: 'exports', redirectTo: '/exports' },
  {
    path: 'projects/:id', title: 'dashboards.project.title', canActivate: [areaTexts('proposals')],
    loadComponent: () => import('./project-dashboard/project-dashboard').then((m) => m.ProjectDashboardPage),
  },
];
