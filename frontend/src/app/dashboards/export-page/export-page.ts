import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ExportKind, JobView } from '#shared/exports';
import { apiRoot } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Act } from '../../ui/act';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';
import { DashboardFilters } from '../dashboard-filters/dashboard-filters';
import { fileAddress, injectChosenFilters } from '../data/chosen-filters';
import { injectExportJobs, isUnderWay } from '../data/export-jobs';

const tones: Record<JobView['state'], Tone> = { waiting: 'info', running: 'active', done: 'good', failed: 'bad', cancelled: 'neutral' };
const workbooks: readonly ExportKind[] = ['portfolio.xlsx', 'values.xlsx'];
const tables: readonly ExportKind[] = ['values.csv', 'face.csv'];

/** Files to take away for the filters at hand: workbooks are made in the background, tables come at once. */
@Component({
  selector: 'app-export-page',
  imports: [DashboardFilters, EmptyState, InstantPipe, MatButton, MatIcon, PageHeader, ProblemPanel, ProgressBar, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './export-page.html',
  styleUrl: './export-page.scss',
})
export class ExportPage {
  private readonly language = inject(Languages).current;
  private readonly filters = injectChosenFilters();
  protected readonly jobs = injectExportJobs();
  protected readonly act = new Act();
  protected readonly workbooks = workbooks.map((kind) => ({ kind, text: textOf(kind) }));
  protected readonly tables = computed(() => tables.map((kind) => ({ kind, text: textOf(kind), address: fileAddress(`/exports/${kind}`, this.filters(), { language: this.language() }) })));

  protected readonly rows = computed(() => this.jobs.items().map((job) => ({
    job, tone: tones[job.state], isUnderWay: isUnderWay(job), address: `${apiRoot}/jobs/${job.id}/result`,
    share: job.total === null ? null : job.total === 0 ? 1 : job.done / job.total,
  })));

  protected async start(kind: ExportKind): Promise<void> {
    await this.act.run(() => this.jobs.start(kind, this.filters()));
  }

  protected async cancel(job: JobView): Promise<void> {
    await this.act.run(() => this.jobs.cancel(job));
  }
}

/** Keys of texts have no dots inside. */
function textOf(kind: ExportKind): string {
  return `dashboards.export.${kind.replace('.', '_')}`;
}
