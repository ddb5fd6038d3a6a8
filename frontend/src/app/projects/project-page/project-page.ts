import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { ActiveTabInView } from '../../ui/active-tab-in-view';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { injectUrlQuery } from '../../ui/url-query';
import { ProjectDesk } from '../data/project-desk';
import { shownProject } from '../data/project-shown';
import { ProjectHistory } from '../project-history/project-history';
import { ProjectMoney } from '../project-money/project-money';
import { ProjectOverview } from '../project-overview/project-overview';
import { ProjectBudget } from '../project-plan/project-budget';
import { ProjectPeriods } from '../project-plan/project-periods';
import { ProjectResults } from '../project-plan/project-results';

const sections = ['overview', 'results', 'budget', 'periods', 'money', 'history'] as const;

/** One project from the award to its closing. The section stands in the address. */
@Component({
  selector: 'app-project-page',
  imports: [
    ActiveTabInView, MatButton, MatTabLink, MatTabNav, MatTabNavPanel, PageHeader, ProblemPanel, ProjectBudget, ProjectHistory, ProjectMoney, ProjectOverview, ProjectPeriods, ProjectResults, RouterLink, Skeleton,
    TranslocoPipe,
  ],
  providers: [ProjectDesk],
  templateUrl: './project-page.html',
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); } app-page-header { margin-block-end: 0; } mat-tab-nav-panel { display: block; }',
})
export class ProjectPage {
  protected readonly desk = inject(ProjectDesk);
  private readonly texts = inject(Texts);
  protected readonly session = inject(SessionStore);
  private readonly query = injectUrlQuery();
  readonly id = input.required<string>();

  protected readonly sections = computed(() => sections.filter((one) => (one !== 'money' || this.desk.maySeeMoney()) && (one !== 'history' || this.session.can('audit.read'))));
  protected readonly section = computed(() => this.sections().find((one) => one === this.query.one('section')) ?? 'overview');
  protected readonly state = computed(() => { const view = this.desk.view(); return view ? shownProject(view.state, this.texts, this.desk.audience()) : null; });
  protected readonly crumbs = computed(() => {
    const view = this.desk.view();
    const before = view && this.session.can('proposal.read') ? [{ text: this.texts.say('projects.proposal'), link: ['/proposals', view.proposal] }] : [];
    return view ? [{ text: view.call.code, link: ['/calls', view.call.id] }, ...before, { text: this.texts.say('projects.title'), link: '/projects' }] : [];
  });

  constructor() {
    effect(() => { this.desk.id.set(this.id()); });
  }
}
