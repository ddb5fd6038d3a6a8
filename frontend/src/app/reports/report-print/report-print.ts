import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportPaper } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { DayPipe, DeadlinePipe } from '../../platform/i18n/format-pipes';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Paper } from '../../ui/paper/paper';
import { Skeleton } from '../../ui/skeleton';
import { shownReport } from '../data/report-shown';
import { PaperEvidence } from './paper-evidence';
import { PaperFinance } from './paper-finance';
import { PaperIndicator } from './paper-indicator';

const paragraphs = ['achievements', 'challenges', 'lessons', 'nextSteps'] as const;

/** A report on paper, in the reader's language: printed by the browser, or by the server as a PDF (ADR 0036). */
@Component({
  selector: 'app-report-print',
  imports: [DayPipe, DeadlinePipe, Paper, PaperEvidence, PaperFinance, PaperIndicator, Skeleton, TranslocoPipe],
  templateUrl: './report-print.html',
  styleUrl: './report-print.scss',
})
export class ReportPrint {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly session = inject(SessionStore);
  readonly id = input.required<string>();
  /** The submission; else what the reader's side sees of the report now. */
  readonly version = input<string>();

  protected readonly read = inject(Api).resource(reportPaper, () => ({ url: `/reports/${this.id()}/paper`, query: { version: this.version() } }));
  protected readonly paper = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly title = computed(() => {
    const paper = this.paper();
    return paper ? this.texts.say('reports.of', { from: this.day(paper.period.start), to: this.day(paper.period.end) }) : '';
  });
  protected readonly pdf = computed(() => {
    const version = this.version();
    const query = new URLSearchParams({ ...(version ? { version } : {}), language: this.languages.current() });
    return this.paper()?.makesPdf ? `/reports/${this.id()}/report.pdf?${query}` : null;
  });
  protected readonly paragraphs = computed(() => {
    const narrative = this.paper()?.content?.narrative;
    return narrative ? paragraphs.map((name) => ({ name, text: narrative[name].trim() })).filter((one) => one.text !== '') : [];
  });
  protected readonly outputs = computed(() => {
    const paper = this.paper();
    if (!paper) return [];
    const { outputs, indicators } = paper.definitions.framework;
    return outputs.map((output) => ({
      output, indicators: indicators.filter((one) => one.output === output.id),
      partner: this.statusIn(paper.content?.statuses ?? [], output.id), rating: this.statusIn(paper.decision?.ratings ?? [], output.id),
    }));
  });
  protected readonly state = computed(() => {
    const paper = this.paper();
    if (!paper) return '';
    if (!paper.submission) return this.texts.say('reports.paper.draft');
    if (paper.submission.outcome) return this.texts.say(`reports.outcome.${paper.submission.outcome}`);
    return shownReport(paper.state, this.texts, this.session.can('report.write') ? 'partner' : 'staff').text;
  });

  private statusIn(rows: readonly { output: string; status: string | null; reason: string }[], output: string): { text: string; reason: string } | null {
    const row = rows.find((one) => one.output === output);
    return row?.status ? { text: this.texts.say(`reports.status.${row.status}`), reason: row.reason.trim() } : null;
  }

  private day(day: string): string {
    return formatDay(day, this.languages.current());
  }
}
