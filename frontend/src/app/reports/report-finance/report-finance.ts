import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatAmount, minorToDecimal, parseAmount, sumMinor } from '#shared/money';
import { editText } from '#shared/numbers';
import type { Finding } from '#shared/platform';
import { faceTotals } from '#shared/reports';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { FieldConflict } from '../../ui/field/field-conflict';
import { FindingTexts } from '../../ui/field/finding-texts';
import { Grid } from '../../ui/grid/grid';
import type { CellMark, GridCell, GridChange, GridColumn, GridRow } from '../../ui/grid/grid-model';
import { CommentButton } from '../report-comments/comment-button';
import { ReportDesk } from '../data/report-desk';
import { TypedCells } from '../data/typed-cells';
import { faceColumns, isTextColumn, partnerColumns, type FinanceColumn } from './finance-columns';

const totalId = 'total';

/** The FACE of the report: the partner fills B and E, the officer C and F, the rest is computed live (domain 5). */
@Component({
  selector: 'app-report-finance',
  imports: [CommentButton, Field, FieldConflict, Grid, MatButton, TranslocoPipe],
  templateUrl: './report-finance.html',
})
export class ReportFinance {
  protected readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  private readonly typed = new TypedCells();
  protected readonly anchorOf = anchorOf;

  private readonly view = this.desk.view;
  private readonly currency = computed(() => this.view()?.currency ?? 'EUR');
  private readonly shown = computed(() => (this.view()?.officer ? faceColumns : partnerColumns));
  private readonly face = computed(() => new Map(this.desk.face().map((row) => [row.line, row])));
  private readonly totals = computed(() => faceTotals(this.desk.face()));
  private readonly problems = computed(() => new Map(this.desk.findings().filter((one) => one.pointer.startsWith('/finance/')).map((one) => [one.pointer, one])));
  private readonly commented = computed(() => new Set(this.view()?.comments.filter((one) => one.state !== 'resolved').map((one) => one.pointer)));
  protected readonly conflicts = computed(() => this.desk.partner()?.conflicts().filter(({ pointer }) => pointer.startsWith('/finance/')) ?? []);
  protected readonly variance = computed(() => {
    const noted = this.desk.partner()?.content().variance.map((one) => one.category) ?? [];
    const asked = this.desk.findings().filter((one) => one.code === 'variance_unjustified');
    const categories = [...new Set([...noted, ...asked.map((one) => one.pointer.split('/')[2] ?? '')])];
    return categories.map((category) => ({ category, text: this.varianceText(asked.find((one) => one.pointer.endsWith(`/${category}`)), category) }));
  });
  protected readonly mayDecide = computed(() => this.desk.officer()?.isEditable() ?? false);

  protected readonly columns = computed(() => this.shown().map(({ id }): GridColumn => ({
    id, head: this.texts.say(`reports.face.${id}`), hint: id.length === 1 ? id : '', isText: isTextColumn(id),
  })));
  protected readonly rows = computed((): GridRow[] => [
    ...(this.view()?.definitions.lines.map((line) => ({ id: line.id, head: `${line.code} ${line.description}` })) ?? []),
    { id: totalId, head: this.texts.say('common.total'), isTotal: true },
  ]);

  protected readonly cell = (row: GridRow, column: GridColumn): GridCell => {
    const shown = this.shown().find((one) => one.id === column.id);
    if (!shown || row.id === totalId) return { text: this.totalOf(column.id), isReadOnly: true };
    if (shown.kind === 'computed') return { text: this.amount(this.computed(row.id, shown.id)), isReadOnly: true };
    const board = shown.kind === 'partner' ? this.desk.partner() : this.desk.officer();
    const pointer = this.pointerOf(row.id, shown);
    const value = board?.value(pointer) as string | number | null | undefined;
    const refused = this.typed.at(pointer);
    const finding = this.problems().get(pointer);
    const note = refused?.note ?? (finding && finding.code !== 'face_missing' ? this.sentence(finding) : undefined);
    return {
      text: refused?.text ?? (column.isText ? String(value ?? '') : this.amount(value as number | null)),
      edit: refused?.text ?? (column.isText ? String(value ?? '') : this.editable(value as number | null)),
      isReadOnly: !board?.isEditable(), marks: this.marksOf(pointer, board?.state(pointer)?.kind, note !== undefined), ...(note === undefined ? {} : { note }),
    };
  };

  protected take({ changes }: GridChange): void {
    for (const { row, column, text } of changes) {
      const shown = this.shown().find((one) => one.id === column);
      if (!shown || shown.kind === 'computed') continue;
      const board = shown.kind === 'partner' ? this.desk.partner() : this.desk.officer();
      const pointer = this.pointerOf(row, shown);
      if (isTextColumn(column)) {
        board?.put(pointer, text);
        continue;
      }
      const { minor, finding } = parseAmount(text, this.currency(), this.languages.current(), pointer);
      if (finding) {
        this.typed.refuse(pointer, text, this.sentence(finding));
        continue;
      }
      this.typed.accept(pointer);
      board?.put(pointer, minor);
    }
  }

  /** C = B and F = E on every line that is still undecided. */
  protected acceptAll(): void {
    for (const row of this.desk.face()) {
      if (row.C === null && row.B !== null) this.desk.officer()?.put(`/lines/${row.line}/accepted`, row.B);
      if (row.F === null && row.E !== null) this.desk.officer()?.put(`/lines/${row.line}/authorised`, row.E);
    }
  }

  private pointerOf(line: string, column: FinanceColumn & { kind: 'partner' | 'officer' }): string {
    return `/${column.kind === 'partner' ? 'finance' : 'lines'}/${line}/${column.field}`;
  }

  private computed(line: string, id: 'budget' | 'A' | 'D' | 'G'): number | null {
    if (id === 'budget') return this.view()?.definitions.lines.find((one) => one.id === line)?.funder ?? null;
    return this.face().get(line)?.[id] ?? null;
  }

  private totalOf(id: string): string {
    if (id === 'budget') return this.amount(sumMinor(this.view()?.definitions.lines.map((one) => one.funder) ?? []));
    if (id === 'partnerSpent') return this.amount(sumMinor(this.desk.partner()?.content().finance.map((one) => one.partnerSpent) ?? []));
    return id.length === 1 ? this.amount(this.totals()[id as 'A']) : '';
  }

  private amount(minor: number | null | undefined): string {
    return minor === null || minor === undefined ? '' : formatAmount(minor, this.currency(), this.languages.current());
  }

  private editable(minor: number | null | undefined): string {
    return minor === null || minor === undefined ? '' : editText(minorToDecimal(minor, this.currency()), this.languages.current());
  }

  private marksOf(pointer: string, state: string | undefined, isInvalid: boolean): CellMark[] {
    const line = pointer.split('/').slice(0, 3).join('/').replace('/lines/', '/finance/');
    return [
      ...(state === 'waiting' || state === 'conflict' ? [state] as CellMark[] : []), ...(isInvalid || state === 'refused' ? ['invalid' as const] : []),
      ...(this.commented().has(line) ? ['commented' as const] : []),
    ];
  }

  private sentence(finding: Finding): string {
    return this.findingTexts.of(finding, { folders: ['reports.finding'], currency: () => this.currency() });
  }

  private varianceText(finding: Finding | undefined, category: string): string {
    return finding ? this.sentence(finding) : this.texts.say('reports.varianceOf', { category });
  }
}
