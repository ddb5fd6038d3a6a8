import type { Routes } from '@angular/router';
import { areaTexts } from '../platform/i18n/area-texts';
import { needs } from '../platform/session/session-guards';

/** Findings on awards are worded with the calls. */
export const proposalsRoutes: Routes = [{
  path: '',
  canActivate: [areaTexts('calls')],
  children: [
    { path: '', title: 'proposals.title', loadComponent: () => import('./proposal-list/proposal-list').then((m) => m.ProposalList) },
    { path: 'new', title: 'proposals.new', canActivate: [needs('proposal.write')], loadComponent: () => import('./proposal-start/proposal-start').then((m) => m.ProposalStart) },
    { path: 'reviews', title: 'proposals.reviews.title', canActivate: [needs('review.read')], loadComponent: () => import('./review/review-list').then((m) => m.ReviewList) },
    { path: 'reviews/:id', title: 'proposals.reviews.title', canActivate: [needs('review.read')], loadComponent: () => import('./review/review-page').then((m) => m.ReviewPage) },
    { path: 'conflicts/:call', title: 'proposals.declare.title', canActivate: [needs('review.write')], loadComponent: () => import('./review/conflict-page').then((m) => m.ConflictPage) },
    { path: 'ranking/:call', title: 'proposals.ranking.title', canActivate: [needs('proposal.rank')], loadComponent: () => import('./ranking/ranking').then((m) => m.RankingPage) },
    {
      path: ':id',
      title: 'proposals.proposal',
      loadComponent: () => import('./proposal-page/proposal-page').then((m) => m.ProposalPage),
      children: [
        { path: '', pathMatch: 'full', redirectTo: 'overview' },
        { path: 'overview', loadComponent: () => import('./sections/overview-section').then((m) => m.OverviewSection) },
        { path: 'summary', loadComponent: () => import('./sections/summary-section').then((m) => m.SummarySection) },
        { path: 'consortium', loadComponent: () => import('./sections/consortium-section').then((m) => m.ConsortiumSection) },
        { path: 'locations', loadComponent: () => import('./sections/locations-section').then((m) => m.LocationsSection) },
        { path: 'framework', loadComponent: () => import('./sections/framework-section').then((m) => m.FrameworkSection) },
        { path: 'workplan', loadComponent: () => import('./sections/workplan-section').then((m) => m.WorkplanSection) },
        { path: 'budget', loadComponent: () => import('./budget/budget-section').then((m) => m.BudgetSection) },
        { path: 'attachments', loadComponent: () => import('./sections/attachments-section').then((m) => m.AttachmentsSection) },
        { path: 'check', loadComponent: () => import('./sections/check-section').then((m) => m.CheckSection) },
        { path: 'clarifications', loadComponent: () => import('./assessment/clarifications-section').then((m) => m.ClarificationsSection) },
        { path: 'screening', loadComponent: () => import('./assessment/screening-section').then((m) => m.ScreeningSection) },
        { path: 'reviews', loadComponent: () => import('./assessment/reviews-section').then((m) => m.ReviewsSection) },
        { path: 'versions', loadComponent: () => import('./versions/versions-section').then((m) => m.VersionsSection) },
        { path: 'history', loadComponent: () => import('./versions/history-section').then((m) => m.HistorySection) },
        { path: 'decision', loadComponent: () => import('./assessment/decision-section').then((m) => m.DecisionSection) },
      ],
    },
  ],
}];
