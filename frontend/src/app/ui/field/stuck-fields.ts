import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StuckField } from '../../platform/drafts/draft-queue';
import type { UnsentWords } from '../../platform/drafts/unsent-records';
import { Board } from './board';
import { FieldConflict } from './field-conflict';
import { FindingTexts } from './finding-texts';

/** Fields that stand in the way because they are not on the server and do not get there by themselves: each with its place, why, and the ways out. */
@Component({
  selector: 'app-stuck-fields',
  imports: [FieldConflict, MatButton, MatIcon, RouterLink, TranslocoPipe],
  template: `
    @if (fields().length > 0) {
      <h3><mat-icon svgIcon="error" aria-hidden="true" />{{ 'common.field.stuck' | transloco: { n: fields().length } }}</h3>
      <ul>
        @for (one of lines(); track one.pointer) {
          <li>
            <a [routerLink]="one.page.path" [queryParams]="one.page.query" queryParamsHandling="merge"><b><bdi>{{ one.place }}</bdi></b></a>
            @if (one.conflict; as conflict) {
              @if (isOnPage()(one.pointer)) { <p>{{ 'common.field.conflict' | transloco }}</p> }
              @else { <app-field-conflict [conflict]="conflict" [pointer]="one.pointer" [shown]="shown" /> }
            } @else {
              <p>{{ one.reason }}</p>
              @if (one.mine) { <p class="small"><span class="soft">{{ 'common.field.mine' | transloco }}:</span> <bdi>{{ one.mine }}</bdi></p> }
              <div><button matButton="outlined" type="button" (click)="board.drop(one.pointer)">{{ 'common.field.giveUp' | transloco }}</button></div>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host:empty { display: none; }
    h3 { display: flex; gap: var(--space-2); align-items: center; color: var(--bad-ink); }
    ul { list-style: none; padding: 0; display: flex; flex-direction: column; gap: var(--space-3); }
    li { display: flex; flex-direction: column; gap: var(--space-1); }
    p { margin: 0; overflow-wrap: anywhere; }
  `,
})
export class StuckFields {
  protected readonly board = inject(Board);
  private readonly findingTexts = inject(FindingTexts);
  readonly fields = input.required<readonly StuckField[]>();
  readonly words = input.required<UnsentWords>();
  /** Whether the field itself stands on this page, where it asks which text stays. */
  readonly isOnPage = input<(pointer: string) => boolean>(() => false);

  protected readonly lines = computed(() => this.fields().map(({ pointer, state }) => ({
    pointer, place: this.words().place(pointer, state.mine), page: this.words().page(pointer), mine: this.shown(state.mine, pointer), conflict: state.kind === 'conflict' ? state : null,
    reason: state.kind === 'refused' ? this.findingTexts.say({ code: state.code, params: {} }, [...this.board.folders, 'common.problem'], state.detail) : '',
  })));

  protected readonly shown = (value: unknown, pointer: string): string => this.words().value(pointer, value) ?? '';
}
