import type { Routes } from '@angular/router';

export const reportsRoutes: Routes = [
  { path: '', title: 'reports.title', loadComponent: () => import('./report-list/report-list').then((m) => m.ReportList) },
  { path: ':id/receipt', title: 'reports.receiptOf.title', loadComponent: () => import('./report-receipt/report-receipt').then((m) => m.ReportReceipt) },
  { path: ':id', title: 'reports.report', loadComponent: () => import('./report-page/report-page').then((m) => m.ReportPage) },
];
