import { ApplicationInitStatus, Component, computed, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { By } from '@angular/platform-browser';
import { until } from '../../platform/http/testing';
import { Languages } from '../../platform/i18n/languages';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../icons';
import { CellReadings } from './cell-readings';
import { Grid } from './grid';
import { GridHistories } from './grid-history';
import type { CellReading, GridCell, GridChange, GridColumn, GridRow } from './grid-model';
import { GridHarness } from './testing/grid-harness';

@Component({
  imports: [Grid],
  template: `@if (isThere()) {<app-grid label="Values" rowsHead="Place" [rows]="rows()" [columns]="columns()" [cell]="cell" [read]="read" [keptAs]="keptAs()" (gridChange)="take($event)"
    (details)="opened = $event.cell.row + $event.cell.column" (typing)="typed.push($event.text)" />}`,
})
class Page {
  readonly heads = signal(['a', 'b', 'total']);
  readonly columns = computed((): GridColumn[] => this.heads().map((id) => ({ id, head: id.toUpperCase() })));
  readonly count = signal(3);
  readonly isThere = signal(true);
  readonly keptAs = signal<string | undefined>(undefined);
  /** A row that a colleague took away. */
  readonly gone = signal('');
  readonly rows = computed((): GridRow[] => Array.from({ length: this.count() }, (_, at) => ({ id: String(at + 1), head: `Row ${String(at + 1)}` })).filter(({ id }) => id !== this.gone()));
  readonly values = signal<ReadonlyMap<string, string>>(new Map());
  readonly taken: GridChange[] = [];
  readonly typed: string[] = [];
  opened = '';
  private readonly readings = TestBed.inject(CellReadings);

  readonly cell = (row: GridRow, column: GridColumn): GridCell =>
    column.id === 'total'
      ? { text: String(Number(this.values().get(`${row.id}a`) ?? 0) + Number(this.values().get(`${row.id}b`) ?? 0)), isReadOnly: true }
      : { text: this.values().get(row.id + column.id) ?? '', marks: this.values().has(row.id + column.id) ? ['saved'] : [] };
  readonly read = (_row: GridRow, _column: GridColumn, text: string): CellReading => this.readings.number(text);

  take(change: GridChange): void {
    this.taken.push(change);
    this.values.update((all) => new Map([...all, ...change.changes.map((c) => [c.row + c.column, c.text] as const)]));
  }
}

describe('Grid', () => {
  let fixture: ComponentFixture<Page>;
  let grid: GridHarness;
  const page = (): Page => fixture.componentInstance;
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const acts = (): string[] => page().taken.map(({ by }) => by);
  const { ENTER, TAB, ESCAPE, DELETE, F2, HOME, END, PAGE_DOWN, PAGE_UP, DOWN_ARROW: DOWN, RIGHT_ARROW: RIGHT, UP_ARROW: UP } = TestKey;
  const control = { control: true };
  const shift = { shift: true };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideTestTexts(), provideIcons(), GridHistories] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    fixture = TestBed.createComponent(Page);
    document.body.append(element());
    grid = await TestbedHarnessEnvironment.loader(fixture).getHarness(GridHarness.with({ label: 'Values' }));
  });
  afterEach(() => element().remove());

  it('is one stop for Tab, names itself and says how large it is', async () => {
    expect(element().querySelectorAll('td[tabindex="0"]').length).toBe(1);
    const table = element().querySelector('[role=grid]');
    expect(['aria-rowcount', 'aria-colcount', 'aria-multiselectable'].map((name) => table?.getAttribute(name))).toEqual(['4', '4', 'true']);
    expect([...element().querySelectorAll('tr')].map((row) => row.getAttribute('aria-rowindex'))).toEqual(['1', '2', '3', '4']);
    expect([...element().querySelectorAll('tr:last-child > *')].slice(-4).map((cell) => cell.getAttribute('aria-colindex'))).toEqual(['1', '2', '3', '4']);
    expect(await grid.columnHeads()).toEqual(['A', 'B', 'TOTAL']);
  });

  it('loses no character that is typed before the field of the cell is there', async () => {
    for (const key of ['4', '2', '7']) element().querySelector('td[tabindex="0"]')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
    await grid.press(ENTER);
    expect((await grid.texts())[0]).toEqual(['427', '', '427']);
  });

  it('takes for no cell what was typed into the one before, however fast one types', async () => {
    await grid.press('8');
    for (const key of ['Tab', '0', '5', 'Enter', '3', 'Tab', '4', 'Enter', 'Enter']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
    await fixture.whenStable();
    const [first, second, third] = await grid.texts();
    expect([first?.[0], first?.[1], second?.[1], third?.[0]]).toEqual(['8', '05', '3', '4']);
  });

  it('stays in the cell that fast fingers have opened, after several in one drawing', async () => {
    await grid.press(DOWN, UP);
    for (const key of ['1', '2', 'Tab', '3', '4', 'Tab', '5', '6']) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
    expect(await grid.isEditing()).toBe(true);
    await grid.press('7', ENTER);
    expect((await grid.texts()).map((row) => row.slice(0, 2))).toEqual([['12', '34'], ['567', ''], ['', '']]);
  });

  it('takes typed text, moves on with Tab, and skips the computed column to the next row', async () => {
    await grid.press('12', TAB, '3', TAB);
    expect((await grid.texts())[0]).toEqual(['12', '3', '15']);
    expect(await grid.place()).toEqual([1, 0]);
    await grid.hold(shift, TAB);
    expect(await grid.place()).toEqual([0, 1]);
  });

  it('forgets what was typed with Escape, and says at each input what stands in the cell', async () => {
    await grid.press('9', '8', ESCAPE);
    expect(page().taken).toEqual([]);
    expect(page().typed).toEqual(['9', '98', '']);
    expect(document.activeElement).toBe(element().querySelector('td[tabindex="0"]'));
  });

  it('changes a text from its end with F2, and keeps the arrows for it', async () => {
    await grid.press('12', ENTER, UP, F2, RIGHT);
    expect(await grid.isEditing()).toBe(true);
    await grid.press(ESCAPE);
    expect((await grid.texts())[0]?.[0]).toBe('12');
  });

  it('asks for the panel of a cell by the keyboard and by its button, a computed one too', async () => {
    await grid.press(RIGHT, RIGHT);
    await grid.hold(control, ENTER);
    expect(page().opened).toBe('1total');
    await grid.press(DOWN);
    element().querySelector<HTMLButtonElement>('td[tabindex="0"] button')?.click();
    expect(page().opened).toBe('2total');
  });

  it('writes into the cell that was opened, also when a row before it goes meanwhile', async () => {
    await grid.press(DOWN, '7');
    page().gone.set('1');
    await fixture.whenStable();
    await grid.press('8', ENTER);
    expect(page().typed.at(-1)).toBe('78');
    expect([page().values().get('2a'), page().values().get('3a')]).toEqual(['78', undefined]);
  });

  it('puts nothing back into a row that is gone', async () => {
    await grid.press('5', ENTER);
    page().gone.set('1');
    await fixture.whenStable();
    await grid.hold(control, 'z');
    expect(acts()).toEqual(['typing']);
  });

  it('takes no text for no text: a pasted picture empties no cell', async () => {
    await grid.press('5', ENTER, UP);
    element().querySelector('td[tabindex="0"]')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }));
    await fixture.whenStable();
    expect(acts()).toEqual(['typing']);
  });

  it('lets nobody type into a computed cell', async () => {
    await grid.press(RIGHT, RIGHT, '7');
    expect(await grid.isEditing()).toBe(false);
    expect(await (await grid.cell(0, 2)).isReadOnly()).toBe(true);
  });

  it('shows the state of a cell by an icon and a word', async () => {
    await grid.press('5', ENTER);
    expect(await (await grid.cell(0, 0)).marks()).toEqual(['saved']);
    expect(element().querySelector('td')?.textContent).toContain('saved');
  });

  describe('with a block', () => {
    it('selects by Shift and arrows, by Shift and a press, and all by Ctrl+A; a move gives it up', async () => {
      await grid.hold(shift, RIGHT, DOWN);
      expect(await grid.selected()).toEqual(['0 0', '0 1', '1 0', '1 1']);
      expect(await grid.said()).toBe('2 rows and 2 columns selected');
      await grid.press(DOWN);
      expect(await grid.selected()).toEqual([]);
      await (await grid.cell(0, 0)).click();
      await (await grid.cell(2, 0)).click(shift);
      expect(await grid.selected()).toEqual(['0 0', '1 0', '2 0']);
      await grid.hold(control, 'a');
      expect((await grid.selected()).length).toBe(9);
      await grid.press(ESCAPE);
      expect(await grid.selected()).toEqual([]);
    });

    it('keeps it when the page is read again and says the same, and gives it up when rows come or go', async () => {
      await grid.hold(shift, RIGHT, DOWN);
      page().heads.set([...page().heads()]);
      page().gone.set('none of them');
      expect(await grid.selected()).toEqual(['0 0', '0 1', '1 0', '1 1']);
      page().gone.set('3');
      expect(await grid.selected()).toEqual([]);
    });

    it('copies it as it is edited, totals too, and empties it by cutting', async () => {
      await grid.press('1.5', TAB, '2', TAB, '3', ENTER);
      await grid.hold(control, HOME);
      await grid.hold(shift, RIGHT, RIGHT, DOWN);
      expect(await grid.copy()).toBe('1.5\t2\t3.5\n3\t\t3');
      expect(await grid.said()).toBe('6 cells copied');
      await grid.copy('cut');
      expect((await grid.texts()).slice(0, 2)).toEqual([['', '', '0'], ['', '', '0']]);
      await grid.hold(control, 'z');
      expect((await grid.texts())[0]).toEqual(['1.5', '2', '3.5']);
    });

    it('fills down its first row, or what stands above a single cell, as one act', async () => {
      await grid.press('4', TAB, '5', ENTER);
      await grid.hold(control, HOME);
      await grid.hold(shift, RIGHT, RIGHT, DOWN, DOWN);
      await grid.hold(control, 'd');
      expect(await grid.texts()).toEqual([['4', '5', '9'], ['4', '5', '9'], ['4', '5', '9']]);
      expect(acts()).toEqual(['typing', 'typing', 'fill']);
      await grid.use('Undo');
      expect((await grid.texts())[2]).toEqual(['', '', '0']);
      await (await grid.cell(1, 1)).click();
      await grid.use('Fill down');
      expect((await grid.texts())[1]).toEqual(['', '5', '5']);
    });

    it('empties with Delete, and does what was done back and forth, act by act', async () => {
      await grid.press('1', TAB, '2', ENTER);
      await grid.hold(control, HOME);
      await grid.hold(shift, RIGHT);
      await grid.press(DELETE);
      expect((await grid.texts())[0]).toEqual(['', '', '0']);
      await grid.hold(control, 'z', 'z');
      expect((await grid.texts())[0]).toEqual(['1', '', '1']);
      expect(await grid.said()).toBe('Undone');
      await grid.hold(control, 'y');
      await grid.hold({ control: true, shift: true }, 'z');
      expect((await grid.texts())[0]).toEqual(['', '', '0']);
      expect(acts()).toEqual(['typing', 'typing', 'clear', 'undo', 'undo', 'redo', 'redo']);
      await grid.hold(control, 'z');
      await grid.press('8', ENTER);
      await grid.hold(control, 'y');
      expect(acts().at(-1)).withContext('a new act leaves nothing to do again').toBe('typing');
    });

    it('takes back what was done before one looked elsewhere on the page, in the grid of that name alone', async () => {
      page().keptAs.set('values');
      await fixture.whenStable();
      await grid.press('1', TAB, '2', ENTER);
      const again = async (name: string): Promise<void> => {
        page().isThere.set(false);
        await fixture.whenStable();
        page().keptAs.set(name);
        page().isThere.set(true);
        await fixture.whenStable();
        grid = await TestbedHarnessEnvironment.loader(fixture).getHarness(GridHarness.with({ label: 'Values' }));
      };
      await again('others');
      await grid.hold(control, 'z');
      expect((await grid.texts())[0]).toEqual(['1', '2', '3']);
      await again('values');
      await grid.hold(control, 'z');
      expect((await grid.texts())[0]).toEqual(['1', '', '1']);
    });

    it('does an act of the page back and forth among what was typed, which waits while its columns are not shown', async () => {
      const heads = page().heads();
      await grid.press('1', TAB, '2', ENTER);
      await fixture.whenStable();
      const act = { undo: () => { page().heads.set(heads); }, redo: () => { page().heads.set(['c', 'total']); } };
      act.redo();
      await fixture.whenStable();
      fixture.debugElement.query(By.directive(Grid)).injector.get(Grid).remember(act);
      await grid.hold(control, 'z');
      expect(await grid.columnHeads()).toEqual(['A', 'B', 'TOTAL']);
      await grid.hold(control, 'y');
      expect(await grid.columnHeads()).toEqual(['C', 'TOTAL']);
      await grid.hold(control, 'z', 'z');
      expect((await grid.texts())[0]).toEqual(['1', '', '1']);
      page().heads.set(['c', 'total']);
      await fixture.whenStable();
      await grid.hold(control, 'z', 'y');
      expect(acts()).withContext('neither way').toEqual(['typing', 'typing', 'undo']);
      act.undo();
      await fixture.whenStable();
      await grid.hold(control, 'y');
      expect((await grid.texts())[0]).toEqual(['1', '2', '3']);
    });
  });

  describe('with a paste', () => {
    it('shows old and new of each cell first, leaves out what is computed, and takes it all back with one undo', async () => {
      await grid.press('7', ENTER, UP);
      await grid.paste('1\t2\t99\n4\t5\t99\n');
      const preview = await grid.preview();
      expect(await preview?.head()).toBe('Paste 4 cells?');
      expect(await preview?.remarks()).toEqual(['2 cells cannot be changed and are left out']);
      expect((await preview?.lines())?.[0]).toBe('Row 1, A | 7 | 1');
      expect(element().querySelector('td del')?.textContent).toBe('7');
      expect(acts()).toEqual(['typing']);
      await preview?.apply();
      expect((await grid.texts()).slice(0, 2)).toEqual([['1', '2', '3'], ['4', '5', '9']]);
      expect(document.activeElement).toBe(element().querySelector('td[tabindex="0"]'));
      await grid.hold(control, 'z');
      expect((await grid.texts()).slice(0, 2)).toEqual([['7', '', '7'], ['', '', '0']]);
      expect(acts()).toEqual(['typing', 'paste', 'undo']);
    });

    it('takes the yes and the no from the keyboard', async () => {
      await grid.paste('1\t2');
      element().querySelector('app-paste-preview h4')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      expect(await grid.preview()).toBeNull();
      expect(page().taken).toEqual([]);
      await grid.paste('1\t2');
      element().querySelector('app-paste-preview h4')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      expect((await grid.texts())[0]).toEqual(['1', '2', '3']);
    });

    it('tells all that is wrong, and what would be emptied, before anything is', async () => {
      await grid.press('7', ENTER);
      await grid.hold(control, HOME);
      await grid.paste('\tmany\n1\t2\n3\t4\n5\t6');
      const preview = await grid.preview();
      expect(await preview?.remarks()).toEqual([
        '2 cells lie outside the table and are left out', '1 filled cell will be emptied', '1 cell cannot be read: it stays as pasted until you mend it',
      ]);
      expect((await preview?.lines())?.[0]).toBe('Row 1, B | (empty) | many This is not a number');
    });

    it('asks once what ambiguous numbers mean, and does nothing before', async () => {
      TestBed.inject(Languages);
      await grid.paste('1.234\t5\n6.789\t7');
      const preview = await grid.preview();
      expect(await preview?.canApply()).toBe(false);
      expect(await preview?.meanings()).toEqual(['1.234', '1,234']);
      await preview?.choose(1);
      await preview?.apply();
      expect((await grid.texts()).slice(0, 2).map((row) => row[0])).toEqual(['1234', '6789']);
    });

    it('matches headings by name, and says so', async () => {
      await grid.paste('Place\tB\tA\nRow 3\t1\t2\nRow 9\t3\t4');
      const preview = await grid.preview();
      expect(await preview?.remarks()).toEqual(['The headings were recognised: cells go where their names say', 'Not in this table, left out: \u2068Row 9\u2069']);
      await preview?.apply();
      expect((await grid.texts())[2]).toEqual(['2', '1', '3']);
    });

    it('of a single cell needs no preview', async () => {
      await grid.paste('12\n');
      expect(await grid.preview()).toBeNull();
      expect((await grid.texts())[0]?.[0]).toBe('12');
    });
  });

  describe('when it is long', () => {
    beforeEach(async () => {
      page().count.set(1000);
      await fixture.whenStable();
    });

    it('draws only rows near what is seen, and says how many there are', async () => {
      expect(await grid.drawnRows()).toBeLessThan(60);
      expect(element().querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('1001');
    });

    it('goes to its end and back, by pages too; the focus goes with it', async () => {
      await grid.press(DOWN);
      await grid.hold(control, END);
      expect(await grid.place()).toEqual([999, 2]);
      expect(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')).toBe('1001');
      expect((await grid.rowHeads()).at(-1)).toBe('Row 1000');
      await grid.press(PAGE_UP, HOME, '6', ENTER);
      expect(page().taken[0]?.changes[0]?.column).toBe('a');
      const before = await grid.place();
      await grid.press(PAGE_DOWN);
      expect((await grid.place())[0]).toBeGreaterThan(before[0]);
      await grid.hold(control, HOME);
      expect(await grid.place()).toEqual([0, 0]);
    });

    it('keeps the focus on a cell that is scrolled away', async () => {
      await grid.press(DOWN, DOWN);
      const cell = document.activeElement;
      const scroll = element().querySelector('.scroll');
      if (scroll) scroll.scrollTop = 20_000;
      await until('the rows further down', async () => Number((await grid.rowHeads())[5]?.replace('Row ', '')) > 200);
      await fixture.whenStable();
      expect(document.activeElement).toBe(cell);
      await grid.press('5', ENTER);
      expect(page().values().get('3a')).toBe('5');
      expect(await grid.place()).toEqual([3, 0]);
    });

    it('pastes over rows that are not drawn', async () => {
      await grid.paste(Array.from({ length: 500 }, (_, at) => String(at)).join('\n'));
      await (await grid.preview())?.apply();
      expect(page().values().get('500a')).toBe('499');
    });
  });
});
