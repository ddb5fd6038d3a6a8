import { Component, DestroyRef, ElementRef, Injector, afterNextRender, afterRenderEffect, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { readBlock, writeBlock } from './clipboard-block';
import { GridHistories, GridHistory, type PageAct } from './grid-history';
import { intentOf, type GridIntent, type GridMove } from './grid-keys';
import { GridLine, type Editing } from './grid-line';
import type { CellAddress, CellChange, GridAct, GridCell, GridChange, GridColumn, GridDetails, GridRow } from './grid-model';
import { cellsIn, placeAfter, placeUnder, placesOf, type GridPlace } from './grid-place';
import { GridSelection } from './grid-selection';
import { GridSheet } from './grid-sheet';
import { GridWindow } from './grid-window';
import { planPaste } from './paste-plan';
import { PastePreview } from './paste-preview';
import { PasteReview, type ReadCell } from './paste-review';
import { followPrinting, followScrolling, seenPart } from './seen-part';

let grids = 0;

/**
 * An editable grid for the keyboard (ux.md, behaviour 4; ADR 0030). The page owns the values: `cell(row, column)` says what to
 * show, `gridChange` what was done. Totals are read-only cells. Of a long grid only the rows near what is seen are drawn. On a
 * phone each row is a card.
 */
@Component({
  selector: 'app-grid',
  imports: [GridLine, MatButton, MatIcon, PastePreview, TranslocoPipe],
  templateUrl: './grid.html',
  styleUrl: './grid.scss',
  host: { '(focusin)': 'isEntered.set(true)', '[style.--columns]': 'columns().length' },
})
export class Grid {
  private readonly languages = inject(Languages);
  private readonly texts = inject(Texts);
  private readonly injector = inject(Injector);
  private readonly histories = inject(GridHistories, { optional: true });
  private readonly table = viewChild.required<ElementRef<HTMLTableElement>>('table');
  private readonly scroll = viewChild.required<ElementRef<HTMLElement>>('scroll');
  private readonly body = viewChild.required<ElementRef<HTMLElement>>('body');

  readonly label = input.required<string>();
  /** Heads the column of row heads. */
  readonly rowsHead = input('');
  readonly columns = input.required<readonly GridColumn[]>();
  readonly rows = input.required<readonly GridRow[]>();
  /** May read signals: the grid follows them. */
  readonly cell = input.required<(row: GridRow, column: GridColumn) => GridCell>();
  /** How the page would read a text in a cell: for the preview of a paste. */
  readonly read = input<ReadCell>((_row, _column, text) => ({ text }));
  /** Where the page keeps histories, the name of this grid's among them. */
  readonly keptAs = input<string>();
  readonly gridChange = output<GridChange>();
  /** What stands in the open cell after each input, before it is an act; Escape gives the text from before. For pages that lose nothing. */
  readonly typing = output<CellChange>();
  /** Ctrl+Enter, the button of the active cell, or a press on a read-only one (twice with a mouse): the page opens the cell's panel. */
  readonly details = output<GridDetails>();

  protected readonly keys = `keys-of-grid-${String((grids += 1))}`;
  private readonly sheet = new GridSheet(this.rows, this.columns, this.cell);
  private readonly headed = computed(() => this.columns().map((one) => one.id).join(' '));
  /** Texts to undo are of the language in which they were typed. */
  private readonly history = computed(() => {
    const [name, language] = [this.keptAs(), this.languages.current()];
    return (name === undefined ? null : this.histories?.of(`${name} ${language}`)) ?? new GridHistory();
  });
  protected readonly canUndo = computed(() => this.history().canUndo(this.headed()));
  protected readonly canRedo = computed(() => this.history().canRedo(this.headed()));
  protected readonly window = new GridWindow(this.rows);
  protected readonly selection = new GridSelection(this.sheet);
  protected readonly editing = signal<Editing | null>(null);
  private openings = 0;
  /** Whether something was typed into the open cell. */
  private isTold = false;
  private isFocusing = false;
  /** A pasted block that waits for a yes. */
  protected readonly review = signal<PasteReview | null>(null);
  protected readonly previewed = computed(() => new Map(this.review()?.lines().map((line) => [`${line.row} ${line.column}`, line])));
  /** Its tools are shown once somebody has come into it. */
  protected readonly isEntered = signal(false);
  protected readonly hasTools = computed(() => this.isEntered() && this.rows().some((_, row) => this.columns().some((__, column) => this.sheet.isEditable({ row, column }))));
  /** What was done, for those who do not see it. */
  protected readonly said = signal('');

  private readonly drawn = computed(() => this.window.drawn(this.selection.active().row));
  protected readonly shown = computed(() => this.drawn().flatMap(({ at, gap }) => {
    const row = this.rows()[at];
    return row ? [{ at, gap, row }] : [];
  }));
  protected readonly gapAfter = computed(() => this.window.gapAfter(this.drawn().at(-1)?.at ?? -1));

  constructor() {
    const destroy = inject(DestroyRef);
    followScrolling(destroy, () => this.look());
    followPrinting(destroy, this.window.isPrinting);
    afterRenderEffect({ read: () => { this.shown(); this.look(); } });
    effect(() => {
      const [editing, now] = [this.editing(), this.openText()];
      if (editing && !this.isTold && now !== editing.before) untracked(() => this.renew(editing, now));
    });
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.target instanceof HTMLButtonElement && event.key === 'Enter' && !event.ctrlKey)) return;
    if (this.review()) { this.onPreviewKey(event); return; }
    if (this.typeAhead(event)) { event.preventDefault(); return; }
    const intent = intentOf(event, { editing: this.editing()?.mode ?? null, isRightToLeft: this.languages.direction() === 'rtl' });
    if (intent && this.follow(intent)) event.preventDefault();
  }

  protected onPaste(event: ClipboardEvent): void {
    if (this.editing()) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') return;
    const pasted = readBlock(text);
    const plan = planPaste(pasted, this.sheet, this.selection.block());
    if (pasted.length > 1 || (pasted[0]?.length ?? 0) > 1 || plan.changes.length > 1) this.review.set(new PasteReview(plan, this.sheet, this.read()));
    else this.change(plan.changes, 'paste');
  }

  protected onCopy(event: ClipboardEvent): void {
    if (this.editing()) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', writeBlock(placesOf(this.selection.block()).map((line) => line.map((place) => this.sheet.editText(place)))));
    this.said.set(this.texts.plural('common.grid.copied', cellsIn(this.selection.block())));
    if (event.type === 'cut') this.clear();
  }

  protected applyPreview(): void {
    const review = this.review();
    if (!review?.isReady()) return;
    this.change(review.changes(), 'paste', review.before());
    this.dropPreview();
  }

  protected dropPreview(): void {
    this.review.set(null);
    this.focus();
  }

  /** The mouse goes down on a cell: with Shift the block reaches to it. */
  protected begin(event: MouseEvent): void {
    const place = placeUnder(event);
    if (!place || this.review() || event.button !== 0 || this.isOpen(place)) return;
    this.commit();
    this.go(place, event.shiftKey);
  }

  /** The mouse is drawn over the cells. */
  protected draw(event: PointerEvent): void {
    const place = event.pointerType === 'mouse' && event.buttons === 1 && !this.editing() && !this.review() ? placeUnder(event) : null;
    if (place) this.go(place, true);
  }

  /** A second press on the active cell edits it; with a finger, the first press does. */
  protected press(event: MouseEvent | PointerEvent): void {
    const place = placeUnder(event);
    if (!place || this.review() || this.isOpen(place) || event.shiftKey) return;
    this.commit();
    this.go(place, false);
    const isFinger = 'pointerType' in event && event.pointerType !== 'mouse';
    if (!isFinger && event.detail < 2) return;
    if (this.sheet.isEditable(place)) this.edit('edited', this.sheet.editText(place));
    else this.openDetails();
  }

  /** The open cell holds this now. */
  protected tell(text: string): void {
    const at = this.editing()?.at;
    if (!at) return;
    this.isTold = true;
    this.typing.emit({ ...at, text: text.trim() });
  }

  protected leaveInput(event: FocusEvent): void {
    if (event.target === this.field()) this.commit();
  }

  protected openDetails(): void {
    this.commit();
    this.details.emit({ cell: this.sheet.addressOf(this.selection.active()) });
  }

  /** Back to the cell where one was: after its panel was closed. */
  focus(): void {
    if (this.isFocusing) return;
    this.isFocusing = true;
    // Several keys may come before one drawing: what counts is what stands then.
    afterNextRender(() => {
      this.isFocusing = false;
      const editing = this.editing();
      if (editing) this.enter(editing);
      else this.activeCell()?.focus();
    }, { injector: this.injector });
  }

  /** Goes to a cell, wherever it is. Whether it is in the grid. */
  show(address: CellAddress): boolean {
    const place = this.sheet.placeOf(address);
    if (!place || this.review()) return false;
    this.commit();
    this.selection.go(place);
    afterNextRender(() => {
      this.activeCell()?.scrollIntoView({ block: 'center' });
      this.activeCell()?.focus({ preventScroll: true });
      // The rows around it are drawn and measured only now: it may have been moved out of sight again.
      requestAnimationFrame(() => requestAnimationFrame(() => { if (this.activeCell() === document.activeElement) this.activeCell()?.scrollIntoView({ block: 'nearest' }); }));
    }, { injector: this.injector });
    return true;
  }

  /** The page did something to what the grid shows: undone as if it was done in the grid. */
  remember(act: PageAct): void {
    this.isEntered.set(true);
    this.history().add(act);
  }

  /** The top row of the block goes into all below it; of a single cell, the one above goes into it. */
  protected fillDown(): void {
    const { top, bottom, start, end } = this.selection.block();
    const from = top === bottom ? top - 1 : top;
    const targets = placesOf({ top: from + 1, bottom, start, end }).flat().filter((place) => from >= 0 && this.sheet.isEditable(place));
    this.change(targets.map((place) => ({ ...this.sheet.addressOf(place), text: this.sheet.editText({ row: from, column: place.column }) })), 'fill');
    if (targets.length > 0) this.said.set(this.texts.plural('common.grid.filled', targets.length));
    this.focus();
  }

  protected travel(by: 'undo' | 'redo'): void {
    const act = this.history()[by](this.headed());
    if (typeof act === 'function') { act(); this.focus(); }
    else if (!this.putBack(act ?? [], by)) return;
    this.said.set(this.texts.say(by === 'undo' ? 'common.grid.undone' : 'common.grid.redone'));
  }

  /** Whether anything could be put back. */
  private putBack(texts: readonly CellChange[], by: 'undo' | 'redo'): boolean {
    const changes = texts.filter((one) => this.isOpenTo(one));
    const place = changes[0] && this.sheet.placeOf(changes[0]);
    if (!place) return false;
    this.gridChange.emit({ changes, by });
    this.go(place, false);
    return true;
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
      case 'move': return this.move(intent.move, false);
      case 'extend': return this.move(intent.move, true);
      case 'cancel': return this.cancel();
      case 'open': this.openDetails(); return true;
      case 'undo': case 'redo': this.travel(intent.kind); return true;
      case 'fill': this.fillDown(); return true;
      case 'clear': this.clear(); return true;
      case 'all': this.selection.all(); this.sayBlock(); this.focus(); return true;
      case 'edit': return this.edit('edited', this.sheet.editText(this.selection.active()));
      case 'replace': return this.edit('typed', intent.text);
    }
  }

  private move(move: GridMove, isExtending: boolean): boolean {
    this.commit();
    const size = { rows: this.rows().length, columns: this.columns().length, page: this.page() };
    const to = placeAfter(this.selection.active(), move, size, (place) => this.sheet.isEditable(place));
    if (to) this.go(to, isExtending);
    return to !== null;
  }

  private go(to: GridPlace, isExtending: boolean): void {
    if (isExtending) this.selection.extend(to);
    else this.selection.go(to);
    this.sayBlock();
    this.focus();
  }

  private sayBlock(): void {
    if (!this.selection.isBlock()) return;
    const { top, bottom, start, end } = this.selection.block();
    this.said.set(this.texts.say('common.grid.selected', { rows: bottom - top + 1, columns: end - start + 1 }));
  }

  private edit(mode: 'typed' | 'edited', text: string): boolean {
    if (!this.sheet.isEditable(this.selection.active())) return false;
    this.selection.collapse();
    this.isTold = false;
    this.editing.set({ opening: ++this.openings, at: this.sheet.addressOf(this.selection.active()), mode, text, before: this.sheet.editText(this.selection.active()) });
    if (mode === 'typed') this.tell(text);
    this.focus();
    return true;
  }

  private enter({ text, mode }: Editing): void {
    const field = this.field();
    if (!field || field === document.activeElement) return;
    field.value = text;
    field.focus();
    if (mode === 'edited') field.select();
    else field.setSelectionRange(text.length, text.length);
  }

  /** What the open cell holds by now, in the page. */
  private openText(): string {
    const editing = this.editing();
    const place = editing && this.sheet.placeOf(editing.at);
    return place ? this.sheet.editText(place) : editing?.before ?? '';
  }

  /** Somebody else's value came into the open cell before anything was typed there: it is what one sees and changes. */
  private renew(editing: Editing, text: string): void {
    this.editing.set({ ...editing, text, before: text });
    const field = this.field();
    if (!field) return;
    field.value = text;
    field.select();
  }

  private cancel(): boolean {
    const editing = this.editing();
    if (!editing) return this.selection.collapse();
    if (this.isTold) this.tell(editing.before);
    this.editing.set(null);
    this.focus();
    return true;
  }

  private commit(): void {
    const editing = this.editing();
    if (!editing) return;
    const text = (this.field()?.value ?? editing.text).trim();
    this.editing.set(null);
    if (text !== editing.before) this.change([{ ...editing.at, text }], 'typing', [{ ...editing.at, text: editing.before }]);
  }

  private clear(): void {
    const places = placesOf(this.selection.block()).flat().filter((place) => this.sheet.isEditable(place) && this.sheet.editText(place) !== '');
    this.change(places.map((place) => ({ ...this.sheet.addressOf(place), text: '' })), 'clear');
  }

  private change(changes: readonly CellChange[], by: GridAct, before = changes.map((one) => ({ ...one, text: this.sheet.editText(this.sheet.placeOf(one) ?? this.selection.active()) }))): void {
    if (changes.length === 0) return;
    this.history().add({ before, after: changes, columns: this.headed() });
    this.gridChange.emit({ changes, by });
  }

  /** What was done can be put back only where it was: the row may be gone, the report submitted. */
  private isOpenTo(address: CellAddress): boolean {
    const place = this.sheet.placeOf(address);
    return place !== null && this.sheet.isEditable(place);
  }

  private isOpen(place: GridPlace): boolean {
    return this.editing() !== null && this.selection.isActive(place.row, place.column);
  }

  private activeCell(): HTMLElement | null {
    return this.table().nativeElement.querySelector('td[tabindex="0"]');
  }

  /** The input of the open cell. Fast fingers are ahead of the drawing: what was opened before may still stand there and is not it. */
  private field(): HTMLInputElement | null {
    return this.table().nativeElement.querySelector(`input.edit[data-opening="${(this.editing()?.opening ?? 0).toString()}"]`);
  }

  /** Rows of one page: those that are seen, less one. */
  private page(): number {
    const { top, bottom } = seenPart(this.scroll().nativeElement, this.body().nativeElement);
    const row = this.table().nativeElement.querySelector('tbody tr[aria-rowindex]');
    return Math.max(1, Math.floor((bottom - Math.max(0, top)) / (row?.getBoundingClientRect().height || 1)) - 1);
  }

  private look(): void {
    if (!this.window.isOn()) return;
    const hadFocus = this.table().nativeElement.contains(document.activeElement);
    const { top, bottom } = seenPart(this.scroll().nativeElement, this.body().nativeElement);
    // A row that is moved in the document loses the focus.
    if (this.window.look(top, bottom) && hadFocus) afterNextRender(() => { if (document.activeElement === document.body) this.activeCell()?.focus({ preventScroll: true }); }, { injector: this.injector });
  }
}
