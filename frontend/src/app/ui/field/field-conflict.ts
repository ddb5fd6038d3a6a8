import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldState } from '../../platform/drafts/draft-queue';
import { Board } from './board';

/** Two people wrote the same field: both texts as they are read elsewhere, and the question which one stays. */
@Component({
  selector: 'app-field-conflict',
  host: { '[attr.data-conflict]': 'pointer()' },
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    <div class="both" role="alert">
      <p class="title"><mat-icon svgIcon="compare" aria-hidden="true" class="small-icon" /><span>@if (name(); as name) {<bdi>{{ name }}</bdi><br />}{{ 'common.field.conflict' | transloco }}</span></p>
      <dl>
        <dt>{{ 'common.field.mine' | transloco }}</dt><dd dir="auto">{{ mine() || '–' }}</dd>
        <dt>{{ 'common.field.theirs' | transloco }}</dt><dd dir="auto">{{ theirs() || '–' }}</dd>
      </dl>
      <div class="actions">
        <button matButton="outlined" type="button" (click)="board.resolve(pointer(), 'mine')">{{ 'common.field.keepMine' | transloco }}</button>
        <button matButton="outlined" type="button" (click)="board.resolve(pointer(), 'theirs')">{{ 'common.field.takeTheirs' | transloco }}</button>
      </div>
    </div>
  `,
  styles: `
    .both { border: 1px solid var(--warn-ink); border-inline-start-width: 4px; border-radius: var(--corner); padding: var(--space-3); background: var(--warn-fill); display: flex; flex-direction: column; gap: var(--space-2); }
    .title { display: flex; gap: var(--space-2); font-weight: 600; }
    dl { margin: 0; display: grid; gap: 2px; }
    dt { font-size: var(--text-small); color: var(--ink-soft); }
    dd { margin: 0 0 var(--space-2); white-space: pre-wrap; overflow-wrap: anywhere; }
  `,
})
export class FieldConflict {
  protected readonly board = inject(Board);
  readonly conflict = input.required<FieldState & { kind: 'conflict' }>();
  readonly pointer = input.required<string>();
  /** The field's, where the box stands away from it. */
  readonly name = input('');
  /** A value of the field in words. */
  readonly shown = input.required<(value: unknown, pointer: string) => string>();
  protected readonly mine = computed(() => this.shown()(this.conflict().mine, this.pointer()));
  protected readonly theirs = computed(() => this.shown()(this.conflict().theirs, this.pointer()));
}
