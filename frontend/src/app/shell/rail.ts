import { Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeptOnDevice } from '../platform/kept-on-device';
import type { NavigationItem } from '../ui/navigation';

const keptAs = 'portal.rail';
const onBottomBar = 4;

/** The way between areas: a rail on the side, on a phone a bar at the bottom with the rest behind "more". */
@Component({
  selector: 'app-rail',
  imports: [MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, MatTooltip, RouterLink, RouterLinkActive, TranslocoPipe],
  templateUrl: './rail.html',
  styleUrl: './rail.scss',
  host: { '[class.narrow]': 'isNarrow()' },
})
export class Rail {
  private readonly kept = inject(KeptOnDevice);
  readonly items = input.required<readonly NavigationItem[]>();

  protected readonly isNarrow = signal(this.kept.read(keptAs) === 'narrow');
  protected readonly first = computed(() => this.items().slice(0, this.items().length > onBottomBar + 1 ? onBottomBar : undefined));
  protected readonly rest = computed(() => this.items().slice(this.first().length));

  protected turn(): void {
    this.isNarrow.update((is) => !is);
    this.kept.write(keptAs, this.isNarrow() ? 'narrow' : 'wide');
  }
}
