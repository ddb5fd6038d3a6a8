import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { sessionList } from '#shared/accounts';
import { z } from 'zod';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import { deviceName } from './device-name';

/** Where the person is signed in; one or all others can be ended. */
@Component({
  selector: 'app-own-sessions',
  imports: [InstantPipe, MatButton, ProblemPanel, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './own-sessions.html',
  styles: 'li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); padding-block: var(--space-2); border-block-start: 1px solid var(--line); } ul { padding: 0; list-style: none; } .device { flex: 1 1 14rem; overflow-wrap: anywhere; }',
})
export class OwnSessions {
  private readonly api = inject(Api);
  protected readonly sessions = this.api.resource(sessionList, () => '/auth/sessions');
  protected readonly items = computed(() => (this.sessions.hasValue() ? this.sessions.value().items : []));
  protected readonly deviceName = deviceName;
  protected readonly problem = signal<unknown>(null);

  protected async end(id: string | null): Promise<void> {
    this.problem.set(null);
    try {
      await this.api.send('DELETE', z.unknown(), id === null ? '/auth/sessions' : `/auth/sessions/${id}`);
      this.sessions.reload();
    } catch (error) {
      this.problem.set(error);
    }
  }
}
