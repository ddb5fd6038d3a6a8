import { Component, effect, inject, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { joined } from '../platform/i18n/joined';
import { PageTitles } from '../platform/i18n/page-titles';
import type { IconName } from './icon-drawings';
import { StateChip } from './state-chip';
import type { Tone } from './tone';

export interface Crumb {
  readonly text: string;
  readonly link: string | readonly string[];
  /** What the address of the page before said besides: its filters. */
  readonly query?: Params;
}
export interface ShownState {
  readonly text: string;
  readonly tone: Tone;
  readonly icon?: IconName;
}

/**
 * The head of a page: crumbs of the grant's life, one title with its state and due date, and the main action as content:
 * `<app-page-header [title]="…" [crumbs]="…" [state]="…" [due]="…"><button matButton="filled">…</button></app-page-header>`
 */
@Component({
  selector: 'app-page-header',
  imports: [RouterLink, MatIcon, StateChip, TranslocoPipe],
  templateUrl: './page-header.html',
  styleUrl: './page-header.scss',
})
export class PageHeader {
  readonly title = input.required<string>();
  /** The record's code, shown before the title. */
  readonly code = input<string>();
  readonly crumbs = input<readonly Crumb[]>([]);
  readonly state = input<ShownState | null>(null);
  /** A sentence such as "due 30 April 2026, 12 days left". */
  readonly due = input<ShownState | null>(null);
  readonly subtitle = input<string>();

  constructor() {
    const titles = inject(PageTitles);
    effect(() => titles.show(joined([this.code(), this.title()], ' ')));
  }
}
