import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import { appliedRate, paymentView, type PaymentKind } from '#shared/payments';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { MoneyField } from '../../ui/money-field';
import { NumberField } from '../../ui/number-field';
import { ProblemPanel } from '../../ui/problem-panel';

/** Records a release or a refund: date, amount, reference, the bank's rate of a release; asks in plain words before it is written. */
@Component({
  selector: 'app-payment-form',
  imports: [FormsModule, MatButton, MatFormField, MatInput, MatLabel, MoneyField, NumberField, ProblemPanel, TranslocoPipe],
  template: `
    <form class="form" (ngSubmit)="record()">
      @if (act.problem(); as problem) { <app-problem-panel [problem]="problem" [canRetry]="false" [folders]="['projects.finding']" /> }
      <mat-form-field><mat-label>{{ 'projects.paidOn' | transloco }}</mat-label><input matInput type="date" name="date" required [ngModel]="date()" (ngModelChange)="date.set($event)" /></mat-form-field>
      <app-money-field [label]="'projects.amount' | transloco" [currency]="currency()" [value]="amount()" (valueChange)="amount.set($event)" />
      <mat-form-field><mat-label>{{ 'projects.reference' | transloco }}</mat-label><input matInput name="reference" required maxlength="80" dir="auto" [ngModel]="reference()" (ngModelChange)="reference.set($event)" /></mat-form-field>
      @if (kind() === 'release') { <app-number-field [label]="'projects.rate' | transloco" [hint]="'projects.rateHint' | transloco: { currency: currency() }" [(value)]="rate" /> }
      <mat-form-field><mat-label>{{ 'projects.note' | transloco }}</mat-label><input matInput name="note" maxlength="2000" dir="auto" [ngModel]="note()" (ngModelChange)="note.set($event)" /></mat-form-field>
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="!isReady()">{{ 'projects.record.' + kind() | transloco }}</button>
        <button matButton type="button" (click)="closed.emit(false)">{{ 'common.cancel' | transloco }}</button>
      </div>
    </form>
  `,
})
export class PaymentForm {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  readonly project = input.required<string>();
  readonly version = input.required<number>();
  readonly kind = input.required<PaymentKind>();
  readonly currency = input.required<string>();
  readonly lead = input.required<string>();
  /** True once it is recorded. */
  readonly closed = output<boolean>();

  protected readonly act = new Act();
  protected readonly date = signal(new Date().toISOString().slice(0, 10));
  protected readonly amount = signal<number | null>(null);
  protected readonly reference = signal('');
  protected readonly rate = signal<string | null>(null);
  protected readonly note = signal('');
  private readonly isRate = computed(() => { const rate = this.rate(); return rate === null || appliedRate.safeParse(rate).success; });
  private readonly id = newId();
  protected readonly isReady = computed(() => (this.amount() ?? 0) > 0 && this.reference().trim() !== '' && this.isRate() && this.date() !== '' && !this.act.isBusy());

  protected async record(): Promise<void> {
    const minor = this.amount();
    if (!this.isReady() || minor === null) return;
    const params = {
      amount: formatMoney({ minor, currency: this.currency() }, this.languages.current()), lead: this.lead(), day: formatDay(this.date(), this.languages.current()), reference: this.reference(),
    };
    const title = this.texts.say(`projects.record.${this.kind()}`);
    if (!(await this.confirmations.ask({ title, text: this.texts.say(`projects.recordText.${this.kind()}`, params), act: title }))) return;
    const body = { id: this.id, date: this.date(), amount: minor, currency: this.currency(), reference: this.reference().trim(), rate: this.rate(), note: this.note().trim() };
    const path = this.kind() === 'release' ? 'releases' : 'refunds';
    const done = await this.act.run(() => this.api.send('POST', paymentView, `/projects/${this.project()}/${path}`, body, { ifMatch: this.version() }));
    if (done) this.closed.emit(true);
  }
}
