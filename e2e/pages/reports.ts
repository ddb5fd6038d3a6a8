import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';

/** The signatory, in French: certifies and submits. @param report path of its page */
export async function submitReport(page: Page, report: string): Promise<void> {
  await page.goto(`${report}?section=check`);
  await page.getByLabel(/Je certifie/).check();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Soumettre le rapport' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Soumettre le rapport' }).click();
  await expect(page.getByText('Soumis, en attente du PNUD')).toBeVisible();
}

/** The officer, in English: takes every line as it is asked for, and the suggested ratings; nothing stands in the way; approves. */
export async function approveReport(page: Page, report: string): Promise<void> {
  await page.goto(`${report}?section=finance`);
  await page.getByRole('button', { name: 'Accept all undecided lines' }).click();
  await expect(page.getByText('Saved on the server')).toBeAttached();
  await expectAccessible(page);
  await page.goto(`${report}?section=review`);
  await page.getByRole('button', { name: 'Take the suggested ratings' }).click();
  await expect(page.getByText('Nothing stands in the way')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.locator('app-page-header').getByText('Approved')).toBeVisible();
}
