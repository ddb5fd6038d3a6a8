import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { SessionStore } from '../platform/session/session-store';

export const paymentsRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: () => (inject(SessionStore).can('payment.write') || inject(SessionStore).can('gate.waive') ? 'queue' : 'all') },
  { path: 'queue', title: 'payments.queue', loadComponent: () => import('./release-queue/release-queue').then((m) => m.ReleaseQueue) },
  { path: 'all', title: 'payments.title', loadComponent: () => import('./payment-list/payment-list').then((m) => m.PaymentList) },
];
