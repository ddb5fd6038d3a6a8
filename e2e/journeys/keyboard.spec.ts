import type { Locator, Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../support/accessible.js';
import { reportOf } from '../support/reports.js';
import { expect, test } from '../support/small.js';

const phone = { viewport: { width: 390, height: 844 } };
const mostStops = 150;

/** Goes on with Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < mostStops; stops++) {
    if (await target.evaluate((one) => one === document.activeElement || one.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
/** The tabs of a report are one stop; the arrows go through them. */
async function open(page: Page, section: string): Promise<void> {
  const tab = page.getByRole('tab', { name: section });
  await tabTo(page, page.getByRole('tablist'));
  for (let steps = 0; steps < 12 && !(await tab.evaluate((one) => one === document.activeElement)); steps++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

async function submitted(page: Page): Promise<void> {
  await open(page, 'Check and submit');
  await press(page, page.getByLabel('I certify', { exact: false }), 'Space');
  await press(page, page.getByRole('button', { name: 'Submit the report' }));
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Submit the report' }));
  await expect(page.getByText('Submitted, waiting for UNDP')).toBeVisible();
}

test('on a phone and by the keyboard alone, a signatory submits, an officer sends back, the signatory submits again, the officer approves', async ({ as, small }) => {
  const signatory = await as('signatory', 'en', phone);
  const officer = await as('officer', 'en', phone);
  const id = await small.report(signatory.request, 'SC-KEYS');
  await signatory.goto(`/reports/${id}`);
  await submitted(signatory);

  await officer.goto('/reports?view=waiting');
  await press(officer, officer.getByRole('link', { name: /SC-KEYS/ }));
  await press(officer, officer.getByRole('button', { name: 'Start the review' }));
  await expect(officer.locator('app-page-header').getByText('In review')).toBeVisible();
  await open(officer, 'Narrative');
  await press(officer, officer.getByRole('button', { name: 'Comment on: Achievements' }));
  await expect(officer.getByRole('textbox', { name: 'Comment on: Achievements' })).toBeFocused();
  await officer.keyboard.type('Since when?');
  await officer.keyboard.press('Control+Enter');
  await expect(officer.getByText('Since when?')).toBeVisible();
  await open(officer, 'Decision');
  await press(officer, officer.getByRole('button', { name: 'Send back' }));
  await tabTo(officer, officer.getByRole('dialog').getByLabel('Message to the partner, if any'));
  await officer.keyboard.type('Please say what comes next.');
  await press(officer, officer.getByRole('dialog').getByRole('button', { name: 'Send back' }));
  await expect(officer.locator('app-page-header').getByText('Sent back to the partner')).toBeVisible();
  await expectNoSidewaysScroll(officer);

  await signatory.goto(`/reports/${id}`);
  await expect(signatory.getByText('Please say what comes next.').first()).toBeVisible();
  await press(signatory, signatory.getByRole('button', { name: 'Go to the next comment' }));
  await expect(signatory.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
  await signatory.keyboard.type('Since March.');
  await signatory.keyboard.press('Control+Enter');
  await expect(signatory.getByText('Answered, UNDP looks at it')).toBeVisible();
  await tabTo(signatory, signatory.getByLabel('Next steps', { exact: false }));
  await signatory.keyboard.type('Honey is sold.');
  await expect.poll(async () => (await reportOf(signatory.request, id)).content?.narrative.nextSteps).toBe('Honey is sold.');
  await submitted(signatory);

  await officer.goto(`/reports/${id}`);
  await press(officer, officer.getByRole('button', { name: 'Start the review' }));
  await open(officer, 'Finance (FACE)');
  await press(officer, officer.getByRole('button', { name: 'Accept all undecided lines' }));
  await open(officer, 'Decision');
  await press(officer, officer.getByRole('button', { name: 'Take the suggested ratings' }));
  await expect(officer.getByText('Nothing stands in the way')).toBeVisible();
  await press(officer, officer.getByRole('button', { name: 'Approve', exact: true }));
  await press(officer, officer.getByRole('dialog').getByRole('button', { name: 'Approve' }));
  await expect(officer.locator('app-page-header').getByText('Approved')).toBeVisible();
  await expect(officer.getByRole('heading', { level: 1 })).toBeFocused();
  expect((await reportOf(officer.request, id)).state).toBe('approved');
});
