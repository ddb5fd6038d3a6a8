import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import { gateView, paymentPage, paymentView, type PaymentKind, type PaymentState, type PaymentView } from '#shared/payments';
import { advanceView } from '#shared/projects';
import { Api } from '../../platform/http/api';
import { DayPipe, DecimalPipe, MoneyPipe, PluralPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { FindingTexts } from '../../ui/field/finding-texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';
import { ProjectDesk } from '../data/project-desk';
import { PaymentForm } from './payment-form';

const tones: Record<PaymentState, Tone> = { recorded: 'info', confirmed: 'good', reversed: 'neutral' };

/** The money of a project: the gate with its reasons, the advance and its age, payments and what may be done with them. */
@Component({
  selector: 'app-project-money',
  imports: [DayPipe, DecimalPipe, MatButton, MatIcon, MoneyPipe, PaymentForm, PluralPipe, ProblemPanel, ProgressBar, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './project-money.html',
  styleUrl: './project-money.scss',
})
export class ProjectMoney {
  protected readonly desk = inject(ProjectDesk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly act = new Act();
  protected readonly form = signal<PaymentKind | null>(null);

  protected readonly gate = this.api.resource(gateView, () => { const id = this.desk.id(); return id && `/projects/${id}/gate`; });
  protected readonly advance = this.api.resource(advanceView, () => { const id = this.desk.id(); return id && `/projects/${id}/advance`; });
  protected readonly payments = this.api.resource(paymentPage, () => { const id = this.desk.id(); return id && { url: '/payments', query: { project: id, limit: 200 } }; });
  protected readonly gateNow = computed(() => (this.gate.hasValue() ? this.gate.value() : undefined));
  protected readonly may = computed(() => new Set(this.gateNow()?.allowedActions));
  protected readonly reasons = computed(() => this.gateNow()?.reasons.map((one) =>
    this.findingTexts.of(one, { folders: ['projects.gate'], currency: () => this.desk.view()?.currency ?? 'EUR' })) ?? []);

  protected shown(state: PaymentState): { text: string; tone: Tone } {
    return { text: this.texts.say(`projects.paymentState.${state}`), tone: tones[state] };
  }

  protected share(part: number, whole: number): string {
    return whole === 0 ? '0' : String(part / whole);
  }

  protected close(isDone: boolean): void {
    this.form.set(null);
    if (isDone) this.again();
  }

  protected async waive(): Promise<void> {
    const view = this.desk.view();
    const said = await this.confirmations.ask({
      title: this.texts.say('projects.waive'), text: this.texts.say('projects.waiveText', { reasons: this.reasons().join(' ') }), act: this.texts.say('projects.waive'),
      reason: { label: this.texts.say('common.reason'), hint: this.texts.say('common.reasonHint') },
    });
    if (said && view) await this.run(() => this.api.send('POST', gateView, `/projects/${view.id}/gate/waive`, { reason: said.reason }, { ifMatch: view.version }));
  }

  protected async confirm(payment: PaymentView): Promise<void> {
    const params = { amount: formatMoney(payment.amount, this.languages.current()), reference: payment.reference };
    const said = await this.confirmations.ask({ title: this.texts.say('projects.confirm'), text: this.texts.say('projects.confirmText', params), act: this.texts.say('projects.confirm') });
    if (said) await this.run(() => this.api.send('POST', paymentView, `/payments/${payment.id}/confirm`, { receivedOn: today() }, { ifMatch: payment.version }));
  }

  protected async reverse(payment: PaymentView): Promise<void> {
    const params = { amount: formatMoney(payment.amount, this.languages.current()), reference: payment.reference };
    const said = await this.confirmations.ask({
      title: this.texts.say('projects.reverse'), text: this.texts.say('projects.reverseText', params), act: this.texts.say('projects.reverse'), isDangerous: true,
      reason: { label: this.texts.say('common.reason'), hint: this.texts.say('common.reasonHint') },
    });
    if (said) await this.run(() => this.api.send('POST', paymentView, `/payments/${payment.id}/reverse`, { id: newId(), date: today(), reason: said.reason }, { ifMatch: payment.version }));
  }

  private async run(work: () => Promise<unknown>): Promise<void> {
    if (await this.act.run(work)) this.again();
  }

  private again(): void {
    this.desk.read.reload();
    this.gate.reload();
    this.advance.reload();
    this.payments.reload();
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
