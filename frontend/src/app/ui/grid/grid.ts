import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import type { IconName } from '../icon-drawings';
import { intentOf, type GridIntent } from './grid-keys';
import type { CellAddress, CellChange, CellMark, GridCell, GridChange, GridColumn, GridDetails, GridRow } from './grid-model';
import { readBlock } from './grid-paste';
import { placeAfter, type GridPlace } from './grid-place';

const icons: Record<CellMark, IconName> = {
  waiting: 'cloud-wait', saved: 'check', conflict: 'compare', invalid: 'error', unusual: 'unusual', commented: 'comment', locked: 'lock',
};
interface ShownCell extends GridCell {
  readonly column: GridColumn;
}
interface Editing {
  readonly opening: number;
  readonly mode: 'typed' | 'edited';
  /** As the field opened, and as the cell was before. */
  readonly text: string;
  readonly before: string;
}

/**
 * An editable grid for the keyboard (ux.md, behaviour 4). The page owns the values: `cell(row, column)` says what to show,
 * `gridChange` what was typed. Totals are read-only cells. On a phone each row is a card.
 */
@Component({
  selector: 'app-grid',
  imports: [MatButton, MatIcon, PluralPipe, TranslocoPipe],
  templateUrl: './grid.html',
  styleUrl: './grid.scss',
})
export class Grid {
  private readonly languages = inject(Languages);
  private readonly injector = inject(Injector);
  private readonly table = viewChild.required<ElementRef<HTMLTableElement>>('table');

  readonly label = input.required<string>();
  /** Heads the column of row heads. */
  readonly rowsHead = input('');
  readonly columns = input.required<readonly GridColumn[]>();
  readonly rows = input.required<readonly GridRow[]>();
  /** May read signals: the grid follows them. */
  readonly cell = input.required<(row: GridRow, column: GridColumn) => GridCell>();
  readonly gridChange = output<GridChange>();
  /** What stands in the open cell after each input, before it is an act; Escape gives the text from before. For pages that lose nothing. */
  readonly typing = output<CellChange>();
  /** Ctrl+Enter, or a press on a read-only cell (twice with a mouse): the page opens the cell's panel. */
  readonly details = output<GridDetails>();

