import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { reportOf } from '../support/reports.js';
import { expect, test } from '../support/small.js';

test('a signatory reads the grant agreement as paper, and takes it home as PDF, on a phone in Arabic too', async ({ as, small }) => {
  const api = await small.at('signatory');
  const { project } = await reportOf(api, await small.report(api, 'SC-WRITTEN'));
  const page = await as('signatory');
  await page.goto(`/projects/${project.id}`);
  await page.getByRole('link', { name: 'Agreement to print or as PDF' }).click();
  await expect(page).toHaveURL(`/projects/${project.id}/agreement/print`);
  await expect(page.getByRole('heading', { level: 1, name: 'Grant agreement' })).toBeVisible();
  await expectAccessible(page);
  const begun = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('button', { name: 'Download as PDF' }).click();
  expect((await begun).suggestedFilename()).toMatch(/^agreement-SC-WRITTEN-en\.pdf$/);
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();

  const onPhone = await as('signatory', 'ar', phone);
  await onPhone.goto(`/projects/${project.id}/agreement/print`);
  await expect(onPhone.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(onPhone);
  await expectNoSidewaysScroll(onPhone);
});
