import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { editText, formatDecimal, parseTyped } from '#shared/numbers';
import { cellKeys, isQuotient, leafPointer, periodTotals, viewOf, type Indicator, type Leaf } from '#shared/results';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { FieldConflict } from '../../ui/field/field-conflict';
import { FindingTexts } from '../../ui/field/finding-texts';
import { Grid } from '../../ui/grid/grid';
import type { CellMark, GridCell, GridChange, GridColumn, GridRow } from '../../ui/grid/grid-model';
import { ReportDesk } from '../data/report-desk';
import { TypedCells } from '../data/typed-cells';
import { noteOfTyped } from '../data/typed-number-note';

type Part = 'value' | 'numerator' | 'denominator';
const totalId = 'total';

/** `numerator F|15-24` → its part and its cell. */
function columnOf(id: string): { part: Part; cell: string } {
  const at = id.indexOf(' ');
  return { part: id.slice(0, at) as Part, cell: id.slice(at + 1) };
}

/** The values of one indicator in this period: a row a location, a column a cell; totals live and read-only (domain 4). */
@Component({
  selector: 'app-value-grid',
  imports: [FieldConflict, Grid, TranslocoPipe],
  template: `
    <app-grid [label]="indicator().code + ' ' + indicator().title" [rowsHead]="'reports.location' | transloco" [columns]="columns()" [rows]="rows()" [cell]="cell"
      (gridChange)="take($event)" />
    @for (one of conflicts(); track one.pointer) { <app-field-conflict [conflict]="one.state" [pointer]="one.pointer" fieldKind="decimal" /> }
  `,
})
export class ValueGrid {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  readonly indicator = input.required<Indicator>();

  private readonly typed = new TypedCells();
  private readonly isQuotient = computed(() => isQuotient(this.indicator().measure));
  private readonly board = computed(() => this.desk.partner());
  private readonly leaves = computed(() => this.board()?.content().values.filter((leaf) => leaf.indicator === this.indicator().id) ?? []);
  private readonly byPlace = computed(() => new Map(this.leaves().map((leaf) => [`${leaf.location} ${leaf.cell}`, leaf])));
  private readonly totals = computed(() => periodTotals(this.indicator(), this.leaves()));
  private readonly categoryTotals = computed(() => new Map(cellKeys(this.indicator()).map((cell) =>
    [cell, periodTotals(this.indicator(), this.leaves().filter((leaf) => leaf.cell === cell)).total])));
  protected readonly conflicts = computed(() => this.board()?.conflicts().filter(({ pointer }) => pointer.startsWith(`/values/${this.indicator().id}/`)) ?? []);
  private readonly problems = computed(() => new Map(this.desk.findings().filter((one) => one.pointer.startsWith(`/values/${this.indicator().id}/`)).map((one) => [one.pointer, one])));
  private readonly commented = computed(() => new Set(this.desk.view()?.comments.filter((one) => one.state !== 'resolved').map((one) => one.pointer)));

  protected readonly columns = computed((): GridColumn[] => {
    const indicator = this.indicator();
    const cells = cellKeys(indicator).flatMap((cell): GridColumn[] => {
      const head = cell === '*' ? this.texts.say('reports.value') : cell.split('|').map((code) => this.category(code)).join(' · ');
      if (!this.isQuotient()) return [{ id: `value ${cell}`, head, isText: indicator.measure === 'qualitative' }];
      return [
        { id: `numerator ${cell}`, head, hint: this.texts.say('reports.numerator') },
        { id: `denominator ${cell}`, head, hint: this.texts.say('reports.denominator') },
      ];
    });
    if (indicator.measure === 'qualitative' || (cells.length < 2 && !this.isQuotient())) return cells;
    return [...cells, { id: totalId, head: this.texts.say('common.total'), hint: indicator.measure === 'percentage' ? '%' : '' }];
  });
  protected readonly rows = computed((): GridRow[] => {
    const places = new Map(this.desk.view()?.definitions.locations.map((one) => [one.id, one.name]));
    const rows = this.indicator().locations.map((location) => ({ id: location, head: places.get(location) ?? '' }));
    const rule = this.texts.say(`reports.across.${this.indicator().acrossLocations}`);
    const hint = this.isQuotient() ? '' : rule;
    return rows.length > 1 && this.indicator().measure !== 'qualitative' ? [...rows, { id: totalId, head: this.texts.say('common.total'), hint, isTotal: true }] : rows;
  });

