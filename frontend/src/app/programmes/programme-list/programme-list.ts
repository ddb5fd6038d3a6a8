import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { rolesWith } from '#shared/accounts';
import { programmePage } from '#shared/programmes';
import { DayPipe, DecimalPipe, LocalisedPipe } from '../../platform/i18n/format-pipes';
import { SessionStore } from '../../platform/session/session-store';
import { EmptyState } from '../../ui/empty-state';
import { injectKeysetList } from '../../ui/keyset-list';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';

/** The programmes: a fund each, with its funders. */
@Component({
  selector: 'app-programme-list',
  imports: [DayPipe, DecimalPipe, EmptyState, LocalisedPipe, MatButton, PageHeader, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './programme-list.html',
  styleUrl: './programme-list.scss',
})
export class ProgrammeList {
  private readonly session = inject(SessionStore);
  /** A manager of certain programmes alone makes no new one. */
  protected readonly mayCreate = computed(() => this.session.memberships().some((one) => rolesWith('programme.write').includes(one.role) && one.programmes === 'all'));
  protected readonly programmes = injectKeysetList(programmePage, () => ({ url: '/programmes' }));
}
