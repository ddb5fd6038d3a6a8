import { Component, computed, inject, input } from '@angular/core';
import { Texts } from '../../platform/i18n/texts';
import { Board } from '../../ui/field/board';
import { FieldConflict } from '../../ui/field/field-conflict';
import { OfficerBoard } from '../data/boards';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';

/** C and F that two officers decided at the same time: both amounts, and which one stays. */
@Component({
  selector: 'app-decision-conflicts',
  imports: [FieldConflict],
  providers: [{ provide: Board, useClass: OfficerBoard }],
  template: '@for (one of conflicts(); track one.pointer) { <app-field-conflict [conflict]="one.state" [pointer]="one.pointer" [name]="one.name" [shown]="shown()" /> }',
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-3); } :host:empty { display: none; }',
})
export class DecisionConflicts {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  /** An amount in words. */
  readonly shown = input.required<(value: unknown, pointer: string) => string>();
  protected readonly conflicts = computed(() => {
    const definitions = this.desk.view()?.definitions;
    const mine = this.desk.officer()?.conflicts().filter(({ pointer }) => /^\/lines\/[^/]+\/(accepted|authorised)$/.test(pointer)) ?? [];
    return mine.map((one) => ({ ...one, name: definitions ? placeOf(one.pointer, definitions, this.texts) : '' }));
  });
}
