import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { directions, locationRules, measures, periodRules, type Indicator } from '#shared/results';
import { DayPipe, DecimalPipe, LocalisedPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { anchorOf } from '../../ui/field/board';
import { Field, type FieldOption } from '../../ui/field/field';
import { NumberField } from '../../ui/number-field';
import { ProposalDraft } from '../data/proposal-draft';
import { SectionFindings } from './section-findings';

/** One indicator: what is counted, where, by which categories, from which baseline to which target. */
@Component({
  selector: 'app-indicator-editor',
  imports: [DayPipe, DecimalPipe, Field, LocalisedPipe, MatButton, MatCheckbox, MatIcon, NumberField, SectionFindings, TranslocoPipe],
  templateUrl: './indicator-editor.html',
  styleUrl: './indicator-editor.scss',
})
export class IndicatorEditor {
  private readonly texts = inject(Texts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  readonly indicator = input.required<Indicator>();

  protected readonly at = computed(() => `/indicators/${this.indicator().id}`);
  protected readonly isEditable = computed(() => this.draft.isEditable('/indicators'));
  protected readonly locations = computed(() => this.draft.content()?.locations ?? []);
  protected readonly dimensions = computed(() => this.draft.surroundings()?.programme.dimensions ?? []);
  protected readonly problems = computed(() => this.draft.standing().filter((one) => one.severity === 'blocking' && one.pointer.startsWith(`${this.at()}/`)).length);
  protected readonly isCounted = computed(() => this.indicator().measure === 'number');
  protected readonly chosen = computed(() => new Set(this.indicator().disaggregation.map((one) => one.code)));
  protected readonly measures = this.optionsOf('measure', measures);
  protected readonly directions = this.optionsOf('direction', directions);
  protected readonly locationRules = this.optionsOf('acrossLocations', locationRules);
  protected readonly periodRules = this.optionsOf('acrossPeriods', periodRules);

  protected toggleLocation(id: string, isIn: boolean): void {
    const others = this.indicator().locations.filter((one) => one !== id);
    this.draft.put(`${this.at()}/locations`, isIn ? [...others, id] : others);
  }

  /** The categories are those of the programme's catalogue; `unknown` is always one of them. */
  protected toggleDimension(code: string, isIn: boolean): void {
    const others = this.indicator().disaggregation.filter((one) => one.code !== code);
    const categories = (this.dimensions().find((one) => one.code === code)?.categories ?? []).map((one) => one.code);
    const whole = categories.includes('unknown') ? categories : [...categories, 'unknown'];
    this.draft.put(`${this.at()}/disaggregation`, isIn ? [...others, { code, categories: whole }] : others);
  }

  protected togglePeriodTargets(isIn: boolean): void {
    this.draft.put(`${this.at()}/periodTargets`, isIn ? { cumulative: false, values: this.draft.periods().map(() => null) } : null);
  }

  protected putPeriodTarget(at: number, value: string | null): void {
    const targets = this.indicator().periodTargets;
    if (!targets) return;
    const values = this.draft.periods().map((_, n) => (n === at ? value : targets.values[n] ?? null));
    this.draft.put(`${this.at()}/periodTargets`, { ...targets, values });
  }

  protected remove(): void {
    this.draft.put(this.at(), null);
  }

  private optionsOf(field: string, values: readonly string[]) {
    return computed((): FieldOption[] => values.map((value) => ({ value, text: this.texts.say(`proposals.${field}.${value}`) })));
  }
}