  protected readonly cell = (row: GridRow, column: GridColumn): GridCell => {
    if (row.id === totalId || column.id === totalId) return { text: this.totalText(row.id, column.id), isReadOnly: true };
    const { part, cell } = columnOf(column.id);
    const pointer = leafPointer({ indicator: this.indicator().id, location: row.id, cell });
    const leaf = this.byPlace().get(`${row.id} ${cell}`);
    const text = this.indicator().measure === 'qualitative' ? leaf?.text ?? '' : leaf?.[part] ?? null;
    const refused = this.typed.at(`${pointer} ${part}`);
    const finding = this.problems().get(pointer);
    const note = refused?.note ?? (finding ? this.findingTexts.of(finding, { folders: ['reports.finding'], currency: () => '' }) : undefined);
    return {
      text: refused?.text ?? (column.isText ? text ?? '' : formatDecimal(text, this.languages.current())),
      edit: refused?.text ?? (column.isText ? text ?? '' : editText(text, this.languages.current())),
      isReadOnly: !this.board()?.isEditable(), marks: this.marksOf(pointer, refused !== undefined || finding?.severity === 'blocking', finding?.severity === 'soft'),
      ...(note ? { note } : {}),
    };
  };

  protected take({ changes }: GridChange): void {
    for (const { row, column, text } of changes) {
      const { part, cell } = columnOf(column);
      const pointer = leafPointer({ indicator: this.indicator().id, location: row, cell });
      if (this.indicator().measure === 'qualitative') this.board()?.put(pointer, text === '' ? null : text);
      else this.number(pointer, part, text, this.byPlace().get(`${row} ${cell}`));
    }
  }

  private number(pointer: string, part: Part, text: string, leaf: Leaf | undefined): void {
    const typed = parseTyped(text, this.languages.current());
    const note = noteOfTyped(typed, this.texts, this.languages);
    const place = `${pointer} ${part}`;
    if (note !== null) {
      this.typed.refuse(place, text, note);
      return;
    }
    this.typed.accept(place);
    const value = typed.kind === 'value' ? typed.value : null;
    if (part === 'value') {
      this.board()?.put(pointer, value);
      return;
    }
    const now = { numerator: leaf?.numerator ?? null, denominator: leaf?.denominator ?? null, [part]: value };
    this.board()?.put(pointer, now.numerator === null && now.denominator === null ? null : now);
  }

  private totalText(row: string, column: string): string {
    const { total, byLocation } = this.totals();
    const language = this.languages.current();
    if (column === totalId) return formatDecimal(viewOf(row === totalId ? total : byLocation.get(row) ?? null).value, language, { max: 2 });
    const { part, cell } = columnOf(column);
    return formatDecimal(viewOf(this.categoryTotals().get(cell) ?? null)[part], language, { max: 2 });
  }

  private marksOf(pointer: string, isInvalid: boolean, isUnusual: boolean): CellMark[] {
    const state = this.board()?.state(pointer)?.kind;
    return [
      ...(state === 'waiting' ? ['waiting' as const] : []), ...(state === 'conflict' ? ['conflict' as const] : []),
      ...(isInvalid || state === 'refused' ? ['invalid' as const] : []), ...(isUnusual ? ['unusual' as const] : []), ...(this.commented().has(pointer) ? ['commented' as const] : []),
    ];
  }

  private category(code: string): string {
    return this.texts.firstOf([`reports.category.${code}`], {}, code);
  }
}
