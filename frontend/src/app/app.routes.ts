import type { Routes } from '@angular/router';
import { askedLanguage } from './platform/i18n/asked-language';
import { areaTexts } from './platform/i18n/area-texts';
import { needs, signedIn } from './platform/session/session-guards';
import { allIcons } from './ui/icons';

const noPage = () => import('./shell/no-page').then((m) => m.NoPage);

const paperGuards = [signedIn, needs('report.read'), allIcons, areaTexts('reports')];

/** Titles are keys of texts. Each area is a chunk of its own; its texts are there before its pages. */
export const routes: Routes = [
  { path: 'sign-in', title: 'frame.signIn.title', loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage) },
  { path: 'forgot-password', title: 'frame.forgot.title', loadComponent: () => import('./sign-in/forgot-password').then((m) => m.ForgotPassword) },
  { path: 'reset-password', title: 'frame.setPassword.title', loadComponent: () => import('./sign-in/set-password').then((m) => m.SetPassword) },
  { path: 'invitation', title: 'frame.setPassword.welcome', loadComponent: () => import('./sign-in/set-password').then((m) => m.SetPassword) },
  {
    path: 'public',
    loadComponent: () => import('./sign-in/public-frame').then((m) => m.PublicFrame),
    loadChildren: () => import('./calls/public-calls.routes').then((m) => m.publicCallsRoutes),
    canActivate: [areaTexts('calls'), allIcons],
  },
  // For paper: without the frame around it. Each path is whole: a parent `reports/:id` would take the report's own page too.
  {
    path: 'reports/:id/print', canActivate: paperGuards,
    children: [{ path: '', title: 'reports.report', canActivate: [askedLanguage], loadComponent: () => import('./reports/report-print/report-print').then((m) => m.ReportPrint) }],
  },
  {
    path: 'reports/:id/receipt/print', canActivate: paperGuards,
    children: [{ path: '', title: 'reports.receiptOf.title', canActivate: [askedLanguage], loadComponent: () => import('./reports/report-receipt/receipt-print').then((m) => m.ReceiptPrint) }],
  },
  {
    path: 'projects/:id/agreement/print', canActivate: [signedIn, needs('agreement.read'), allIcons, areaTexts('projects')],
    children: [{ path: '', title: 'projects.agreementOf.title', canActivate: [askedLanguage], loadComponent: () => import('./projects/agreement-print/agreement-print').then((m) => m.AgreementPrint) }],
  },
  {
    path: 'unsubscribe',
    loadComponent: () => import('./sign-in/public-frame').then((m) => m.PublicFrame),
    children: [{ path: ':secret', title: 'accounts.unsubscribe.title', loadComponent: () => import('./accounts/unsubscribe/unsubscribe').then((m) => m.Unsubscribe) }],
    canActivate: [areaTexts('accounts'), allIcons],
  },
  {
    path: '',
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    canActivate: [signedIn, allIcons],
    children: [
      { path: '', pathMatch: 'full', title: 'frame.home.title', loadComponent: () => import('./home/home').then((m) => m.Home) },
      { path: 'notifications', title: 'frame.notifications.title', loadComponent: () => import('./notifications/notification-list').then((m) => m.NotificationList) },
      { path: 'device', canActivate: [areaTexts('reports', 'proposals')], loadChildren: () => import('./device.routes').then((m) => m.deviceRoutes) },
      { path: 'programmes', canActivate: [areaTexts('programmes'), needs('programme.read')], loadChildren: () => import('./programmes/programmes.routes').then((m) => m.programmesRoutes) },
      { path: 'calls', canActivate: [areaTexts('calls'), needs('call.read')], loadChildren: () => import('./calls/calls.routes').then((m) => m.callsRoutes) },
      { path: 'proposals', canActivate: [areaTexts('proposals'), needs('proposal.read')], loadChildren: () => import('./proposals/proposals.routes').then((m) => m.proposalsRoutes) },
      { path: 'reviews/:id', redirectTo: 'proposals/reviews/:id' },
      { path: 'projects', canActivate: [areaTexts('projects'), needs('project.read')], loadChildren: () => import('./projects/projects.routes').then((m) => m.projectsRoutes) },
      { path: 'reports', canActivate: [areaTexts('reports'), needs('report.read')], loadChildren: () => import('./reports/reports.routes').then((m) => m.reportsRoutes) },
      { path: 'payments', canActivate: [areaTexts('payments'), needs('payment.read')], loadChildren: () => import('./payments/payments.routes').then((m) => m.paymentsRoutes) },
      { path: 'dashboards', canActivate: [areaTexts('dashboards', 'projects'), needs('project.read')], loadChildren: () => import('./dashboards/dashboards.routes').then((m) => m.dashboardsRoutes) },
      {
        path: 'exports', title: 'dashboards.export.title', canActivate: [areaTexts('dashboards', 'projects'), needs('export.create')],
        loadComponent: () => import('./dashboards/export-page/export-page').then((m) => m.ExportPage),
      },
      { path: 'organisations', canActivate: [areaTexts('organisations'), needs('organisation.read')], loadChildren: () => import('./organisations/organisations.routes').then((m) => m.organisationsRoutes) },
      { path: '', canActivate: [areaTexts('accounts')], loadChildren: () => import('./accounts/accounts.routes').then((m) => m.accountsRoutes) },
      { path: 'not-allowed', title: 'frame.notAllowed.title', data: { why: 'notAllowed', icon: 'lock' }, loadComponent: noPage },
      { path: '**', title: 'frame.notFound.title', data: { why: 'notFound', icon: 'search' }, loadComponent: noPage },
    ],
  },
];
