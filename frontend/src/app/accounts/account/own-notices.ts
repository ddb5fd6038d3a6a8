import { Component, inject, linkedSignal, signal } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { noticeTopics, noticeWays, preferences, type NoticeTopic, type NoticeWay } from '#shared/accounts';
import { Api } from '../../platform/http/api';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';

/** How messages of each topic come; each choice is saved at once. */
@Component({
  selector: 'app-own-notices',
  imports: [MatFormField, MatLabel, MatOption, MatSelect, ProblemPanel, Skeleton, TranslocoPipe],
  templateUrl: './own-notices.html',
  styles: '.topics { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: var(--space-2) var(--space-4); }',
})
export class OwnNotices {
  private readonly api = inject(Api);
  protected readonly stored = this.api.resource(preferences, () => '/me/preferences');
  protected readonly chosen = linkedSignal(() => (this.stored.hasValue() ? this.stored.value().notices : null));
  protected readonly topics = noticeTopics;
  protected readonly ways = noticeWays;
  protected readonly problem = signal<unknown>(null);
  protected readonly isSaved = signal(false);

  protected async choose(topic: NoticeTopic, way: NoticeWay): Promise<void> {
    this.problem.set(null);
    this.isSaved.set(false);
    try {
      const { notices } = await this.api.send('PATCH', preferences, '/me/preferences', { notices: { [topic]: way } });
      this.chosen.set(notices);
      this.isSaved.set(true);
    } catch (error) {
      this.problem.set(error);
      this.stored.reload();
    }
  }
}
