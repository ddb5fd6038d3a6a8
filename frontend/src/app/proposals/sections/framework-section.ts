import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { blankIndicator, blankOutcome, blankOutput } from '#shared/proposals';
import { newId } from '../../platform/new-id';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { ProposalDraft } from '../data/proposal-draft';
import { IndicatorEditor } from './indicator-editor';
import { SectionFindings } from './section-findings';

/** The results framework: outcomes, under them outputs, under them indicators. */
@Component({
  selector: 'app-framework-section',
  imports: [Field, IndicatorEditor, MatButton, MatIcon, MatIconButton, SectionFindings, TranslocoPipe],
  templateUrl: './framework-section.html',
  styleUrl: './framework-section.scss',
})
export class FrameworkSection {
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  protected readonly isEditable = computed(() => this.draft.isEditable('/indicators'));
  protected readonly tree = computed(() => {
    const { outcomes = [], outputs = [], indicators = [] } = this.draft.content() ?? {};
    return outcomes.map((outcome) => ({
      outcome, outputs: outputs.filter((one) => one.outcome === outcome.id).map((output) => ({ output, indicators: indicators.filter((one) => one.output === output.id) })),
    }));
  });

  protected addOutcome(): void {
    const id = newId();
    this.draft.put(`/outcomes/${id}`, { ...blankOutcome(id), code: String(this.tree().length + 1) });
  }

  protected addOutput(outcome: { id: string; code: string }, siblings: number): void {
    const id = newId();
    this.draft.put(`/outputs/${id}`, { ...blankOutput(id, outcome.id), code: `${outcome.code}.${siblings + 1}` });
  }

  /** A new indicator is measured everywhere until somebody says otherwise. */
  protected addIndicator(output: { id: string; code: string }, siblings: number): void {
    const id = newId();
    const locations = (this.draft.content()?.locations ?? []).map((one) => one.id);
    this.draft.put(`/indicators/${id}`, { ...blankIndicator(id, output.id), code: `${output.code}.${siblings + 1}`, locations });
  }

  protected remove(list: 'outcomes' | 'outputs', id: string): void {
    this.draft.put(`/${list}/${id}`, null);
  }
}
