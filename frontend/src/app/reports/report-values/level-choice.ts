import { Component, computed, inject, input } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { anyCategory, cellLevels, type CellLevel, type Indicator } from '#shared/results';
import { Texts } from '../../platform/i18n/texts';
import { ReportDesk } from '../data/report-desk';
import { ValueLevels } from './value-levels';

const keyOf = (level: CellLevel): string => level.join('|') || anyCategory;

/** How finely the given places are reported, where the indicator leaves a choice: every split, some of it, or the total alone. */
@Component({
  selector: 'app-level-choice',
  imports: [MatFormField, MatHint, MatInput, MatLabel, TranslocoPipe],
  template: `
    @if (isOffered()) {
      <mat-form-field subscriptSizing="dynamic">
        <mat-label>{{ label() }}</mat-label>
        <select matNativeControl #select (change)="choose(select)">
          @if (current() === null) { <option value="" [selected]="true">{{ 'reports.level.mixed' | transloco }}</option> }
          @for (level of levels(); track level.key) { <option [value]="level.key" [selected]="level.key === current()">{{ level.text }}</option> }
        </select>
        <mat-hint>{{ 'reports.level.hint' | transloco }}</mat-hint>
      </mat-form-field>
    }
  `,
  styles: 'mat-form-field { inline-size: min(100%, 22rem); }',
})
export class LevelChoice {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly valueLevels = inject(ValueLevels);
  readonly indicator = input.required<Indicator>();
  readonly locations = input.required<readonly string[]>();
  readonly label = input.required<string>();

  protected readonly isOffered = computed(() => (this.desk.partner()?.isEditable() ?? false) && cellLevels(this.indicator()).length > 1);
  protected readonly levels = computed(() => cellLevels(this.indicator()).map((level) => ({ level, key: keyOf(level), text: this.name(level) })));
  /** Null where the places differ. */
  protected readonly current = computed(() => {
    const [first, ...others] = new Set(this.locations().map((location) => keyOf(this.valueLevels.of(this.indicator(), location))));
    return others.length > 0 ? null : first ?? null;
  });

  protected async choose(select: HTMLSelectElement): Promise<void> {
    const chosen = this.levels().find((one) => one.key === select.value);
    if (chosen && (await this.valueLevels.choose(this.indicator(), this.locations(), chosen.level))) return;
    select.value = this.current() ?? '';
  }

  private name(level: CellLevel): string {
    if (level.length === 0) return this.texts.say('reports.level.total');
    return this.texts.say('reports.level.split', { by: level.map((code) => this.texts.firstOf([`reports.dimension.${code}`], {}, code)).join(' × ') });
  }
}
