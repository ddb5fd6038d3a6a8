import type { Page } from '@playwright/test';
import type { ReportView } from '#shared/reports';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { expect, test } from '../support/small.js';

const rows = 10;
const columns = 6;
const grid = (page: Page) => page.getByRole('grid', { name: /Members/ });
const cell = (page: Page, row: number, column: number) => grid(page).getByRole('row').nth(row + 1).getByRole('gridcell').nth(column);
/** What the server has in each cell. */
const stored = async (page: Page, id: string): Promise<Record<string, string | null>> => {
  const { content } = (await (await page.request.get(`/api/v1/reports/${id}`)).json()) as ReportView;
  return Object.fromEntries(content?.values.map(({ location, cell: key, value }) => [`${location} ${key}`, value]) ?? []);
};
const saved = (page: Page) => expect(page.getByText('Saved on the server')).toBeAttached();

test('sixty cells are written, corrected and taken back by the keyboard alone, in under three minutes', async ({ as, small }) => {
  const page = await as('editor');
  const id = await small.report(page.request, 'SC-GRID');
  await page.goto(`/reports/${id}?section=values`);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '12');
  const begun = Date.now();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(cell(page, 0, 0)).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [20] });
  for (let at = 0; at < rows * columns; at++) {
    await page.keyboard.type(String(at + 1));
    await page.keyboard.press('Tab');
  }
  expect(Date.now() - begun).toBeLessThan(180_000);
  await expect(cell(page, rows, columns)).toHaveText(/1,830/);
  await saved(page);
  const typed = await stored(page, id);
  expect(Object.values(typed).map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  await expectAccessible(page);

  // A block: selected, copied, emptied, put back; what stands above filled down; all of it undone.
  await cell(page, 0, 0).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(4);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Delete');
  await expect(cell(page, 1, 1)).not.toContainText('8');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 1, 1)).toContainText('8');
  await page.keyboard.press('Control+End');
  await expect(cell(page, rows, columns)).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+v');
  const preview = page.locator('app-paste-preview');
  await expect(preview.getByRole('heading')).toHaveText('Paste 4 cells?');
  await expect(preview.getByRole('row', { name: /^Village 4/ }).last()).toContainText('8');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(cell(page, 3, 1)).toContainText('8');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(cell(page, 3, 0)).toContainText('1');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 2, 0)).toContainText('13');
  await saved(page);
  expect(await stored(page, id)).toEqual(typed);
});

test('a table from a spreadsheet goes where its headings say; what cannot be read and what means two things is asked before', async ({ as, small }) => {
  const page = await as('editor');
  const id = await small.report(page.request, 'SC-GRID');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/reports/${id}?section=values`);
  await expect(cell(page, 0, 0)).toBeVisible();
  const heads = (await grid(page).getByRole('columnheader').allInnerTexts()).map((one) => one.trim());
  const block = [['', heads[2], heads[1], 'Nobody'], ['Village 7', '1.234', '5', '1'], ['Village 2', 'a few', '"6"', '1'], ['Atlantis', '1', '2', '3']].map((row) => row.join('\t')).join('\r\n');
  await page.evaluate((text) => navigator.clipboard.writeText(text), block);
  await cell(page, 0, 0).click();
  await page.keyboard.press('Control+v');
  const preview = page.locator('app-paste-preview');
  await expect(preview).toContainText('The headings were recognised');
  await expect(preview).toContainText('Nobody');
  await expect(preview).toContainText('Atlantis');
  await expect(preview.getByRole('row', { name: /^Village 2/ }).first()).toContainText('This is not a number');
  await expect(preview.getByRole('button', { name: 'Paste' })).toBeDisabled();
  await preview.getByRole('radio', { name: '1,234' }).check();
  await expectAccessible(page);
  await preview.getByRole('button', { name: 'Paste' }).click();
  await expect(cell(page, 6, 1)).toContainText('1,234');
  await expect(cell(page, 6, 0)).toContainText('5');
  await expect(cell(page, 1, 1)).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('td[aria-invalid]')).toHaveCount(0);
  await expect(cell(page, 6, 1)).not.toContainText('1,234');
  await saved(page);
});

test('on a phone and from right to left, the same grid is cards that a finger fills', async ({ as, small }) => {
  const page = await as('editor', 'ar');
  await page.setViewportSize({ width: 390, height: 844 });
  const id = await small.report(page.request, 'SC-GRID');
  await page.goto(`/reports/${id}?section=values`);
  const first = page.getByRole('grid').first().getByRole('gridcell').first();
  await first.click();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('grid').first().getByRole('gridcell').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await first.dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('٤٢');
  await page.keyboard.press('Enter');
  await expect(first).toContainText('42');
  await expect(page.locator('app-sync-state').getByText('محفوظ', { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
