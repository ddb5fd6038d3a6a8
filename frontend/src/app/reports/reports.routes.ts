import type { Routes } from '@angular/router';

export const reportsRoutes: Routes = [
  { path: '', title: 'reports.title', loadComponent: () => import('./report-list/report-list').then((m) => m.ReportList) },
  { path: ':id', title: 'reports.report', loadComponent: () => import('./report-page/report-page').then((m) => m.ReportPage) },
];
