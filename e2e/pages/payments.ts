import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.js';

export interface Release {
  /** In whole units, as typed: `6,000`. */
  readonly amount: string;
  readonly reference: string;
  /** The bank's rate. */
  readonly rate?: string;
}

/** The finance officer, in English: records a release through the gate. @param project path of its page */
export async function recordRelease(page: Page, project: string, { amount, reference, rate }: Release): Promise<void> {
  await page.goto(`${project}?section=money`);
  await expect(page.getByText('May be released')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Record a release' }).click();
  await page.getByLabel(/^Amount/).fill(amount);
  await page.getByLabel('Reference').fill(reference);
  if (rate !== undefined) await page.getByLabel('Exchange rate').fill(rate);
  await page.locator('app-payment-form').getByRole('button', { name: 'Record a release' }).click();
  await expect(page.getByRole('dialog')).toContainText(`EUR ${amount}.00`);
  await page.getByRole('dialog').getByRole('button', { name: 'Record a release' }).click();
  await expect(page.getByText(reference)).toBeVisible();
}
