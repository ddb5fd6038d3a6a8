import { patchAnswer } from '#shared/platform';
import { reportField, reportPage, reportView, type ReportView } from '#shared/reports';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.js';
import { playing, theDemonstration } from '../support/demonstration.js';
import { expect, test } from '../support/journey.js';

const headers = { 'x-requested-by': 'journeys' };

/** A report of theirs that waits to be written, of which an indicator may be reported at a coarser level; that indicator is emptied. */
async function toWrite(page: Page) {
  const read = async (id: string): Promise<ReportView> => reportView.parse(await (await page.request.get(`/api/v1/reports/${id}`)).json());
  for (const { id } of reportPage.parse(await (await page.request.get('/api/v1/reports?limit=50')).json()).items) {
    const view = await read(id);
    const indicator = view.definitions.framework.indicators.find((one) => one.allowsCoarser && one.disaggregation.length > 1);
    if (!view.allowedActions.includes('edit') || !indicator) continue;
    const entries = view.content?.values.filter((leaf) => leaf.indicator === indicator.id).map((leaf) => ({ pointer: `/values/${leaf.indicator}/${leaf.location}/${leaf.cell}`, value: null, base: view.version })) ?? [];
    if (entries.length > 0) patchAnswer.parse(await (await page.request.patch(`/api/v1/reports/${id}`, { data: entries, headers })).json());
    return { id, indicator, read: () => read(id) };
  }
  throw new Error('the demonstration has no report to write at several levels');
}

const cellsOf = (grid: Locator, row: number): Locator => grid.locator('tbody tr[aria-rowindex]').nth(row).getByRole('gridcell');
const saved = (page: Page) => expect(page.getByText('Saved on the server')).toBeAttached();

test('findings speak at the cell while one types; its panel says what it means and who changed it when, and asks for a word', async ({ browser }) => {
  const people = await theDemonstration();
  const editor = people.find((one) => one.email === 'editor@apiary.example.org');
  const page = await playing(browser, editor, 'en');
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
});

test('the officer reads what is unusual, and the partner’s word on it, before the decision; who wrote the draft is not told', async ({ browser }) => {
  const people = await theDemonstration();
  const page = await playing(browser, people.find((one) => one.role === 'programme_officer'), 'en');
  for (const { id } of reportPage.parse(await (await page.request.get('/api/v1/reports?status=in_review&status=submitted&limit=50')).json()).items) {
    const view = reportView.parse(await (await page.request.get(`/api/v1/reports/${id}`)).json());
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
