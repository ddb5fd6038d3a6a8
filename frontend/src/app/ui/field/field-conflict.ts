import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldState } from '../../platform/drafts/draft-queue';
import { Languages } from '../../platform/i18n/languages';
import { Board } from './board';
import { shownValue, type FieldKind } from './shown-value';

/** Two people wrote the same field: both texts, and the question which one stays. */
@Component({
  selector: 'app-field-conflict',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    <div class="both" role="alert">
      <p class="title"><mat-icon svgIcon="compare" aria-hidden="true" class="small-icon" />{{ 'common.field.conflict' | transloco }}</p>
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
  private readonly languages = inject(Languages);
  readonly conflict = input.required<FieldState & { kind: 'conflict' }>();
  readonly pointer = input.required<string>();
  readonly fieldKind = input.required<FieldKind>();
  protected readonly mine = computed(() => this.show(this.conflict().mine));
  protected readonly theirs = computed(() => this.show(this.conflict().theirs));

  private show(value: unknown): string {
    if (typeof value === 'object' && value !== null) return JSON.stringify(value);
    return shownValue(this.fieldKind(), value, { language: this.languages.current(), currency: this.board.currency() });
  }
}
