import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/demonstration.js';

/** Follows the download links of a page by the session of its reader. */
async function expectFiles(page: Page): Promise<void> {
  const [csv, xlsx] = await Promise.all(['CSV', 'XLSX'].map((name) => page.getByRole('link', { name, exact: true }).first().getAttribute('href')));
  const text = await (await page.request.get(csv ?? '')).text();
  expect(text.trim().split('\r\n').length).toBeGreaterThan(1);
  expect((await (await page.request.get(xlsx ?? '')).body()).subarray(0, 2).toString()).toBe('PK');
}

test('the portfolio opens the rows behind a chart, its files, and a map by keyboard, in English and Arabic and on a phone', async ({ playing }) => {
  const analyst = await playing('analyst@undp.example.org');

  // A bar of the drawing opens its rows; so does the figure of the table, by keyboard.
  await analyst.goto('/dashboards');
  await expectAccessible(analyst);
  const states = analyst.getByRole('region', { name: 'Where do the projects stand?' });
  await states.scrollIntoViewIfNeeded();
  await expect(states.getByRole('img')).toBeVisible();
  const drawing = await states.getByRole('img').boundingBox();
  if (!drawing) throw new Error('the chart is not drawn');
  await states.getByRole('img').click({ position: { x: drawing.width * 0.6, y: drawing.height * 0.583 } });
  await expect(analyst).toHaveURL(/rows\?.*status=closed/);
  await expect(analyst.getByRole('heading', { level: 1 })).toHaveText('Projects');
  await expect(analyst.locator('tbody tr').first()).toBeVisible();
  await expectAccessible(analyst);
  await expectFiles(analyst);
  await analyst.goto('/dashboards');
  const trend = analyst.getByRole('region', { name: /Does spending follow the plan/ }).first();
  await trend.getByRole('button', { name: 'As a table' }).click();
  await trend.locator('tbody a').first().press('Enter');
  await expect(analyst).toHaveURL(/figure=planned&part=quarter/);
  await expect(analyst.locator('app-page-header')).toContainText(/Quarter \d{4}-Q[1-4]/);

  // The map: from country to country by Tab, Enter opens its rows.
  await analyst.goto('/dashboards/map');
  await expectAccessible(analyst);
  await expect(analyst.getByText('do not imply official endorsement')).toBeVisible();
  const circles = analyst.locator('svg a');
  expect(await circles.count()).toBeGreaterThan(10);
  await circles.first().focus();
  await analyst.keyboard.press('Tab');
  await expect(circles.nth(1)).toBeFocused();
  const name = (await circles.nth(1).getAttribute('aria-label'))?.split(',')[0] ?? '';
  await analyst.keyboard.press('Enter');
  await expect(analyst).toHaveURL(/part=country/);
  await expect(analyst.locator('app-page-header')).toContainText(name);
  await analyst.goto('/dashboards/map');
  await analyst.getByRole('table').getByRole('button', { name: 'Country' }).click();
  await expect(analyst.getByRole('columnheader', { name: 'Country' })).toHaveAttribute('aria-sort', 'ascending');
  await expectFiles(analyst);

  // The figures of a project, each with its rows; in Arabic, and for the donor on a phone.
  await analyst.goto('/dashboards/rows?figure=projects');
  await analyst.locator('tbody a').first().click();
  await expect(analyst).toHaveURL(/projects\/[0-9a-f-]{36}$/);
  await expectAccessible(analyst);
  await analyst.locator('dd.figure a').first().click();
  await expect(analyst).toHaveURL(/projects\/.*\/rows\?figure=budget/);
  await expect(analyst.locator('tbody tr')).toHaveCount(1);
  const reader = await playing('analyst@undp.example.org', 'ar');
  for (const path of ['/dashboards', '/dashboards/map', '/dashboards/rows?figure=released']) {
    await reader.goto(path);
    await expectAccessible(reader);
  }
  const donor = await playing('donor@eu.example.org', 'en', phone);
  for (const path of ['/dashboards', '/dashboards/map', '/dashboards/rows?figure=overdue']) {
    await donor.goto(path);
    await expectAccessible(donor);
    await expectNoSidewaysScroll(donor);
  }
});
