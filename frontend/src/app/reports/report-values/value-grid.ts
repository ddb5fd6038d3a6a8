import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { editText, formatDecimal, parseTyped } from '#shared/numbers';
import { isQuotient, leafPointer, periodTotals, viewOf, type Indicator, type Leaf } from '#shared/results';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import type { Definition } from '../../ui/definition-list';
import { FieldConflict } from '../../ui/field/field-conflict';
import { FindingTexts } from '../../ui/field/finding-texts';
import { CellReadings } from '../../ui/grid/cell-readings';
import { Grid } from '../../ui/grid/grid';
import type { CellAddress, CellMark, CellReading, GridCell, GridChange, GridColumn, GridRow } from '../../ui/grid/grid-model';
import { cellName } from '../data/cell-name';
import { ReportDesk } from '../data/report-desk';
import { shownChange } from '../data/shown-change';
import { TypedCells } from '../data/typed-cells';
import { noteOfTyped } from '../data/typed-number-note';
import { CellDetails } from '../report-comments/cell-details';
import { columnOf, totalId, valueColumns, type CellPart } from './value-columns';

const none: readonly Leaf[] = [];
const sameEntries = <K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean => a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);

/** The values of one indicator in this period: a row a location, a column a cell; totals live and read-only (domain 4). */
@Component({
  selector: 'app-value-grid',
  imports: [CellDetails, FieldConflict, Grid, TranslocoPipe],
  templateUrl: './value-grid.html',
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-3); }',
})
export class ValueGrid {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  private readonly readings = inject(CellReadings);
  private readonly grid = viewChild.required(Grid);
  readonly indicator = input.required<Indicator>();

  private readonly typed = new TypedCells();
  private readonly openAt = signal<CellAddress | null>(null);
  private readonly board = computed(() => this.desk.partner());
  private readonly leaves = computed(() => this.desk.leaves().get(this.indicator().id) ?? none);
  private readonly byPlace = computed(() => new Map(this.leaves().map((leaf) => [`${leaf.location} ${leaf.cell}`, leaf])));
  private readonly totals = computed(() => periodTotals(this.indicator(), this.leaves()));
  private readonly categoryTotals = computed(() => new Map([...Map.groupBy(this.leaves(), (leaf) => leaf.cell)].map(([cell, leaves]) =>
    [cell, periodTotals(this.indicator(), leaves).total])));
  protected readonly conflicts = computed(() => this.board()?.conflicts().filter(({ pointer }) => pointer.startsWith(`/values/${this.indicator().id}/`)) ?? []);
  private readonly problems = computed(() => new Map(this.desk.findings().filter((one) => one.pointer.startsWith(`/values/${this.indicator().id}/`)).map((one) => [one.pointer, one])), { equal: sameEntries });
  private readonly places = computed(() => new Map(this.desk.view()?.definitions.locations.map((one) => [one.id, one.name])));

  protected readonly columns = computed(() => valueColumns(this.indicator(), this.leaves(), this.texts));
  protected readonly rows = computed((): GridRow[] => {
    const rows = this.indicator().locations.map((location) => ({ id: location, head: this.places().get(location) ?? '' }));
    const hint = isQuotient(this.indicator().measure) ? '' : this.texts.say(`reports.across.${this.indicator().acrossLocations}`);
    return rows.length > 1 && this.indicator().measure !== 'qualitative' ? [...rows, { id: totalId, head: this.texts.say('common.total'), hint, isTotal: true }] : rows;
  });

