import { A11yModule } from '@angular/cdk/a11y';
import { Component, ElementRef, afterRenderEffect, computed, inject, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { findingKey } from '#shared/reports';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { DefinitionList } from '../../ui/definition-list';
import { Field } from '../../ui/field/field';
import { FindingTexts } from '../../ui/field/finding-texts';
import { NarrowScreen } from '../../ui/narrow-screen';
import { escaped } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { PlaceComments } from '../report-comments/place-comments';
import { LevelChoice } from '../report-values/level-choice';
import type { CellDetails } from './cell-details';
import { CellHistory } from './cell-history';
import { CellSeriesTable } from './cell-series';
import { lineDetails } from './line-details';
import { OpenCell } from './open-cell';
import { valueDetails } from './value-details';

/**
 * A section of the report with the panel of its open cell beside it: what the cell means, what is unusual in it and why, its last values,
 * what is said about it, who changed it when. Below 1200 px a sheet from the bottom. Escape closes it and returns to the cell.
 */
@Component({
  selector: 'app-cell-panel',
  imports: [A11yModule, CellHistory, CellSeriesTable, DefinitionList, Field, LevelChoice, MatIcon, MatIconButton, PlaceComments, TranslocoPipe],
  templateUrl: './cell-panel.html',
  styleUrl: './cell-panel.scss',
  host: { '[class.open]': 'details() !== null' },
})
export class CellPanel {
  protected readonly place = inject(OpenCell);
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly language = inject(Languages).current;
  private readonly findingTexts = inject(FindingTexts);
  protected readonly isSheet = inject(NarrowScreen).isBelow(1200);
  private readonly head = viewChild<ElementRef<HTMLElement>>('head');

  protected readonly details = computed((): CellDetails | null => {
    const place = this.place.place();
    const view = this.desk.view();
    if (!place || !view) return null;
    const reader = { texts: this.texts, language: this.language() };
    return place.kind === 'value' ? valueDetails(place, view, this.desk.partner()?.content().values ?? [], reader) : lineDetails(place, view, this.desk.face(), reader);
  });
  /** None or one: another cell has fields of its own, a word begun on this one does not go to it. */
  protected readonly opened = computed(() => { const cell = this.details(); return cell ? [cell] : []; });
  protected readonly value = computed(() => { const place = this.place.place(); return place?.kind === 'value' ? place : null; });
  /** Of the cell itself, of its place, and of the indicator as a whole; soft ones with the field of their explanation. */
  protected readonly findings = computed(() => {
    const pointer = this.details()?.pointer ?? '';
    const parts = pointer.split('/');
    const around = new Set([pointer, parts.slice(0, 4).join('/'), parts.slice(0, 3).join('/')]);
    return this.desk.findings().filter((one) => around.has(one.pointer)).map((one) => ({
      key: findingKey(one), isBlocking: one.severity === 'blocking', text: this.findingTexts.of(one, { folders: ['reports.finding'], currency: () => this.desk.view()?.currency ?? '' }),
      explanation: one.severity === 'soft' ? `/explanations/${escaped(findingKey(one))}` : null,
    }));
  });
  protected readonly hasComments = computed(() => this.desk.commented().has(this.details()?.pointer ?? '') || (this.desk.officer()?.isEditable() ?? false));

  constructor() {
    afterRenderEffect(() => {
      if (this.place.place()) this.head()?.nativeElement.focus({ preventScroll: true });
    });
  }

  protected leave(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.place.close();
  }
}
