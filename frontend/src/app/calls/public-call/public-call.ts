import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { publicCalls } from '#shared/calls';
import { Api } from '../../platform/http/api';
import { formatDeadline } from '../../platform/i18n/format-day';
import { LocalisedPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader, type ShownState } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { CallFacts } from '../call-facts/call-facts';
import { shownPhase } from '../data/call-shown';

/** One open call, for anybody; who wants to apply signs in. */
@Component({
  selector: 'app-public-call',
  imports: [CallFacts, EmptyState, LocalisedPipe, MatButton, PageHeader, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './public-call.html',
})
export class PublicCallPage {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  readonly id = input.required<string>();
  protected readonly calls = inject(Api).resource(publicCalls, () => '/public/calls');
  protected readonly call = computed(() => (this.calls.hasValue() ? this.calls.value().items.find((one) => one.id === this.id()) : undefined));
  protected readonly crumbs = computed(() => [{ text: this.texts.say('calls.public.title'), link: '/public/calls' }]);
  protected readonly state = computed(() => { const call = this.call(); return call ? shownPhase(call.phase, this.texts) : null; });
  protected readonly due = computed((): ShownState | null => {
    const call = this.call();
    return call ? { text: `${this.texts.say('calls.deadline')} ${formatDeadline(call.deadline, 'UTC', this.languages.current())}`, tone: 'info' } : null;
  });
}