  protected readonly cell = (row: GridRow, column: GridColumn): GridCell => {
    if (row.id === totalId || column.id === totalId) return { text: this.totalText(row.id, column.id), isReadOnly: true };
    const { part, cell } = columnOf(column.id);
    const pointer = this.pointerOf(row.id, cell);
    const leaf = this.byPlace().get(`${row.id} ${cell}`);
    const text = column.isText ? leaf?.text ?? '' : leaf?.[part] ?? null;
    const refused = this.typed.at(`${pointer} ${part}`);
    const finding = this.problems().get(pointer);
    const note = refused?.note ?? (finding ? this.findingTexts.of(finding, { folders: ['reports.finding'], currency: () => '' }) : this.changed(pointer, part));
    return {
      text: refused?.text ?? (column.isText ? text ?? '' : formatDecimal(text, this.languages.current())),
      edit: refused?.text ?? (column.isText ? text ?? '' : editText(text, this.languages.current())),
      isReadOnly: !this.board()?.isEditable(), marks: this.marksOf(pointer, refused !== undefined || finding?.severity === 'blocking', finding?.severity === 'soft'),
      ...(note ? { note } : {}),
    };
  };

  /** The cell whose panel is open: its name, what it means and what stood there in earlier periods. */
  protected readonly opened = computed(() => {
    const at = this.openAt();
    if (!at) return null;
    const { cell } = columnOf(at.column);
    const subject = [this.indicator().code, this.places().get(at.row), cellName(this.indicator(), cell, this.texts)].filter(Boolean).join(' · ');
    return { pointer: this.pointerOf(at.row, cell), subject, facts: this.factsOf(at.row, cell) };
  });

  protected open(at: CellAddress): void {
    if (at.row !== totalId && at.column !== totalId) this.openAt.set(at);
  }

  protected close(): void {
    this.openAt.set(null);
    this.grid().focus();
  }

  protected readonly readCell = (_row: GridRow, column: GridColumn, text: string): CellReading => (column.isText ? { text } : this.readings.number(text));

  protected take({ changes }: GridChange): void {
    const written = new Map<string, unknown>();
    for (const { row, column, text } of changes) {
      const { part, cell } = columnOf(column);
      const pointer = this.pointerOf(row, cell);
      if (this.indicator().measure === 'qualitative') written.set(pointer, text === '' ? null : text);
      else this.number(written, pointer, part, text);
    }
    this.board()?.putAll([...written].map(([pointer, value]) => ({ pointer, value })));
  }

  /** Both parts of a quotient are one field: what one act writes to it comes together. */
  private number(written: Map<string, unknown>, pointer: string, part: CellPart, text: string): void {
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
      written.set(pointer, value);
      return;
    }
    const before = (written.has(pointer) ? written.get(pointer) : this.board()?.value(pointer)) as Partial<Leaf> | null | undefined;
    const now = { numerator: before?.numerator ?? null, denominator: before?.denominator ?? null, [part]: value };
    written.set(pointer, now.numerator === null && now.denominator === null ? null : now);
  }

  private pointerOf(location: string, cell: string): string {
    return leafPointer({ indicator: this.indicator().id, location, cell });
  }

  private factsOf(location: string, cell: string): Definition[] {
    const view = this.desk.view();
    const language = this.languages.current();
    const earlier = view?.earlier.map(({ end, values }) => {
      const found = values.find((one) => one.indicator === this.indicator().id && one.location === location && one.cell === cell);
      const shown = found && shownChange('/values/', found.value ?? found.text ?? found, { language, currency: view.currency });
      return { term: this.texts.say('reports.until', { day: formatDay(end, language) }), text: shown || null };
    }) ?? [];
    return [{ term: this.texts.say('reports.verification'), text: this.indicator().verification || null }, ...earlier];
  }

  private changed(pointer: string, part: CellPart): string | undefined {
    const all = this.desk.before();
    if (!all.has(pointer)) return undefined;
    const before = all.get(pointer);
    const value = part === 'value' ? before : (before as Partial<Record<CellPart, string | null>> | null)?.[part] ?? null;
    const text = shownChange('/values/', value, { language: this.languages.current(), currency: '' });
    return this.texts.say('reports.wasBefore', { before: text || this.texts.say('reports.empty') });
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
      ...(state === 'waiting' || state === 'saved' || state === 'conflict' ? [state] : []), ...(isInvalid || state === 'refused' ? ['invalid' as const] : []),
      ...(isUnusual ? ['unusual' as const] : []), ...(this.desk.commented().has(pointer) ? ['commented' as const] : []),
    ];
  }
}
