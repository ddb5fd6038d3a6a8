import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatDecimal, formatPercent } from '#shared/numbers';
import { isolated } from '#shared/platform';
import { findingKey, type ReportPaper } from '#shared/reports';
import { anyCategory, isQuotient, periodTotals, viewOf, type Indicator } from '#shared/results';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { FindingTexts } from '../../ui/field/finding-texts';
import { cellName } from '../data/cell-name';
import { paperTable, type PaperCell } from './paper-table';

/** One indicator on paper: what it aims at, its values with their totals, and what was said of unusual ones. */
@Component({
  selector: 'app-paper-indicator',
  imports: [TranslocoPipe],
  templateUrl: './paper-indicator.html',
  styleUrl: './paper-indicator.scss',
})
export class PaperIndicator {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  readonly paper = input.required<ReportPaper>();
  readonly indicator = input.required<Indicator>();

  private readonly values = computed(() => this.paper().content?.values ?? []);
  private readonly figures = computed(() => this.paper().figures.find((one) => one.indicator === this.indicator().id));
  private readonly places = computed(() => new Map(this.paper().definitions.locations.map((one) => [one.id, one.name])));
  protected readonly table = computed(() => paperTable(this.indicator(), this.values()));
  protected readonly isText = computed(() => this.indicator().measure === 'qualitative');
  private readonly isWhole = computed(() => this.indicator().disaggregation.length === 0);
  protected readonly columns = computed(() => this.table().columns.map((code) => (this.isWhole() || code === '' ? this.texts.say('reports.value') : this.category(code))));
  protected readonly rule = computed(() => (isQuotient(this.indicator().measure) ? '' : this.texts.say(`reports.across.${this.indicator().acrossLocations}`)));

  protected readonly facts = computed(() => {
    const { baseline, target, measure } = this.indicator();
    const figures = this.figures();
    const language = this.languages.current();
    const number = (value: string | null | undefined): string => formatDecimal(value ?? null, language, { max: 2 }) || '–';
    const now = viewOf(periodTotals(this.indicator(), this.values()).total).value;
    const status = figures?.status ? this.texts.say(`reports.status.${figures.status}`) : '–';
    if (measure === 'qualitative') return [{ key: 'reports.paper.status', text: status }];
    return [
      { key: 'reports.baseline', text: number(baseline.value) }, { key: 'reports.target', text: number(target) }, { key: 'reports.paper.thisPeriod', text: number(now) },
      { key: 'reports.actual', text: number(figures?.actual) }, { key: 'reports.progress', text: formatPercent(figures?.progress ?? null, language) || '–' }, { key: 'reports.paper.status', text: status },
    ];
  });
  protected readonly explained = computed(() => {
    const said = new Map(this.paper().content?.explanations.map((one) => [one.finding, one.text]));
    return this.paper().findings.filter((one) => one.pointer.split('/')[2] === this.indicator().id).map((one) => ({
      finding: this.findingTexts.of(one, { folders: ['reports.finding'], currency: () => '' }), text: said.get(findingKey(one)) ?? '',
    }));
  });

  protected place(location: string): string {
    return this.places().get(location) ?? '';
  }

  protected rowName(categories: readonly string[]): string {
    return joined(categories.map((code) => this.category(code)));
  }

  protected write(cell: PaperCell): string {
    if (cell === null) return '';
    if (cell.text !== null) return cell.text;
    const language = this.languages.current();
    const value = formatDecimal(cell.value, language, { max: 2 });
    if (cell.numerator === null) return value;
    const parts = isolated(`${formatDecimal(cell.numerator, language)} / ${formatDecimal(cell.denominator, language)}`);
    return `${parts} = ${isolated(this.indicator().measure === 'percentage' ? `${value} %` : value)}`;
  }

  private category(code: string): string {
    return code === anyCategory ? this.texts.say('reports.allOf') : cellName(this.indicator(), code, this.texts);
  }
}
