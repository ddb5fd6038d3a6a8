import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from './icon-drawings';
import { iconOfTone, type Tone } from './tone';

/** A state: icon, word and tone. `<app-state-chip tone="warn" icon="clock" [text]="…" />` */
@Component({
  selector: 'app-state-chip',
  imports: [MatIcon],
  template: '<mat-icon [svgIcon]="shownIcon()" aria-hidden="true" /><span>{{ text() }}</span>',
  styleUrl: './state-chip.scss',
  host: { '[class]': 'tone()' },
})
export class StateChip {
  readonly text = input.required<string>();
  readonly tone = input<Tone>('neutral');
  readonly icon = input<IconName>();
  protected readonly shownIcon = computed(() => this.icon() ?? iconOfTone[this.tone()]);
}
