import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DecimalPipe } from '../../platform/i18n/format-pipes';
import { anchorOf } from '../../ui/field/board';
import { NumberField } from '../../ui/number-field';
import { ProposalDraft } from '../data/proposal-draft';

type Point = readonly [longitude: number, latitude: number] | null;

/** A place on the globe by latitude and longitude; written once both are there. */
@Component({
  selector: 'app-point-field',
  imports: [DecimalPipe, NumberField, TranslocoPipe],
  template: `
    @if (isEditable()) {
      <div class="two">
        <app-number-field unit="°" [label]="'proposals.field.latitude' | transloco" [hint]="'proposals.hint.latitude' | transloco" [value]="latitude()" (valueChange)="latitude.set($event); write()" />
        <app-number-field unit="°" [label]="'proposals.field.longitude' | transloco" [hint]="'proposals.hint.longitude' | transloco" [value]="longitude()" (valueChange)="longitude.set($event); write()" />
      </div>
    } @else if (point(); as at) {
      <p class="figure soft">{{ at[1] | decimal }}°, {{ at[0] | decimal }}°</p>
    }
  `,
  styles: '.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); gap: var(--space-3); max-inline-size: var(--width-form); }',
  host: { '[id]': 'anchor()' },
})
export class PointField {
  private readonly draft = inject(ProposalDraft);
  readonly location = input.required<string>();
  protected readonly pointer = computed(() => `/locations/${this.location()}/point`);
  protected readonly anchor = computed(() => anchorOf(this.pointer()));
  protected readonly isEditable = computed(() => this.draft.isEditable('/locations'));
  protected readonly point = computed(() => (this.draft.value(this.pointer()) ?? null) as Point);
  protected readonly latitude = signal<string | null>(null);
  protected readonly longitude = signal<string | null>(null);

  constructor() {
    effect(() => {
      const point = this.point();
      untracked(() => {
        if (!point) return;
        this.longitude.set(String(point[0]));
        this.latitude.set(String(point[1]));
      });
    });
  }

  protected write(): void {
    const [latitude, longitude] = [this.latitude(), this.longitude()];
    const isWhole = latitude !== null && longitude !== null;
    if (isWhole) this.draft.put(this.pointer(), [Number(longitude), Number(latitude)]);
    else if (this.point()) this.draft.put(this.pointer(), null);
  }
}
