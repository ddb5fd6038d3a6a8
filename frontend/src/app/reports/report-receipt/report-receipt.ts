import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportReceipt } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { shownReport } from '../data/report-shown';
import { ReceiptFacts } from './receipt-facts';

/** After a submission: that it is there, when, and what of it one may keep (ux.md, 6). */
@Component({
  selector: 'app-report-receipt',
  imports: [MatButton, MatIcon, PageHeader, ProblemPanel, ReceiptFacts, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './report-receipt.html',
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-4); }
    .done { color: var(--good-ink); font-weight: 500; }
  `,
})
export class ReportReceipt {
  private readonly texts = inject(Texts);
  private readonly session = inject(SessionStore);
  readonly id = input.required<string>();
  /** The submission; else the newest. */
  readonly n = input<string>();

  protected readonly read = inject(Api).resource(reportReceipt, () => ({ url: `/reports/${this.id()}/receipt`, query: { n: this.n() } }));
  protected readonly receipt = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly crumbs = computed(() => {
    const receipt = this.receipt();
    return receipt ? [{ text: this.texts.say('reports.title'), link: '/reports' }, { text: `${receipt.project.code} ${receipt.project.title}`, link: ['/reports', receipt.id] }] : [];
  });
  protected readonly state = computed(() => {
    const receipt = this.receipt();
    return receipt ? shownReport(receipt.state, this.texts, this.session.can('report.write') ? 'partner' : 'staff') : null;
  });
}
