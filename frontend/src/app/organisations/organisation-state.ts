import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrganisationView } from '#shared/organisations';
import { StateChip } from '../ui/state-chip';

/** Suspended, verified or not yet; nothing for those who may not know. */
@Component({
  selector: 'app-organisation-state',
  imports: [StateChip, TranslocoPipe],
  template: `
    @if (organisation().isSuspended) {
      <app-state-chip tone="bad" icon="pause" [text]="'organisations.suspended' | transloco" />
    } @else if (organisation().isVerified !== null) {
      <app-state-chip [tone]="organisation().isVerified ? 'good' : 'warn'" [icon]="organisation().isVerified ? 'shield' : 'hourglass'"
        [text]="(organisation().isVerified ? 'organisations.verified' : 'organisations.unverified') | transloco" />
    }
  `,
})
export class OrganisationState {
  readonly organisation = input.required<OrganisationView>();
}
