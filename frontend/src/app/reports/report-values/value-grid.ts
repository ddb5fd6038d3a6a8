import { Component, DestroyRef, afterRenderEffect, computed, inject, input, untracked, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { editText, formatDecimal, parseTyped } from '#shared/numbers';
import { pointerParts } from '#shared/platform';
import { anyCategory, isQuotient, leafPointer, periodTotals, viewOf, type Indicator, type Leaf } from '#shared/results';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { FieldConflict } from '../../ui/field/field-conflict';
import { FindingTexts } from '../../ui/field/finding-texts';
import { CellReadings } from '../../ui/grid/cell-readings';
import { Grid } from '../../ui/grid/grid';
import type { CellAddress, CellChange, CellMark, CellReading, GridCell, GridChange, GridColumn, GridRow } from '../../ui/grid/grid-model';
import { placeWithin } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ShownCells } from '../data/shown-cells';
import { shownChange } from '../data/shown-change';
import { noteOfTyped } from '../data/typed-number-note';
import { OpenCell } from '../cell-panel/open-cell';
import { LevelChoice } from './level-choice';
import { partTexts, readTyped, unreadText, type PartTexts, type TypedReading } from './typed-cell';
import { columnOf, totalId, valueColumns, type CellPart } from './value-columns';
import { ValueLevels } from './value-levels';

const none: readonly Leaf[] = [];
const sameItems = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => a.size === b.size && [...a].every((one) => b.has(one));
const sameEntries = <K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean => a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);