  protected readonly icons = icons;
  protected readonly shown = computed(() => this.rows().map((row) => ({
    row, cells: this.columns().map((column): ShownCell => ({ ...this.cell()(row, column), column })),
  })));
  protected readonly active = linkedSignal<GridPlace, GridPlace>({
    source: () => ({ row: this.rows().length, column: this.columns().length }),
    computation: (size, before) => before
      ? { row: Math.min(before.value.row, Math.max(0, size.row - 1)), column: Math.min(before.value.column, Math.max(0, size.column - 1)) }
      : { row: 0, column: 0 },
  });
  protected readonly editing = signal<Editing | null>(null);
  private openings = 0;
  /** A pasted block that waits for a yes: address → text. */
  protected readonly preview = signal<{ changes: readonly CellChange[]; leftOut: number } | null>(null);
  protected readonly previewed = computed(() => new Map(this.preview()?.changes.map((c) => [`${c.row} ${c.column}`, c.text])));
  private readonly undoable: (readonly CellChange[])[] = [];

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.preview()) { this.onPreviewKey(event); return; }
    if (this.typeAhead(event)) { event.preventDefault(); return; }
    const intent = intentOf(event, { editing: this.editing()?.mode ?? null, isRightToLeft: this.languages.direction() === 'rtl' });
    if (intent && this.follow(intent)) event.preventDefault();
  }

  protected onPaste(event: ClipboardEvent): void {
    if (this.editing()) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData?.getData('text/plain') ?? '');
    const targets = block.flatMap((line, i) => line.map((text, j) => ({ text, place: { row: this.active().row + i, column: this.active().column + j } })));
    const changes = targets.filter((t) => this.isEditable(t.place)).map((t) => ({ ...this.addressOf(t.place), text: t.text }));
    if (targets.length > 1) this.preview.set({ changes, leftOut: targets.length - changes.length });
    else this.change(changes, 'paste');
  }

  protected applyPreview(): void {
    this.change(this.preview()?.changes ?? [], 'paste');
    this.preview.set(null);
    this.focusActive();
  }

  protected dropPreview(): void {
    this.preview.set(null);
    this.focusActive();
  }

  /** A press on the active cell edits it; with a finger, the first press does. */
  protected press(place: GridPlace, event: MouseEvent | PointerEvent): void {
    const isActive = this.active().row === place.row && this.active().column === place.column;
    if (this.editing() && isActive) return;
    this.commit();
    this.active.set(place);
    const isFinger = 'pointerType' in event && event.pointerType !== 'mouse';
    const isOpening = isFinger || event.detail > 1;
    if (isOpening && this.isEditable(place)) this.edit('edited', this.editText(place));
    else if (isOpening) this.details.emit({ cell: this.addressOf(place) });
    else this.focusActive();
  }

  /** The open cell holds this now. */
  protected tell(text: string): void {
    this.typing.emit({ ...this.addressOf(this.active()), text: text.trim() });
  }

  protected leaveInput(event: FocusEvent): void {
    if (event.target === this.field()) this.commit();
  }

  /** Back to the cell where one was: after its panel was closed. */
  focus(): void {
    this.focusActive();
  }

  protected isActive(row: number, column: number): boolean {
    return this.active().row === row && this.active().column === column;
  }

  /** Characters that come before the cell's input is there: they are its text. */
  private typeAhead({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const editing = this.editing();
    if (!editing || target === this.field() || ctrlKey || metaKey || altKey || key.length !== 1) return false;
    const text = editing.mode === 'edited' ? key : editing.text + key;
    this.editing.set({ ...editing, mode: 'typed', text });
    this.tell(text);
    return true;
  }

  private onPreviewKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') this.applyPreview();
    else this.dropPreview();
  }

  /** Whether the key was used up. */
  private follow(intent: GridIntent): boolean {
    switch (intent.kind) {
      case 'move': return this.move(intent.move);
      case 'cancel': return this.cancel();
      case 'open': this.commit(); this.details.emit({ cell: this.addressOf(this.active()) }); return true;
      case 'undo': this.undo(); return true;
      case 'copy': void navigator.clipboard.writeText(this.editText(this.active())); return true;
      case 'clear': if (this.isEditable(this.active())) this.change([{ ...this.addressOf(this.active()), text: '' }], 'typing'); return true;
      case 'edit': return this.edit('edited', this.editText(this.active()));
      case 'replace': return this.edit('typed', intent.text);
    }
  }

  private move(move: Extract<GridIntent, { kind: 'move' }>['move']): boolean {
    this.commit();
    const size = { rows: this.rows().length, columns: this.columns().length };
    const to = placeAfter(this.active(), move, size, (place) => this.isEditable(place));
    if (!to) return false;
    this.active.set(to);
    this.focusActive();
    return true;
  }

  private edit(mode: 'typed' | 'edited', text: string): boolean {
    if (!this.isEditable(this.active())) return false;
    this.editing.set({ opening: ++this.openings, mode, text, before: this.editText(this.active()) });
    if (mode === 'typed') this.tell(text);
    afterNextRender(() => {
      const field = this.field();
      const editing = this.editing();
      if (!field || !editing) return;
      field.value = editing.text;
      field.focus();
      if (editing.mode === 'edited') field.select();
      else field.setSelectionRange(field.value.length, field.value.length);
    }, { injector: this.injector });
    return true;
  }

  private cancel(): boolean {
    const editing = this.editing();
    if (!editing) return false;
    this.tell(editing.before);
    this.editing.set(null);
    this.focusActive();
    return true;
  }

  private commit(): void {
    const editing = this.editing();
    if (!editing) return;
    const text = this.field()?.value ?? editing.text;
    this.editing.set(null);
    const at = this.addressOf(this.active());
    if (text.trim() !== editing.before) this.change([{ ...at, text: text.trim() }], 'typing', [{ ...at, text: editing.before }]);
  }

  /** The input of the open cell. Fast fingers are ahead of the drawing: what was opened before may still stand there and is not it. */
  private field(): HTMLInputElement | null {
    return this.table().nativeElement.querySelector(`input.edit[data-opening="${(this.editing()?.opening ?? 0).toString()}"]`);
  }

  private change(changes: readonly CellChange[], by: 'typing' | 'paste', before = changes.map((c) => ({ ...c, text: this.textAt(c) }))): void {
    if (changes.length === 0) return;
    this.undoable.push(before);
    this.gridChange.emit({ changes, by });
  }

  private undo(): void {
    const changes = this.undoable.pop();
    if (changes) this.gridChange.emit({ changes, by: 'undo' });
  }

  private cellAt(place: GridPlace): ShownCell | undefined {
    return this.shown()[place.row]?.cells[place.column];
  }

  private isEditable(place: GridPlace): boolean {
    const cell = this.cellAt(place);
    return cell !== undefined && !cell.isReadOnly;
  }

  private editText(place: GridPlace): string {
    const cell = this.cellAt(place);
    return cell?.edit ?? cell?.text ?? '';
  }

  private textAt({ row, column }: CellAddress): string {
    return this.editText({ row: this.rows().findIndex((r) => r.id === row), column: this.columns().findIndex((c) => c.id === column) });
  }

  private addressOf(place: GridPlace): CellAddress {
    return { row: this.rows()[place.row]?.id ?? '', column: this.columns()[place.column]?.id ?? '' };
  }

  private focusActive(): void {
    afterNextRender(() => this.table().nativeElement.querySelector<HTMLElement>('td[tabindex="0"]')?.focus(), { injector: this.injector });
  }
}
