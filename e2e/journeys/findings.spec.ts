import { patchAnswer } from '#shared/platform';
import { reportField, reportPage } from '#shared/reports';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoViolations } from '../support/accessible.js';
import { ownHeaders } from '../support/browsers.js';
import { expect, test } from '../support/demonstration.js';
import { isKept } from '../support/device.js';
import { reportOf } from '../support/reports.js';

/** A report of theirs that waits to be written, of which an indicator may be reported at a coarser level; that indicator is emptied. */
async function toWrite(page: Page) {
  for (const { id } of reportPage.parse(await (await page.request.get('/api/v1/reports?limit=50')).json()).items) {
    const view = await reportOf(page.request, id);
    const indicator = view.definitions.framework.indicators.find((one) => one.allowsCoarser && one.disaggregation.length > 1);
    if (!view.allowedActions.includes('edit') || !indicator) continue;
    const entries = view.content?.values.filter((leaf) => leaf.indicator === indicator.id).map((leaf) => ({ pointer: `/values/${leaf.indicator}/${leaf.location}/${leaf.cell}`, value: null, base: view.version })) ?? [];
    if (entries.length > 0) patchAnswer.parse(await (await page.request.patch(`/api/v1/reports/${id}`, { data: entries, headers: ownHeaders })).json());
    return { id, indicator, read: () => reportOf(page.request, id) };
  }
  throw new Error('the demonstration has no report to write at several levels');
}

const cellsOf = (grid: Locator, row: number): Locator => grid.locator('tbody tr[aria-rowindex]').nth(row).getByRole('gridcell');
const saved = (page: Page) => expect(page.getByText('Saved on the server')).toBeAttached();

test('findings speak at the cell while one types, in its panel and at the check; what is half typed survives a cut; a place is reported by its total alone', async ({ playing, demonstration }) => {
  const editor = demonstration.find((one) => one.email === 'editor@apiary.example.org');
  const page = await playing('editor@apiary.example.org');
  const { id, indicator, read } = await toWrite(page);
  const at = `/values/${indicator.id}/${indicator.locations[0] ?? ''}`;
  const grid = page.getByRole('grid', { name: `${indicator.code} ${indicator.title}` });
  await page.goto(`/reports/${id}`);

  // A figure far over the plan: unusual at its cell, and a word of explanation is asked for beside it.
  await cellsOf(grid, 0).first().click();
  await page.keyboard.type('987654');
  await page.keyboard.press('Enter');
  await cellsOf(grid, 0).first().click();
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('dialog', { name: new RegExp(`^${indicator.code.replaceAll('.', '\\.')} · `) });
  await expect(panel.getByRole('heading', { level: 3 })).toBeFocused();
  await expect(panel.getByText(/more than three times the plan/)).toBeVisible();
  await expect(panel.locator('app-cell-series tr.now')).toContainText('987,654');
  await saved(page);
  await expect(panel.getByText(/changed it last/)).toBeVisible();
  await panel.locator('.finding', { hasText: 'three times the plan' }).getByLabel('Explanation').fill('The harvest of the century.');
  await saved(page);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(cellsOf(grid, 0).first()).toBeFocused();
  const told = reportField.parse(await (await page.request.get(`/api/v1/reports/${id}/fields?pointer=${encodeURIComponent(`${at}/${(await read()).content?.values.find((leaf) => leaf.value === '987654')?.cell ?? ''}`)}`)).json());
  expect(told.draft?.by?.name).toBe(editor?.name);

  // Cut in the middle of a cell: what was a figure already is on the server or sent by itself, what was none stands where it was typed.
  await cellsOf(grid, 0).nth(1).click();
  await page.keyboard.type('41');
  await expect.poll(async () => (await read()).content?.values.some((leaf) => leaf.value === '41')).toBe(true);
  await page.goto('about:blank');
  await page.goto(`/reports/${id}`);
  await expect(cellsOf(grid, 0).nth(1)).toContainText('41');
  await cellsOf(grid, 0).nth(2).click();
  await page.keyboard.type('41 or so');
  await isKept(page, '41 or so');
  await page.goto('about:blank');
  await page.goto(`/reports/${id}?section=check`);
  await expect(page.locator('.blocking').getByText('This is not', { exact: false })).toBeVisible();
  await expect(page.locator('.soft').getByLabel('Explanation').and(page.locator('textarea')).filter({ visible: true }).first()).toBeVisible();
  await expectAccessible(page);
  await page.locator('.blocking').getByRole('button', { name: /This is not/ }).first().click();
  await expect(cellsOf(grid, 0).nth(2)).toBeFocused();
  await expect(cellsOf(grid, 0).nth(2)).toContainText('41 or so');
  await page.keyboard.type('42');
  await page.keyboard.press('Enter');
  await saved(page);

  // Only the total is known of these places: the question says what happens, the sum stays.
  await page.locator('article', { has: grid }).getByLabel('Level of detail').selectOption({ label: 'Total only' });
  await expectNoViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Change the level' }).click();
  await expect(cellsOf(grid, 0).first()).toContainText('987,737');
  await saved(page);
  await expect.poll(async () => (await read()).content?.values.filter((leaf) => leaf.indicator === indicator.id).map((leaf) => [leaf.cell, leaf.value])).toEqual([[indicator.disaggregation.map(() => '*').join('|'), '987737']]);

  // Another status than the figures suggest carries its reason.
  const status = page.getByLabel('Your view of this output').first();
  await expect(page.getByText('The figures suggest:').first()).toBeVisible();
  await status.selectOption({ label: 'Off track' });
  await expect.poll(async () => (await read()).content?.statuses.map((one) => one.status)).toContain('off_track');
  await page.goto(`/reports/${id}?section=check`);
  await expect(page.locator('.blocking')).toContainText('reason');
  await page.goto(`/reports/${id}`);
  await page.getByLabel('Reason, if it differs').first().fill('Half of it was lost again.');
  await saved(page);
  await page.getByLabel('Your view of this output').first().selectOption('');
  await saved(page);
});

test('the officer reads what is unusual, and the partner’s word on it, before the decision; who wrote the draft is not told', async ({ playing }) => {
  const page = await playing('officer@undp.example.org');
  for (const { id } of reportPage.parse(await (await page.request.get('/api/v1/reports?status=in_review&status=submitted&limit=50')).json()).items) {
    const view = await reportOf(page.request, id);
    const soft = view.findings.filter((one) => one.severity === 'soft');
    if (soft.length === 0) continue;
    await page.goto(`/reports/${id}?section=review`);
    const list = page.locator('app-unusual-figures');
    await expect(list.getByRole('heading')).toHaveText(`What is unusual (${String(soft.length)})`);
    await expect(list.getByRole('listitem')).toHaveCount(soft.length);
    await expectAccessible(page);
    const leaf = view.content?.values[0];
    const told = reportField.parse(await (await page.request.get(`/api/v1/reports/${id}/fields?pointer=${encodeURIComponent(`/values/${leaf?.indicator ?? ''}/${leaf?.location ?? ''}/${leaf?.cell ?? ''}`)}`)).json());
    expect([told.draft, told.submissions.length]).toEqual([null, view.submissions.length]);
    return;
  }
  throw new Error('no report of the demonstration that waits for the officer is unusual anywhere');
});
