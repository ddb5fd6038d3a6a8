import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatDecimal } from '#shared/numbers';
import { findingKey, outputStatuses } from '#shared/reports';
import { worstStatus, type IndicatorStatus } from '#shared/results';
import { DecimalPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Field } from '../../ui/field/field';
import { FindingTexts } from '../../ui/field/finding-texts';
import { anchorOf } from '../../ui/field/board';
import { GridLegend } from '../../ui/grid/grid-legend';
import { ProgressBar } from '../../ui/progress-bar';
import { CellPanel } from '../cell-panel/cell-panel';
import { OpenCell } from '../cell-panel/open-cell';
import { EvidenceCount } from '../report-evidence/evidence-count';
import { PlaceComments } from '../report-comments/place-comments';
import { escaped } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ValueGrid } from './value-grid';

/** The indicators of the report, output by output: values, progress, what is unusual and the word that explains it. */
@Component({
  selector: 'app-report-values',
  imports: [CellPanel, DecimalPipe, EvidenceCount, Field, GridLegend, MatIcon, PlaceComments, ProgressBar, TranslocoPipe, ValueGrid],
  providers: [OpenCell],
  templateUrl: './report-values.html',
  styleUrl: './report-values.scss',
})
export class ReportValues {
  protected readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly anchorOf = anchorOf;

  protected readonly outputs = computed(() => {
    const view = this.desk.view();
    if (!view) return [];
    const figures = new Map(this.desk.figures().map((one) => [one.indicator, one]));
    return view.definitions.framework.outputs.map((output) => {
      const indicators = view.definitions.framework.indicators.filter((one) => one.output === output.id);
      const statuses = indicators.map((one) => (figures.get(one.id)?.status ?? null) as IndicatorStatus | null);
      return { output, suggested: worstStatus(statuses), indicators: indicators.map((indicator) => ({ indicator, figures: figures.get(indicator.id) })) };
    });
  });
  protected readonly isWritten = computed(() => this.desk.partner()?.isEditable() ?? false);
  protected readonly statuses = computed(() => outputStatuses.map((value) => ({ value, text: this.texts.say(`reports.status.${value}`) })));

  /** Soft findings of an indicator, each with the pointer of its explanation. That nothing is reported is asked about once the report is checked: whoever writes is not there yet. */
  protected soft(indicator: string): { text: string; pointer: string }[] {
    const isAsked = (code: string): boolean => code !== 'indicator_not_reported' || !this.isWritten();
    return this.desk.findings().filter((one) => one.severity === 'soft' && one.pointer === `/values/${indicator}` && isAsked(one.code)).map((one) => ({
      text: this.findingTexts.of(one, { folders: ['reports.finding'], currency: () => '' }), pointer: `/explanations/${escaped(findingKey(one))}`,
    }));
  }

  protected before(series: readonly (string | null)[] | undefined): string {
    const at = this.desk.view()?.definitions.periodIndex ?? 0;
    return (series ?? []).slice(0, at).map((one) => formatDecimal(one, this.languages.current(), { max: 2 }) || '–').join(' · ');
  }

  protected status(status: string | null | undefined): string {
    return status ? this.texts.say(`reports.status.${status}`) : '–';
  }
}
