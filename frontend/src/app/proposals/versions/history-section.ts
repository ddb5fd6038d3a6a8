import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HistoryEvent } from '#shared/platform';
import { Texts } from '../../platform/i18n/texts';
import { HistoryList } from '../../ui/history-list';
import { ProposalDraft } from '../data/proposal-draft';

/** What happened to the proposal, as far as its reader may know. */
@Component({
  selector: 'app-proposal-history',
  imports: [HistoryList, TranslocoPipe],
  template: `
    <section class="panel stack">
      <h2>{{ 'proposals.section.history' | transloco }}</h2>
      @if (draft.view(); as view) { <app-history-list [url]="'/proposals/' + view.id + '/history'" [folders]="folders" [more]="said" /> }
    </section>
  `,
})
export class HistorySection {
  private readonly texts = inject(Texts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly folders = ['proposals.event'];
  /** The version that came of it, or the question that was asked. */
  protected readonly said = ({ details }: HistoryEvent): string => {
    const { version, question } = details;
    if (typeof version === 'number') return this.texts.say('proposals.versions.name', { n: version });
    return typeof question === 'string' ? question : '';
  };
}
