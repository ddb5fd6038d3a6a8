import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import { isCut } from '#shared/reports';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Board } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { OfficerBoard } from '../data/boards';
import { ReportDesk } from '../data/report-desk';

/** Why less was accepted or authorised than the partner wrote: one reason a cut (domain 5). */
@Component({
  selector: 'app-cut-reasons',
  imports: [Field, TranslocoPipe],
  providers: [{ provide: Board, useClass: OfficerBoard }],
  template: `
    @if (cuts().length > 0) {
      <section class="panel stack">
        <h2>{{ 'reports.cuts' | transloco }}</h2>
        @for (one of cuts(); track one.pointer) { <app-field [pointer]="one.pointer" [label]="one.text" kind="long" [rows]="1" [maxLength]="4000" /> }
      </section>
    }
  `,
})
export class CutReasons {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  protected readonly cuts = computed(() => {
    const view = this.desk.view();
    if (!view) return [];
    const lines = new Map(view.definitions.lines.map((one) => [one.id, `${one.code} ${one.description}`]));
    return this.desk.face().flatMap((row) => [
      ...this.cut('accepted', row.line, lines.get(row.line), row.C, row.B), ...this.cut('authorised', row.line, lines.get(row.line), row.F, row.E),
    ]);
  });

  private cut(field: 'accepted' | 'authorised', line: string, name: string | undefined, decided: number | null, asked: number | null): { pointer: string; text: string }[] {
    if (decided === null || !isCut(decided, asked)) return [];
    const money = (minor: number): string => formatMoney({ minor, currency: this.desk.view()?.currency ?? 'EUR' }, this.languages.current());
    return [{ pointer: `/lines/${line}/${field}Reason`, text: this.texts.say(`reports.cut.${field}`, { line: name ?? '', decided: money(decided), asked: money(asked ?? 0) }) }];
  }
}
