import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { projectView, type ProjectView } from '#shared/projects';
import { Api } from '../../platform/http/api';
import { SessionStore } from '../../platform/session/session-store';

/** One project as the server has it. Provided by its page, read by its sections. */
@Injectable()
export class ProjectDesk {
  private readonly session = inject(SessionStore);
  readonly id = signal<string | undefined>(undefined);
  readonly read = inject(Api).resource(projectView, () => { const id = this.id(); return id && `/projects/${id}`; });
  /** Stays while a new reading is on its way. */
  readonly view = linkedSignal<ProjectView | undefined, ProjectView | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (value, before) => value ?? before?.value,
  });
  readonly may = computed(() => new Set(this.view()?.allowedActions));
  readonly audience = computed((): 'staff' | 'partner' => (this.session.can('report.write') ? 'partner' : 'staff'));
  readonly maySeeMoney = computed(() => this.session.can('payment.read'));
}
