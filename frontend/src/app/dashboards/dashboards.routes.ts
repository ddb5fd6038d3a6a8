import type { Routes } from '@angular/router';

export const dashboardsRoutes: Routes = [
  { path: '', title: 'dashboards.title', loadComponent: () => import('./portfolio-page/portfolio-page').then((m) => m.PortfolioPage) },
  { path: 'rows', title: 'dashboards.rows.title', loadComponent: () => import('./figure-rows/figure-rows').then((m) => m.FigureRows) },
  { path: 'exports', redirectTo: '/exports' },
];
