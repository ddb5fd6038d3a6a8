import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { releaseQueue, type ReleaseQueueRow } from '#shared/payments';
import { DayPipe, InstantPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { FindingTexts } from '../../ui/field/finding-texts';
import { injectKeysetList, type KeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { StateChip } from '../../ui/state-chip';

type Row = ReleaseQueueRow & { readonly id: string };

/** What can be released and what has to wait, with the reason in plain words; the release itself is made on the project's page. */
@Component({
  selector: 'app-release-queue',
  imports: [Cell, DayPipe, InstantPipe, ListTable, MatButton, MoneyPipe, PageHeader, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './release-queue.html',
})
export class ReleaseQueue {
  private readonly texts = inject(Texts);
  private readonly findingTexts = inject(FindingTexts);
  private readonly rows = injectKeysetList<ReleaseQueueRow>(releaseQueue, () => ({ url: '/payments/queue' }));
  protected readonly queue: KeysetList<Row> = { ...this.rows, items: computed(() => this.rows.items().map((one) => ({ ...one, id: one.project.id }))) };
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'project', head: this.texts.say('payments.project'), isFixed: true },
    { id: 'gate', head: this.texts.say('payments.gate') },
    { id: 'releasable', head: this.texts.say('payments.releasable'), isNumber: true },
    { id: 'since', head: this.texts.say('payments.since') },
    { id: 'balance', head: this.texts.say('payments.balance'), isNumber: true },
    { id: 'oldest', head: this.texts.say('payments.oldest') },
  ]);

  protected reasons(row: Row): string[] {
    return row.gate.reasons.map((one) => this.findingTexts.of(one, { folders: ['payments.reason'], currency: () => row.releasable.currency }));
  }
}
