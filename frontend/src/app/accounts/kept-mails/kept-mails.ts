import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { keptMails } from '#shared/accounts';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';

/** The mails that the portal would send, readable here as it runs as a demonstration. */
@Component({
  selector: 'app-kept-mails',
  imports: [EmptyState, InstantPipe, PageHeader, ProblemPanel, Skeleton, TranslocoPipe],
  templateUrl: './kept-mails.html',
  styles: 'summary { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); padding-block: var(--space-3); cursor: pointer; } summary strong { flex: 1 1 20rem; } details + details { border-block-start: 1px solid var(--line); } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; max-inline-size: var(--width-text); }',
})
export class KeptMails {
  protected readonly mails = inject(Api).resource(keptMails, () => '/demo/mails');
  protected readonly items = computed(() => (this.mails.hasValue() ? this.mails.value().items : []));

  /** The text in pieces, so that its links can be followed. */
  protected partsOf(text: string): { text: string; isLink: boolean }[] {
    return text.split(/(https?:\/\/\S+)/).map((part) => ({ text: part, isLink: /^https?:\/\//.test(part) }));
  }
}
