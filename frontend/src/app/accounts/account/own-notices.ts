import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { noticeTopics, noticeWays, preferences, type NoticeTopic, type NoticeWay, type PreferencesChange } from '#shared/accounts';
import { Api } from '../../platform/http/api';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';

/** How messages of each topic come, and which kinds of them by no mail; each choice is saved at once. */
@Component({
  selector: 'app-own-notices',
  imports: [MatButton, MatCheckbox, MatFormField, MatLabel, MatOption, MatSelect, PluralPipe, ProblemPanel, Skeleton, TranslocoPipe],
  templateUrl: './own-notices.html',
  styles: '.topics { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: var(--space-3) var(--space-4); align-items: start; } mat-form-field { inline-size: 100%; } summary { padding-block: var(--space-1); cursor: pointer; } ul { list-style: none; margin: 0; padding: 0; }',
})
export class OwnNotices {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  protected readonly stored = this.api.resource(preferences, () => '/me/preferences');
  protected readonly chosen = linkedSignal(() => (this.stored.hasValue() ? this.stored.value() : null));
  /** Kinds that have no words on screens are not sent any more. */
  private readonly kinds = computed(() => (this.chosen()?.kinds ?? []).flatMap((one) => {
    const words = this.texts.firstOf([`frame.notification.${one.kind}`], {}, '');
    return words === '' ? [] : [{ ...one, words }];
  }));
  protected readonly topics = noticeTopics;
  protected readonly ways = noticeWays;
  protected readonly problem = signal<unknown>(null);
  protected readonly isSaved = signal(false);
  /** One choice is saved after the other, so that the newest answer holds them all. */
  private last: Promise<unknown> = Promise.resolve();

  protected kindsOf(topic: NoticeTopic) {
    return this.kinds().filter((one) => one.topic === topic);
  }

  protected countOff(topic: NoticeTopic): number {
    return this.kindsOf(topic).filter((one) => one.isOff).length;
  }

  protected async chooseWay(topic: NoticeTopic, way: NoticeWay): Promise<void> {
    await this.choose({ notices: { [topic]: way } });
  }

  protected async choose(change: PreferencesChange): Promise<void> {
    this.problem.set(null);
    this.isSaved.set(false);
    try {
      const saving = this.last.then(() => this.api.send('PATCH', preferences, '/me/preferences', change));
      this.last = saving.catch(() => undefined);
      this.chosen.set(await saving);
      this.isSaved.set(true);
    } catch (error) {
      this.problem.set(error);
      this.stored.reload();
    }
  }
}
