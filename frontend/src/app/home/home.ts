import { Component, computed, inject } from '@angular/core';
import { taskList } from '#shared/accounts';
import { Api } from '../platform/http/api';
import { Texts } from '../platform/i18n/texts';
import { SessionStore } from '../platform/session/session-store';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { ProblemPanel } from '../ui/problem-panel';
import { Skeleton } from '../ui/skeleton';
import { TaskRow } from './task-row';

const partnerRoles = ['partner_editor', 'partner_signatory'] as const;

/** Home is "due from me": item, days left, state, one button. */
@Component({
  selector: 'app-home',
  imports: [EmptyState, PageHeader, ProblemPanel, Skeleton, TaskRow],
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  private readonly session = inject(SessionStore);
  protected readonly texts = inject(Texts);
  protected readonly tasks = inject(Api).resource(taskList, () => '/me/tasks');
  protected readonly items = computed(() => (this.tasks.hasValue() ? this.tasks.value().items : []));
  protected readonly isPartner = computed(() => this.session.hasRole(...partnerRoles));
  protected readonly title = computed(() => this.texts.say(this.isPartner() ? 'frame.home.dueFromUs' : 'frame.home.waiting'));
  protected readonly subtitle = computed(() => {
    if (!this.tasks.hasValue()) return undefined;
    return this.items().length > 0 ? this.texts.plural('frame.home.count', this.items().length) : undefined;
  });
}
