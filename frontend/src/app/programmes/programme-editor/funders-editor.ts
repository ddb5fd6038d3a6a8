import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { isNegative, rational, subtract, toDecimalString } from '#shared/numbers';
import { organisationPage } from '#shared/organisations';
import { Api } from '../../platform/http/api';
import { DecimalPipe } from '../../platform/i18n/format-pipes';
import { joined } from '../../platform/i18n/joined';
import { Field, type FieldOption } from '../../ui/field/field';
import { ProblemPanel } from '../../ui/problem-panel';
import { StateChip } from '../../ui/state-chip';
import { anchorOf } from '../../ui/field/board';
import { ProgrammeDraft } from './programme-draft';

/** The funders of a programme with the running total of their shares, which has to be exactly 100. */
@Component({
  selector: 'app-funders-editor',
  imports: [DecimalPipe, Field, MatButton, MatIcon, MatIconButton, ProblemPanel, StateChip, TranslocoPipe],
  template: `
    <div class="spread" [id]="anchor" tabindex="-1">
      <h2>{{ 'programmes.funders' | transloco }}</h2>
      <app-state-chip role="status" [tone]="draft.isWhole() ? 'good' : 'warn'" [text]="(draft.isWhole() ? 'programmes.editor.sharesDone' : isOver() ? 'programmes.editor.sharesOver' : 'programmes.editor.sharesLeft') | transloco: { total: (total() | decimal), left: (left() | decimal) }" />
    </div>
    @if (donors.error(); as problem) { <app-problem-panel [problem]="problem" (retry)="donors.reload()" /> }
    @for (one of funders(); track $index) {
      <div class="line">
        <app-field class="wide" kind="choice" [pointer]="'/funders/' + $index + '/organisation'" [options]="options()" [label]="'programmes.funder' | transloco" />
        <app-field kind="decimal" suffix="%" [pointer]="'/funders/' + $index + '/share'" [label]="'programmes.share' | transloco" />
        <button matIconButton type="button" [disabled]="funders().length === 1" [attr.aria-label]="('common.remove' | transloco) + ' ' + nameOf(one.organisation)" (click)="remove($index)"><mat-icon svgIcon="delete" /></button>
      </div>
    }
    <div><button matButton="outlined" type="button" [disabled]="funders().length >= 20" (click)="add()"><mat-icon svgIcon="add" />{{ 'programmes.editor.addFunder' | transloco }}</button></div>
  `,
  styleUrl: './rows.scss',
})
export class FundersEditor {
  protected readonly draft = inject(ProgrammeDraft);
  protected readonly donors = inject(Api).resource(organisationPage, () => ({ url: '/organisations', query: { type: 'donor', limit: 200 } }));
  protected readonly anchor = anchorOf('/funders');
  protected readonly funders = computed(() => this.draft.content()?.funders ?? []);
  private readonly missing = computed(() => subtract(rational(100), this.draft.total()));
  protected readonly isOver = computed(() => isNegative(this.missing()));
  protected readonly total = computed(() => toDecimalString(this.draft.total()));
  protected readonly left = computed(() => toDecimalString(this.missing()).replace('-', ''));
  /** The donors that the portal knows; those that fund it already are among them also where the list is longer than a page. */
  protected readonly options = computed((): FieldOption[] => {
    const known = [...(this.donors.hasValue() ? this.donors.value().items : []), ...(this.draft.known()?.funders ?? []).map(({ organisation, name, code }) => ({ id: organisation, name, code }))];
    return [...new Map(known.map((one) => [one.id, { value: one.id, text: joined([one.name, `(${one.code})`], ' ') }])).values()];
  });

  protected nameOf(organisation: string): string {
    return this.options().find((one) => one.value === organisation)?.text ?? '';
  }

  /** The new one is offered what is left of 100. */
  protected add(): void {
    this.draft.put('/funders', [...this.funders(), { organisation: '', share: this.isOver() ? '0' : this.left() }]);
  }

  protected remove(at: number): void {
    this.draft.put('/funders', this.funders().filter((_, n) => n !== at));
  }
}
