import { Component, computed, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Language } from '#shared/platform';
import { DecimalPipe } from '../../platform/i18n/format-pipes';
import { languageNames } from '../../platform/i18n/languages';
import { newId } from '../../platform/new-id';
import { Field } from '../../ui/field/field';
import { StateChip } from '../../ui/state-chip';
import { CallDraft } from './call-draft';

/** The criteria of a call with the running total of their weights, which has to be exactly 100. */
@Component({
  selector: 'app-criteria-editor',
  imports: [DecimalPipe, Field, MatButton, MatIcon, MatIconButton, StateChip, TranslocoPipe],
  templateUrl: './criteria-editor.html',
  styleUrl: './criteria-editor.scss',
})
export class CriteriaEditor {
  protected readonly draft = inject(CallDraft);
  readonly languages = input.required<readonly Language[]>();
  protected readonly names = languageNames;
  protected readonly criteria = computed(() => this.draft.content()?.criteria ?? []);
  protected readonly tone = computed(() => (this.draft.weightLeft() === 0 ? 'good' : 'warn'));

  protected add(): void {
    const id = newId();
    this.draft.put(`/criteria/${id}`, { id, code: String(this.criteria().length + 1), title: {}, guidance: {}, weight: Math.max(0, this.draft.weightLeft()) });
  }

  protected remove(id: string): void {
    this.draft.put(`/criteria/${id}`, null);
  }
}