/** The values of one indicator in this period: a row a location, a column a cell; totals live and read-only (domain 4). */
@Component({
  selector: 'app-value-grid',
  imports: [FieldConflict, Grid, LevelChoice, TranslocoPipe],
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

  private readonly openCell = inject(OpenCell);
  private readonly levels = inject(ValueLevels);
  private readonly board = computed(() => this.desk.partner());
  private readonly leaves = computed(() => this.desk.leaves().get(this.indicator().id) ?? none);
  private readonly byPlace = computed(() => new Map(this.leaves().map((leaf) => [`${leaf.location} ${leaf.cell}`, leaf])));
  private readonly totals = computed(() => periodTotals(this.indicator(), this.leaves()));
  private readonly categoryTotals = computed(() => new Map([...Map.groupBy(this.leaves(), (leaf) => leaf.cell)].map(([cell, leaves]) =>
    [cell, periodTotals(this.indicator(), leaves).total])));
  protected readonly keptAs = computed(() => `${this.desk.view()?.id ?? ''} ${this.indicator().id}`);
  protected readonly conflicts = computed(() => {
    const definitions = this.desk.view()?.definitions;
    const mine = this.board()?.conflicts().filter(({ pointer }) => pointer.startsWith(`/values/${this.indicator().id}/`)) ?? [];
    return mine.map((one) => ({ ...one, name: definitions ? placeWithin(one.pointer, definitions, this.texts) : '' }));
  });
  private readonly problems = computed(() => new Map(this.desk.findings().filter((one) => one.pointer.startsWith(`/values/${this.indicator().id}/`)).map((one) => [one.pointer, one])), { equal: sameEntries });
  private readonly soft = computed(() => new Set(this.desk.findings().filter((one) => one.severity === 'soft' && one.code !== 'indicator_not_reported').map((one) => one.pointer)), { equal: sameItems });
  private readonly places = computed(() => new Map(this.desk.view()?.definitions.locations.map((one) => [one.id, one.name])));

  /** The cells that are typed at each place. */
  private readonly typedAt = computed(() => new Map(this.indicator().locations.map((location) => [location, new Set(this.levels.cellsOf(this.indicator(), location))])));
  private readonly cells = computed(() => new Set([...[...this.typedAt().values()].flatMap((cells) => [...cells]), ...this.leaves().map((leaf) => leaf.cell)]), { equal: sameItems });
  protected readonly columns = computed(() => valueColumns(this.indicator(), this.cells(), this.texts));
  protected readonly rows = computed((): GridRow[] => {
    const rows = this.indicator().locations.map((location) => ({ id: location, head: this.places().get(location) ?? '' }));
    const hint = isQuotient(this.indicator().measure) ? '' : this.texts.say(`reports.across.${this.indicator().acrossLocations}`);
    return rows.length > 1 && this.indicator().measure !== 'qualitative' ? [...rows, { id: totalId, head: this.texts.say('common.total'), hint, isTotal: true }] : rows;
  });

  protected readonly cell = (row: GridRow, column: GridColumn): GridCell => {
    if (row.id === totalId || column.id === totalId) return { text: this.totalText(row.id, column.id), isReadOnly: true, marks: this.isUnusual(row.id, column.id) ? ['unusual'] : [] };
    const { part, cell } = columnOf(column.id);
    const pointer = this.pointerOf(row.id, cell);
    const leaf = this.byPlace().get(`${row.id} ${cell}`);
    if (!leaf && this.typedAt().get(row.id)?.has(cell) === false) return { text: '', isReadOnly: true, marks: ['locked'] };
    const text = column.isText ? leaf?.text ?? '' : leaf?.[part] ?? null;
    const unread = unreadText(this.board()?.unread(pointer), part);
    const finding = this.problems().get(pointer);
    const note = (unread === undefined ? null : noteOfTyped(parseTyped(unread, this.languages.current()), this.texts, this.languages)) ?? (finding ? this.findingTexts.of(finding, { folders: ['reports.finding'], currency: () => '' }) : this.changed(pointer, part));
    return {
      text: unread ?? (column.isText ? text ?? '' : formatDecimal(text, this.languages.current())),
      edit: unread ?? (column.isText ? text ?? '' : editText(text, this.languages.current())),
      isReadOnly: !this.board()?.isEditable(), marks: this.marksOf(pointer, finding?.severity === 'blocking', finding?.severity === 'soft'),
      ...(note ? { note } : {}),
    };
  };

  /** A value of a cell in words. */
  protected readonly inWords = (value: unknown, pointer: string): string => shownChange(pointer, value, { language: this.languages.current(), currency: '' });

  constructor() {
    inject(ShownCells).leadBy((pointer) => this.show(pointer), inject(DestroyRef));
    // Once its columns are drawn: what is undone is undone in them.
    afterRenderEffect(() => {
      const changed = this.levels.changed();
      if (changed && changed.indicator === untracked(this.indicator).id) untracked(() => { this.grid().remember(changed); this.levels.remembered(); });
    });
  }

  /** Of a place as a whole, its first cell. */
  private show(pointer: string): boolean {
    const [part, indicator, location, cell] = pointerParts(pointer);
    if (part !== 'values' || indicator !== this.indicator().id || location === undefined) return false;
    const isIt = (one: string): boolean => (cell === undefined ? this.typedAt().get(location)?.has(one) === true : one === cell);
    const column = this.columns().find(({ id }) => isIt(columnOf(id).cell));
    return column !== undefined && this.grid().show({ row: location, column: column.id });
  }

  protected open({ row, column }: CellAddress): void {
    if (row === totalId) return;
    const whole = this.indicator().disaggregation.map(() => anyCategory).join('|') || anyCategory;
    const cell = column === totalId ? whole : columnOf(column).cell;
    this.openCell.open({ kind: 'value', indicator: this.indicator(), location: row, cell }, () => { this.grid().focus(); });
  }

  protected readonly readCell = (_row: GridRow, column: GridColumn, text: string): CellReading => (column.isText ? { text } : this.readings.number(text));

  protected take({ changes }: GridChange): void {
    const written = new Map<string, TypedReading>();
    const texts = new Map<string, PartTexts>();
    for (const change of changes) {
      const { pointer, reading } = this.typed(change, texts);
      written.set(pointer, reading);
    }
    for (const [pointer, reading] of written) if ('code' in reading) this.board()?.keepUnread(pointer, reading.typed, reading.code);
    this.board()?.putAll([...written].flatMap(([pointer, reading]) => ('code' in reading ? [] : [{ pointer, value: reading.value }])));
  }

  /** While it is being typed: on its way already, so that nothing is lost in the middle of a cell. */
  protected type(change: CellChange): void {
    const { pointer, reading } = this.typed(change);
    if ('code' in reading) this.board()?.keepUnread(pointer, reading.typed, reading.code);
    else this.board()?.type(pointer, reading.value);
  }

  /** What a typed text comes to. Both parts of a quotient are one field: what one act writes to it comes together in `texts`. */
  private typed({ row, column, text }: CellChange, texts = new Map<string, PartTexts>()): { pointer: string; reading: TypedReading } {
    const { part, cell } = columnOf(column);
    const pointer = this.pointerOf(row, cell);
    const language = this.languages.current();
    const before = texts.get(pointer) ?? partTexts(this.board()?.unread(pointer), this.byPlace().get(`${row} ${cell}`), language);
    texts.set(pointer, { ...before, [part]: text });
    return { pointer, reading: readTyped(this.indicator().measure, part, text, before, language) };
  }

  private pointerOf(location: string, cell: string): string {
    return leafPointer({ indicator: this.indicator().id, location, cell });
  }

  private changed(pointer: string, part: CellPart): string | undefined {
    const all = this.desk.before();
    if (!all.has(pointer)) return undefined;
    const before = all.get(pointer);
    const value = part === 'value' ? before : (before as Partial<Record<CellPart, string | null>> | null)?.[part] ?? null;
    const text = this.inWords(value, '/values/');
    return this.texts.say('reports.wasBefore', { before: text || this.texts.say('reports.empty') });
  }

  private totalText(row: string, column: string): string {
    const { total, byLocation } = this.totals();
    const language = this.languages.current();
    if (column === totalId) return formatDecimal(viewOf(row === totalId ? total : byLocation.get(row) ?? null).value, language, { max: 2 });
    const { part, cell } = columnOf(column);
    return formatDecimal(viewOf(this.categoryTotals().get(cell) ?? null)[part], language, { max: 2 });
  }

  /** A total carries what is unusual in its place, the last one what is unusual in the indicator. */
  private isUnusual(row: string, column: string): boolean {
    const last = this.rows().at(-1)?.id;
    const pointer = `/values/${this.indicator().id}`;
    const soft = this.soft();
    return column === (this.columns().at(-1)?.id ?? '') && ((row === last && soft.has(pointer)) || soft.has(`${pointer}/${row}`));
  }

  private marksOf(pointer: string, isInvalid: boolean, isUnusual: boolean): CellMark[] {
    const state = this.board()?.state(pointer)?.kind;
    return [
      ...(state === 'waiting' || state === 'saved' || state === 'conflict' ? [state] : []), ...(isInvalid || state === 'refused' ? ['invalid' as const] : []),
      ...(isUnusual ? ['unusual' as const] : []), ...(this.desk.commented().has(pointer) ? ['commented' as const] : []),
    ];
  }
}
