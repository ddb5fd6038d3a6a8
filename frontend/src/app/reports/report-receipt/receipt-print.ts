import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportReceipt } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Paper } from '../../ui/paper/paper';
import { Skeleton } from '../../ui/skeleton';
import { ReceiptFacts } from './receipt-facts';

/** The receipt of a submission on paper. */
@Component({
  selector: 'app-receipt-print',
  imports: [Paper, ReceiptFacts, Skeleton, TranslocoPipe],
  template: `
    <app-paper [title]="title()" [back]="['/reports', id(), 'receipt']" [pdf]="pdf()" [isReady]="receipt() !== undefined" [problem]="read.error()">
      @if (receipt(); as receipt) {
        <h1>{{ 'reports.receiptOf.title' | transloco }}</h1>
        <p class="project"><span class="code">{{ receipt.project.code }}</span>&ngsp;<bdi>{{ receipt.project.title }}</bdi></p>
        <app-receipt-facts [receipt]="receipt" />
      } @else if (!read.error()) {
        <app-skeleton [lines]="8" />
      }
    </app-paper>
  `,
  styles: '.project { margin-block: var(--space-2) var(--space-5); font-size: var(--text-large); font-weight: 500; }',
})
export class ReceiptPrint {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  readonly id = input.required<string>();
  readonly n = input<string>();

  protected readonly read = inject(Api).resource(reportReceipt, () => ({ url: `/reports/${this.id()}/receipt`, query: { n: this.n() } }));
  protected readonly receipt = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly title = computed(() => { const receipt = this.receipt(); return receipt ? joined([receipt.project.code, this.texts.say('reports.receiptOf.title')], ' ') : ''; });
  protected readonly pdf = computed(() => {
    const receipt = this.receipt();
    return receipt?.makesPdf ? `/reports/${receipt.id}/receipt.pdf?n=${receipt.submission.n}&language=${this.languages.current()}` : null;
  });
}
