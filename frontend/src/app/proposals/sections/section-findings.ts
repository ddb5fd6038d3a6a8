import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { FindingTexts } from '../../ui/field/finding-texts';
import { isAboutMissing } from '../../ui/field/board';
import { ProposalDraft } from '../data/proposal-draft';

/** What the rules say of a list or a row as a whole, where it stands. */
@Component({
  selector: 'app-section-findings',
  imports: [MatIcon],
  template: `@for (one of lines(); track one.text) { <p [class]="one.severity"><mat-icon [svgIcon]="one.severity === 'soft' ? 'alert' : 'error'" aria-hidden="true" class="small-icon" />{{ one.text }}</p> }`,
  styles: `
    :host { display: block; }
    :host(:empty) { display: none; }
    p { display: flex; gap: var(--space-1); font-size: var(--text-small); }
    .blocking { color: var(--bad-ink); }
    .soft { color: var(--warn-ink); }
  `,
})
export class SectionFindings {
  private readonly draft = inject(ProposalDraft);
  private readonly texts = inject(FindingTexts);
  readonly pointer = input.required<string>();
  protected readonly lines = computed(() => this.draft.standing()
    .filter((one) => one.pointer === this.pointer() && (this.draft.showsMissing() || !isAboutMissing(one)))
    .map((one) => ({ severity: one.severity, text: this.texts.of(one, this.draft) })));
}
