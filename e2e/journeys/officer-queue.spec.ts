import type { ReportView } from '#shared/reports';
import { uuidv7 } from '#shared/platform';
import { randomBytes } from 'node:crypto';
import { expectAccessible, expectNoSidewaysScroll, expectNoViolations } from '../support/accessible.js';
import { act, reportOf } from '../support/reports.js';
import { expect, patch, test } from '../support/small.js';

/** All that was spent and asked for, and the suggested rating of the only output. */
function decisionsOf({ content, definitions }: ReportView): Record<string, unknown> {
  const lines = content?.finance.flatMap(({ line, actual, requested }) => [[`/lines/${line}/accepted`, actual], [`/lines/${line}/authorised`, requested]] as const) ?? [];
  return Object.fromEntries([...lines, ...definitions.framework.outputs.map(({ id }) => [`/ratings/${id}/status`, 'behind'] as const)]);
}

test('an officer goes through the queue: all lines but one, back to the partner, what changed since, and approval of several at once', async ({ as, small }) => {
  const page = await as('officer');
  const [first, second] = [await small.report(page.request, 'SC-QUEUE-1'), await small.report(page.request, 'SC-QUEUE-2')];

  // From one to the next as the list has them, and back to the list.
  await page.goto('/reports?view=waiting');
  await page.getByRole('link', { name: /SC-QUEUE-1/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SC-QUEUE-1');
  await page.getByRole('link', { name: 'Next in the list' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SC-QUEUE-2');
  await page.getByRole('link', { name: 'Previous in the list' }).click();
  await expect(page).toHaveURL(new RegExp(`/reports/${first}\\?.*view=waiting`));

  // All lines but those in question, by keyboard, undone in one and done again.
  await page.getByRole('tab', { name: 'Finance (FACE)' }).click();
  await page.getByRole('button', { name: 'Accept all but …' }).focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox', { name: /^A1/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Accept 0 lines' })).toBeDisabled();
  await page.keyboard.press('Space');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Accept 1 line' }).press('Enter');
  await expect(page.getByText('1 line accepted.')).toBeVisible();
  await expect(page.getByText('Saved on the server')).toBeAttached();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(async () => (await reportOf(page.request, first)).officer?.lines.map((one) => one.accepted)).toEqual([null]);

  // Back to the partner with a comment and a word; the partner corrects; the officer sees what is new.
  const comment = uuidv7(Date.now(), randomBytes(10));
  await patch(page.request, `/reports/${first}/review`, { [`/comments/${comment}`]: { id: comment, pointer: '/narrative/achievements', text: 'How many hives?' } });
  await page.goto(`/reports/${first}?view=waiting&section=review`);
  await page.getByRole('button', { name: 'Send back' }).click();
  await page.getByRole('dialog').getByLabel('Message to the partner, if any').fill('Please count the hives.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
  await expect(page.locator('app-page-header').getByText('Sent back to the partner')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const partner = await small.at('signatory');
  const [indicator] = (await reportOf(partner, first)).definitions.framework.indicators;
  await patch(partner, `/reports/${first}`, { '/narrative/achievements': 'Forty-two hives stand.', [`/values/${indicator?.id ?? ''}/${indicator?.locations[0] ?? ''}/*`]: '42' });
  await act(partner, first, 'submit', { certified: true, onBehalfOf: null });
  await page.goto(`/reports/${first}?view=waiting&section=compare`);
  await expect(page.getByText('2 fields differ.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Yenni 40 42 \+2/ })).toBeVisible();
  await expect(page.locator('ins').filter({ hasText: 'Forty-two' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Since my last review' })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('tab', { name: 'History and receipts' }).click();
  await expect(page.getByText('Please count the hives.')).toBeVisible();
  await expect(page.getByText('With 1 open comment')).toBeVisible();
  await expectAccessible(page);

  // What leaves no question is approved with others; the rest stays, with the reason.
  await patch(page.request, `/reports/${second}/review`, decisionsOf(await reportOf(page.request, second)));
  await page.goto('/reports?view=waiting');
  for (const report of ['SC-QUEUE-1', 'SC-QUEUE-2']) await page.getByRole('row', { name: new RegExp(report) }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Approve together' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 report will be approved.')).toBeVisible();
  await expect(dialog.getByText('Stays as it is')).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('button', { name: 'Approve 1 report' }).click();
  await expect(dialog.getByText('1 report was approved.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('link', { name: /SC-QUEUE-2/ })).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  expect((await reportOf(page.request, second)).state).toBe('approved');
  await partner.dispose();
});

test('a manager is told what a reopening changes before it is done; the partner reads why it was done', async ({ as, small }) => {
  const manager = await as('manager');
  const officer = await small.at('officer');
  const report = await small.report(officer, 'SC-QUEUE-2');
  if ((await reportOf(officer, report)).state === 'in_review') {
    await patch(officer, `/reports/${report}/review`, decisionsOf(await reportOf(officer, report)));
    await act(officer, report, 'approve', {});
  }
  await manager.goto(`/reports/${report}`);
  await manager.getByRole('button', { name: 'Reopen' }).click();
  const dialog = manager.getByRole('dialog');
  await expect(dialog.getByText('keep counting until it is approved again')).toBeVisible();
  await expect(dialog.getByText('1.1.1: 40 hives')).toBeVisible();
  await expectNoViolations(manager);
  await dialog.getByLabel('Reason').fill('A line was wrong.');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await expect(manager.locator('app-page-header').getByText('Reopened')).toBeVisible();
  const partner = await as('signatory', 'ar');
  await partner.goto(`/reports/${report}?section=changes`);
  await expect(partner.locator('app-report-return').getByText('A line was wrong.')).toBeVisible();
  await expect(partner.locator('app-history-list').getByText('A line was wrong.')).toBeVisible();
  await expectAccessible(partner);
  await partner.goto(`/reports/${report}?section=compare`);
  await expectAccessible(partner);
  await officer.dispose();
});
