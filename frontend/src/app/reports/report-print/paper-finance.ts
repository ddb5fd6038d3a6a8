import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatAmount, formatMoney, sumMinor } from '#shared/money';
import { faceTotals, type FaceRow, type ReportPaper } from '#shared/reports';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';

const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;

/** The FACE on paper: every line with A to G, the partner's own money, notes, reasons of cuts and justifications (domain 5). */
@Component({
  selector: 'app-paper-finance',
  imports: [TranslocoPipe],
  templateUrl: './paper-finance.html',
  styleUrl: './paper-finance.scss',
})
export class PaperFinance {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  readonly paper = input.required<ReportPaper>();
  protected readonly columns = columns;

  private readonly partner = computed(() => new Map(this.paper().content?.finance.map((row) => [row.line, row])));
  protected readonly rows = computed(() => {
    const face = new Map(this.paper().face.map((row) => [row.line, row]));
    return this.paper().definitions.lines.map((line) => {
      const row = face.get(line.id);
      const own = this.partner().get(line.id);
      return { id: line.id, code: line.code, name: line.description, amounts: columns.map((column) => this.amount(row?.[column])), partnerSpent: this.amount(own?.partnerSpent), note: own?.note.trim() ?? '' };
    });
  });
  protected readonly totals = computed(() => {
    const totals: Omit<FaceRow, 'line' | 'code'> = faceTotals(this.paper().face);
    const own = [...this.partner().values()].map((row) => row.partnerSpent);
    return { amounts: columns.map((column) => this.amount(totals[column])), partnerSpent: own.some((one) => one !== null) ? this.amount(sumMinor(own)) : '' };
  });
  protected readonly variance = computed(() => this.paper().content?.variance.filter((one) => one.text.trim() !== '') ?? []);
  /** What was cut, of what, and why: told once the report is approved. */
  protected readonly cuts = computed(() => {
    const face = new Map(this.paper().face.map((row) => [row.line, row]));
    return (this.paper().decision?.lines ?? []).flatMap(({ line, acceptedReason, authorisedReason }) => {
      const row = face.get(line);
      return row ? [...this.cut(row, 'accepted', row.C, row.B, acceptedReason), ...this.cut(row, 'authorised', row.F, row.E, authorisedReason)] : [];
    });
  });

  private cut(row: FaceRow, kind: 'accepted' | 'authorised', decided: number | null, asked: number | null, reason: string): { what: string; reason: string }[] {
    if (decided === null || asked === null || decided >= asked) return [];
    return [{ what: this.texts.say(`reports.cut.${kind}`, { line: row.code, decided: this.money(decided), asked: this.money(asked) }), reason }];
  }

  private amount(minor: number | null | undefined): string {
    return minor === null || minor === undefined ? '' : formatAmount(minor, this.paper().currency, this.languages.current());
  }

  private money(minor: number): string {
    return formatMoney({ minor, currency: this.paper().currency }, this.languages.current());
  }
}
