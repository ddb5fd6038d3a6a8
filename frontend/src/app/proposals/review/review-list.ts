import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { reviewPage, reviewStates, type ReviewState } from '#shared/proposals';
import { DayPipe, DecimalPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { FilterChips } from '../../ui/filter-chips';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { StateChip } from '../../ui/state-chip';
import { injectUrlQuery } from '../../ui/url-query';
import { shownReview } from '../data/proposal-shown';

/** The reader's assignments, the nearest deadline first. */
@Component({
  selector: 'app-review-list',
  imports: [Cell, DayPipe, DecimalPipe, FilterChips, ListTable, PageHeader, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './review-list.html',
  styles: 'app-filter-chips { display: block; margin-block-end: var(--space-4); }',
})
export class ReviewList {
  private readonly texts = inject(Texts);
  private readonly query = injectUrlQuery();
  /** Reviewers see their own assignments, staff all. */
  private readonly isReviewer = inject(SessionStore).hasRole('reviewer');
  protected readonly list = injectKeysetList(reviewPage, () => ({ url: '/reviews', query: { status: this.query.all('status'), mine: this.isReviewer ? true : null } }));
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'proposal', head: this.texts.say('proposals.proposal'), isFixed: true },
    { id: 'state', head: this.texts.say('common.state') },
    { id: 'due', head: this.texts.say('common.due') },
    { id: 'call', head: this.texts.say('proposals.call') },
    { id: 'reviewer', head: this.texts.say('proposals.reviewer') },
    { id: 'total', head: this.texts.say('proposals.score'), isNumber: true },
  ]);
  protected readonly filters = computed(() => [{ name: 'status', label: this.texts.say('common.state'), options: reviewStates.map((value) => ({ value, text: this.shown(value).text })) }]);

  protected shown(state: ReviewState) {
    return shownReview(state, this.texts);
  }
}
