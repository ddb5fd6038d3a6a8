import { ComponentHarness, HarnessPredicate, TestKey, type BaseHarnessFilters, type ModifierKeys, type TestElement } from '@angular/cdk/testing';
import type { CellMark } from '../grid-model';

export interface GridHarnessFilters extends BaseHarnessFilters {
  readonly label?: string | RegExp;
}

/** A grid as a person at the keyboard meets it. Rows and columns are counted from 0, without the heads. */
export class GridHarness extends ComponentHarness {
  static readonly hostSelector = 'app-grid';
  private readonly table = this.locatorFor('table');
  private readonly active = this.locatorFor('td[tabindex="0"]');
  private readonly field = this.locatorForOptional('input.edit');
  private readonly status = this.locatorFor('p[role="status"]');
  readonly preview = this.locatorForOptional(PastePreviewHarness);

  static with(options: GridHarnessFilters = {}): HarnessPredicate<GridHarness> {
    return new HarnessPredicate(GridHarness, options).addOption('label', options.label, (harness, label) => HarnessPredicate.stringMatches(harness.label(), label));
  }

  async label(): Promise<string | null> {
    return (await this.table()).getAttribute('aria-label');
  }

  async columnHeads(): Promise<string[]> {
    return texts(await this.locatorForAll('thead th:not(.corner)')());
  }

  /** Of the rows that are drawn. */
  async rowHeads(): Promise<string[]> {
    return texts(await this.locatorForAll('tbody th bdi')());
  }

  /** How many rows stand in the document; a long grid draws only those near what is seen. */
  async drawnRows(): Promise<number> {
    return (await this.locatorForAll('tbody tr[aria-rowindex]')()).length;
  }

  async cell(row: number, column: number): Promise<GridCellHarness> {
    return this.locatorFor(GridCellHarness.at(row, column))();
  }

  async texts(): Promise<string[][]> {
    const count = Number(await (await this.table()).getAttribute('aria-colcount')) - 1;
    const all = await Promise.all((await this.locatorForAll(GridCellHarness)()).map((cell) => cell.text()));
    return Array.from({ length: all.length / count }, (_, row) => all.slice(row * count, (row + 1) * count));
  }

  /** The place of the active cell. */
  async place(): Promise<[number, number]> {
    const [row, column] = await (await this.locatorFor(GridCellHarness.active())()).place();
    return [row, column];
  }

  /** The selected block, row by row; a single cell is none. */
  async selected(): Promise<string[]> {
    const cells = await this.locatorForAll(GridCellHarness.selected())();
    return Promise.all(cells.map(async (cell) => (await cell.place()).join(' ')));
  }

  async isEditing(): Promise<boolean> {
    return (await this.field()) !== null;
  }

  /** Presses keys one after the other where the focus is: in the open cell's field, else on the active cell. */
  async press(...keys: (TestKey | string)[]): Promise<void> {
    for (const key of keys) await (await this.focused()).sendKeys(key);
  }

  async hold(modifiers: ModifierKeys, ...keys: (TestKey | string)[]): Promise<void> {
    for (const key of keys) await (await this.focused()).sendKeys(modifiers, key);
  }

  async paste(text: string): Promise<void> {
    await (await this.table()).dispatchEvent('paste', { clipboardData: { getData: () => text } });
  }

  /** What the clipboard holds after copying, or after cutting. */
  async copy(how: 'copy' | 'cut' = 'copy'): Promise<string> {
    let held = '';
    await (await this.table()).dispatchEvent(how, { clipboardData: { setData: (_type: string, text: string) => { held = text; } } });
    return held;
  }

  /** Presses a tool below the table, e.g. `Fill down`. */
  async use(tool: string): Promise<void> {
    const buttons = await this.locatorForAll('.tools button')();
    for (const button of buttons) if ((await button.text()).trim() === tool) await button.click();
  }

  /** What was said last to those who do not see it. */
  async said(): Promise<string> {
    return (await this.status()).text();
  }

  private async focused(): Promise<TestElement> {
    return (await this.field()) ?? this.active();
  }
}

/** A cell of the grid. */
export class GridCellHarness extends ComponentHarness {
  static readonly hostSelector = 'td[role="gridcell"]';
  private readonly shown = this.locatorForOptional('.text');
  private readonly reason = this.locatorForOptional('.note');
  private readonly signs = this.locatorForAll('svg.cell-mark');

  static at(row: number, column: number): HarnessPredicate<GridCellHarness> {
    return new HarnessPredicate(GridCellHarness, { selector: `tr[aria-rowindex="${(row + 2).toString()}"] > td[aria-colindex="${(column + 2).toString()}"]` });
  }
  static active(): HarnessPredicate<GridCellHarness> {
    return new HarnessPredicate(GridCellHarness, { selector: '[tabindex="0"]' });
  }
  static selected(): HarnessPredicate<GridCellHarness> {
    return new HarnessPredicate(GridCellHarness, { selector: '[aria-selected="true"]' });
  }

  async text(): Promise<string> {
    return (await (await this.shown())?.text()) ?? '';
  }

  async note(): Promise<string> {
    return (await (await this.reason())?.text()) ?? '';
  }

  async marks(): Promise<CellMark[]> {
    const classes = await Promise.all((await this.signs()).map((sign) => sign.getAttribute('class')));
    const known = ['waiting', 'saved', 'conflict', 'invalid', 'unusual', 'commented', 'locked'] as const;
    return known.filter((mark) => classes.some((names) => names?.split(' ').includes(mark)));
  }

  async place(): Promise<[number, number]> {
    const column = Number(await (await this.host()).getAttribute('aria-colindex')) - 2;
    const row = await (await this.host()).getProperty<HTMLElement>('parentElement');
    return [Number(row.getAttribute('aria-rowindex')) - 2, column];
  }

  async isReadOnly(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-readonly')) === 'true';
  }

  async click(modifiers: ModifierKeys = {}): Promise<void> {
    return (await this.host()).click(modifiers);
  }
}

/** The preview of a pasted block. */
export class PastePreviewHarness extends ComponentHarness {
  static readonly hostSelector = 'app-paste-preview';
  private readonly buttons = this.locatorForAll('.actions button');
  private readonly choices = this.locatorForAll('input[type="radio"]');

  async head(): Promise<string> {
    return (await this.locatorFor('h4')()).text();
  }

  /** What is said of the block as a whole. */
  async remarks(): Promise<string[]> {
    return texts(await this.locatorForAll('ul li')());
  }

  /** Cell, old, new and what is wrong, line by line. */
  async lines(): Promise<string[]> {
    const cells = await texts(await this.locatorForAll('tbody tr > *')());
    return Array.from({ length: cells.length / 3 }, (_, at) => cells.slice(at * 3, at * 3 + 3).join(' | '));
  }

  async meanings(): Promise<string[]> {
    return texts(await this.locatorForAll('fieldset label')());
  }

  async choose(meaning: number): Promise<void> {
    const choice = (await this.choices())[meaning];
    await choice?.click();
    await choice?.dispatchEvent('change');
  }

  async apply(): Promise<void> {
    await (await this.buttons())[0]?.click();
  }

  async cancel(): Promise<void> {
    await (await this.buttons())[1]?.click();
  }

  async canApply(): Promise<boolean> {
    return (await (await this.buttons())[0]?.getProperty<boolean>('disabled')) === false;
  }
}

async function texts(elements: readonly TestElement[]): Promise<string[]> {
  const all = await Promise.all(elements.map((one) => one.text()));
  return all.map((text) => text.replace(/\s+/g, ' ').trim());
}
