import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { TranslocoPipe } from '@jsverse/transloco';
import { reviewView, type ReviewView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { CountryPipe } from '../../platform/i18n/country-pipe';
import { Act } from '../../ui/act';
import { ProblemPanel } from '../../ui/problem-panel';

/** The word on conflicts of interest, before the proposal opens: title, consortium and countries are all that is shown. */
@Component({
  selector: 'app-declare-panel',
  imports: [CountryPipe, FormsModule, MatButton, MatFormField, MatInput, MatLabel, MatRadioButton, MatRadioGroup, ProblemPanel, TranslocoPipe],
  templateUrl: './declare-panel.html',
  styles: '.form { max-inline-size: 46rem; } dl { margin: 0; display: grid; gap: var(--space-2); } dt { font-size: var(--text-small); color: var(--ink-soft); } dd { margin: 0; font-weight: 500; } mat-radio-button { display: block; }',
})
export class DeclarePanel {
  private readonly api = inject(Api);
  readonly review = input.required<ReviewView>();
  readonly declared = output<ReviewView>();
  protected readonly act = new Act();
  protected readonly hasConflict = signal<boolean | null>(null);
  protected readonly explanation = signal('');
  protected readonly isReady = computed(() => this.hasConflict() === false || (this.hasConflict() === true && this.explanation().trim().length >= 3));

  protected async declare(): Promise<void> {
    const { id, version } = this.review();
    const body = { hasConflict: this.hasConflict() ?? true, explanation: this.explanation().trim() };
    const done = await this.act.run(() => this.api.send('POST', reviewView, `/reviews/${id}/declare`, body, { ifMatch: version }));
    if (done) this.declared.emit(done);
  }
}
