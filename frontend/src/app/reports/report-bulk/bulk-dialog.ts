import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { formatMoney, type Money } from '#shared/money';
import { bulkPreview, bulkResult, type BulkAction, type BulkForecast, type BulkPreview, type BulkReason, type BulkResult, type ReportRow } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Act } from '../../ui/act';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';

export interface BulkAsked {
  readonly action: BulkAction;
  readonly reports: readonly Pick<ReportRow, 'id' | 'version'>[];
}

/** One act on several reports: first what will happen to each and why not, then what became of each. */
@Component({
  selector: 'app-bulk-dialog',
  imports: [MatButton, MatDialogActions, MatDialogContent, MatDialogTitle, PluralPipe, ProblemPanel, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './bulk-dialog.html',
  styleUrl: './bulk-dialog.scss',
})
export class BulkDialog {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly opened = inject<MatDialogRef<BulkDialog, boolean>>(MatDialogRef);
  protected readonly asked = inject<BulkAsked>(MAT_DIALOG_DATA);
  protected readonly act = new Act();
  private readonly key = newId();
  private isBegun = false;
  private readonly preview = signal<BulkPreview | undefined>(undefined);
  private readonly result = signal<BulkResult | undefined>(undefined);

  protected readonly words = `reports.bulk.${this.asked.action}`;
  protected readonly isRead = computed(() => this.preview() !== undefined);
  protected readonly isOver = computed(() => this.result() !== undefined);
  protected readonly ready = computed(() => this.preview()?.items.filter((one) => one.isReady) ?? []);
  protected readonly done = computed(() => this.result()?.items.filter((one) => one.isDone).length ?? 0);
  protected readonly items = computed(() => this.preview()?.items.map((one) => this.itemOf(one)) ?? []);
  /** The sums of what will be approved, one a currency: different ones are never added. */
  protected readonly sums = computed(() => {
    const figures = this.ready().flatMap((one) => one.figures ?? []);
    return [...Map.groupBy(figures, (one) => one.accepted.currency)].map(([currency, all]) => this.texts.say('reports.bulk.sum', {
      accepted: this.money({ minor: all.reduce((sum, one) => sum + one.accepted.minor, 0), currency }), authorised: this.money({ minor: all.reduce((sum, one) => sum + one.authorised.minor, 0), currency }),
    }));
  });

  constructor() {
    void this.look();
  }

  /** Asks what would happen. */
  protected async look(): Promise<void> {
    const { action, reports } = this.asked;
    this.preview.set(await this.act.run(() => this.api.send('POST', bulkPreview, '/reports/bulk/preview', { action, reports: reports.map(({ id, version }) => ({ id, version })) })));
  }

  /** Acts on those that are ready. After a failure on the way the same key goes on where it stopped. */
  protected async run(): Promise<void> {
    this.isBegun = true;
    const versions = new Map(this.asked.reports.map((one) => [one.id, one.version]));
    const reports = this.ready().map(({ id }) => ({ id, version: versions.get(id) ?? 0 }));
    this.result.set(await this.act.run(() => this.api.send('POST', bulkResult, '/reports/bulk', { action: this.asked.action, reports }, { key: this.key })));
  }

  /** Whether anything may be other than before: also when no answer tells what a run that was cut has done. */
  protected close(): void {
    this.opened.close(this.isBegun);
  }

  private itemOf({ id, isReady, reasons, report, figures }: BulkForecast) {
    const outcome = this.result()?.items.find((one) => one.id === id);
    const language = this.languages.current();
    const state: { text: string; tone: Tone } = outcome
      ? { text: this.texts.say(outcome.isDone ? `${this.words}.isDone` : 'reports.bulk.refused'), tone: outcome.isDone ? 'good' : 'bad' }
      : { text: this.texts.say(isReady ? `${this.words}.willBe` : `${this.words}.wontBe`), tone: isReady ? 'info' : 'neutral' };
    return {
      id, state, reasons: (outcome?.reasons ?? reasons).map((one) => this.sentence(one)), title: report ? `${report.project.code} ${report.project.title}` : this.texts.say('common.problem.not_found'),
      about: report ? joined([`${formatDay(report.start, language)} – ${formatDay(report.end, language)}`, report.lead.name]) : '',
      figures: figures ? this.texts.say('reports.bulk.sum', { accepted: this.money(figures.accepted), authorised: this.money(figures.authorised) }) : '',
    };
  }

  private sentence({ code, params, n }: BulkReason): string {
    const words = this.texts.firstOf([`${this.words}.reason.${code}`, `reports.finding.${code}`, `common.rule.${code}`, `common.problem.${code}`], { n, ...params }, code);
    return n > 1 ? this.texts.say('reports.bulk.times', { words, n }) : words;
  }

  private money(amount: Money): string {
    return formatMoney(amount, this.languages.current());
  }
}

/** Opens the dialog; whether anything may be other than before. */
export async function askInBulk(dialog: MatDialog, asked: BulkAsked): Promise<boolean> {
  return (await firstValueFrom(dialog.open(BulkDialog, { data: asked, width: '44rem', maxWidth: '96vw', disableClose: true }).afterClosed())) === true;
}
