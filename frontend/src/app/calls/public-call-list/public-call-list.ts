import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { publicCalls } from '#shared/calls';
import { Api } from '../../platform/http/api';
import { DayPipe, DeadlinePipe, LocalisedPipe, MoneyPipe, PluralPipe } from '../../platform/i18n/format-pipes';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';

/** The calls that are open today, for anybody. */
@Component({
  selector: 'app-public-call-list',
  imports: [DayPipe, DeadlinePipe, EmptyState, LocalisedPipe, MatIcon, MoneyPipe, PageHeader, PluralPipe, ProblemPanel, RouterLink, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './public-call-list.html',
  styleUrl: './public-call-list.scss',
})
export class PublicCallList {
  protected readonly calls = inject(Api).resource(publicCalls, () => '/public/calls');
  protected readonly items = computed(() => (this.calls.hasValue() ? this.calls.value().items : []));
}
