import { ApplicationInitStatus, Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../icons';
import { Grid } from './grid';
import type { GridCell, GridChange, GridColumn, GridRow } from './grid-model';
import { readBlock } from './grid-paste';

@Component({
  imports: [Grid],
  template: '<app-grid label="Values" [rows]="rows" [columns]="columns" [cell]="cell" (gridChange)="take($event)" (details)="opened = $event.cell.row + $event.cell.column" (typing)="typed.push($event.text)" />',
})
class Page {
  readonly columns: GridColumn[] = ['a', 'b', 'total'].map((id) => ({ id, head: id.toUpperCase() }));
  readonly rows: GridRow[] = ['1', '2', '3'].map((id) => ({ id, head: `Row ${id}` }));
  readonly values = signal<ReadonlyMap<string, string>>(new Map());
  readonly taken: GridChange[] = [];
  readonly typed: string[] = [];
  opened = '';

  readonly cell = (row: GridRow, column: GridColumn): GridCell =>
    column.id === 'total'
      ? { text: String(Number(this.values().get(`${row.id}a`) ?? 0) + Number(this.values().get(`${row.id}b`) ?? 0)), isReadOnly: true }
      : { text: this.values().get(row.id + column.id) ?? '' };

  take(change: GridChange): void {
    this.taken.push(change);
    this.values.update((all) => new Map([...all, ...change.changes.map((c) => [c.row + c.column, c.text] as const)]));
  }
}

describe('Grid', () => {
  let fixture: ComponentFixture<Page>;
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const active = (): HTMLElement => element().querySelector<HTMLElement>('td[tabindex="0"]') ?? element();
  const text = (row: number, column: number): string =>
    element().querySelectorAll('tbody tr')[row]?.querySelectorAll('td')[column]?.querySelector('.text')?.textContent.trim() ?? '';

  async function press(...keys: string[]): Promise<void> {
    for (const named of keys) {
      const key = named.replace('ctrl ', '');
      const field = element().querySelector<HTMLInputElement>('input.edit');
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ctrlKey: key === 'z' || named !== key });
      (field ?? active()).dispatchEvent(event);
      if (field?.isConnected && key.length === 1 && !event.defaultPrevented) field.value += key;
      await fixture.whenStable();
    }
  }

  async function paste(block: string): Promise<void> {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    active().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideTestTexts(), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    fixture = TestBed.createComponent(Page);
    document.body.append(element());
    await fixture.whenStable();
  });
  afterEach(() => element().remove());

  it('is one stop for Tab and names itself', () => {
    expect(element().querySelectorAll('td[tabindex="0"]').length).toBe(1);
    expect(element().querySelector('[role=grid]')?.getAttribute('aria-label')).toBe('Values');
  });

  it('loses no character that is typed before the field of the cell is there', async () => {
    for (const key of ['4', '2', '7']) active().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
    await press('Enter');
    expect(text(0, 0)).toBe('427');
  });

  it('takes for no cell what was typed into the one before, however fast one types', async () => {
    await press('8');
    for (const key of ['Tab', '0', '5', 'Enter', '3', 'Tab', '4', 'Enter', 'Enter']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
    await fixture.whenStable();
    expect([text(0, 0), text(0, 1), text(1, 1), text(2, 0)]).toEqual(['8', '05', '3', '4']);
  });

  it('takes typed text, moves on with Tab, and skips the computed column to the next row', async () => {
    await press('1', '2', 'Tab', '3', 'Tab');
    expect(text(0, 0)).toBe('12');
    expect(text(0, 1)).toBe('3');
    expect(text(0, 2)).toBe('15');
    expect(active().closest('tr')?.querySelector('th')?.textContent).toContain('Row 2');
  });

  it('forgets what was typed with Escape, and says at each input what stands in the cell', async () => {
    await press('9', 'Escape');
    expect(fixture.componentInstance.taken).toEqual([]);
    expect(fixture.componentInstance.typed).toEqual(['9', '']);
    expect(document.activeElement).toBe(active());
  });

  it('asks for the panel of a cell, a computed one too', async () => {
    await press('ArrowRight', 'ArrowRight', 'ctrl Enter');
    expect(fixture.componentInstance.opened).toBe('1total');
  });

  it('lets nobody type into a computed cell', async () => {
    await press('ArrowRight', 'ArrowRight', '7');
    expect(element().querySelector('input.edit')).toBeNull();
  });

  it('pastes a block after a preview, without the computed cells, and takes it back with one undo', async () => {
    await paste('1\t2\t99\n4\t5\t99\n');
    expect(text(1, 1)).toBe('5');
    expect(fixture.componentInstance.taken).toEqual([]);
    await press('Enter');
    expect(text(1, 2)).toBe('9');
    await press('z');
    expect(text(0, 0)).toBe('');
    expect(text(1, 1)).toBe('');
    expect(fixture.componentInstance.taken.map((t) => t.by)).toEqual(['paste', 'undo']);
  });

  it('reads blocks with quoted cells', () => {
    expect(readBlock('a\t"b\tc"\r\n"d ""e"""\t\r\n')).toEqual([['a', 'b\tc'], ['d "e"', '']]);
  });
});
