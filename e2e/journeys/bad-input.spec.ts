import type { Page } from '@playwright/test';
import type { ReportView } from '#shared/reports';
import { expectAccessible } from '../support/accessible.js';
import { reportOf } from '../support/reports.js';
import { expect, patch, test } from '../support/small.js';

/** Types into a cell of a grid as people do: by the row's and the column's name. */
async function typeInto(page: Page, grid: string | RegExp, row: RegExp, column: number, text: string) {
  const cell = page.getByRole('grid', { name: grid }).getByRole('row', { name: row }).getByRole('gridcell').nth(column);
  await cell.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  return cell;
}

test('a report says at the cell what is wrong with a number, keeps what was typed, and takes it once it is mended', async ({ as, small }) => {
  const page = await as('editor');
  await page.goto(`/reports/${await small.report(page.request, 'SC-WRITTEN')}`);
  const grids = page.getByRole('grid');
  await expect(grids).toHaveCount(2);
  const [hives, members] = [(await grids.nth(0).getAttribute('aria-label')) ?? '', (await grids.nth(1).getAttribute('aria-label')) ?? ''];

  const cell = await typeInto(page, hives, /^Yenni/, 0, 'about forty');
  await expect(cell).toContainText('about forty');
  await expect(cell).toContainText('This is not a number');
  await typeInto(page, hives, /^Yenni/, 0, '-3');
  await expect(cell).toContainText('A negative value is not possible here.');
  await expect(cell).toHaveAttribute('aria-invalid', 'true');
  await typeInto(page, members, /^Yenni/, 0, '3');
  const denominator = await typeInto(page, members, /^Yenni/, 1, '0');
  await expect(denominator).toContainText('The denominator is 0: correct it, or empty both.');
  await expectAccessible(page);

  await typeInto(page, hives, /^Yenni/, 0, '40');
  await typeInto(page, members, /^Yenni/, 1, '4');
  await expect(page.locator('td[aria-invalid]')).toHaveCount(0);
  await expect(page.getByText('Saved on the server')).toBeAttached();
});

test('more authorised than was asked for is refused at its cell; an approval on an old reading shows the way out and loses nothing', async ({ as, small }) => {
  const page = await as('officer');
  const report = await small.report(page.request, 'SC-REVIEWED');
  await page.goto(`/reports/${report}?section=finance`);
  const row = page.getByRole('row', { name: /^A1/ });
  await expect(row).toBeVisible();
  const columns = await page.getByRole('columnheader').allInnerTexts();
  const authorised = columns.findIndex((head) => /\bF$/.test(head.trim())) - 1;
  const cell = await typeInto(page, /.*/, /^A1/, authorised, '600');
  await expect(cell).toContainText('At least 0 and at most what the partner wrote.');
  await expectAccessible(page);
  await cell.click();
  await page.keyboard.press('Delete');
  await expect(row.locator('td[aria-invalid]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Accept all undecided lines' }).click();
  await expect(page.getByText('Saved on the server')).toBeAttached();

  await page.goto(`/reports/${report}?section=review`);
  await page.getByRole('button', { name: 'Take the suggested ratings' }).click();
  const reasons = page.getByLabel(/reason/i);
  await reasons.first().fill('Seen in the field');
  await expect.poll(async () => JSON.stringify((await reportOf(page.request, report)).officer)).toContain('Seen in the field');
  await page.reload(); // what it saved is read: from now on it reads nothing by itself
  await expect(page.getByText('Nothing stands in the way')).toBeVisible();
  const elsewhere = await small.at('officer');
  await patch(elsewhere, `/reports/${report}/review`, { '/notes': 'A note from another device' });

  const approve = page.getByRole('button', { name: 'Approve', exact: true });
  await approve.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  const problem = page.getByRole('alert').filter({ hasText: 'The record has changed since you read it' });
  await expect(problem).toBeVisible();
  await expectAccessible(page);
  await problem.getByRole('button', { name: 'Show it as it is now' }).click();
  await expect(problem).toHaveCount(0);
  await expect(page.locator('textarea').last()).toHaveValue('A note from another device');
  await expect(reasons.first()).toHaveValue('Seen in the field');
  await approve.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.locator('app-page-header').getByText('Approved')).toBeVisible();
  const stored = (await (await elsewhere.get(`/api/v1/reports/${report}`)).json()) as ReportView;
  expect(stored.state).toBe('approved');
  await elsewhere.dispose();
});

test('a proposal that somebody changed meanwhile is not submitted unread; read again, it is', async ({ as, small }) => {
  const page = await as('signatory');
  const id = await small.proposal(page.request, 'SC-READY');
  const colleague = await small.at('colleague');
  await page.goto(`/proposals/${id}/check`);
  await page.getByRole('checkbox').check();
  await patch(colleague, `/proposals/${id}`, { '/summary': 'Written at the last minute' });
  const submit = page.getByRole('button', { name: 'Submit the proposal' });
  await submit.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  const problem = page.getByRole('alert').filter({ hasText: 'The record has changed since you read it' });
  await expect(problem).toBeVisible();
  await expectAccessible(page);
  await problem.getByRole('button', { name: 'Show it as it is now' }).click();
  await expect(problem).toHaveCount(0);
  await submit.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await expect(page).toHaveURL(/overview/);
  await expect(page.getByText('Submitted').first()).toBeVisible();
  await colleague.dispose();
});

test('a file that is too big or not what its name says is refused in words', async ({ as, small }) => {
  const page = await as('editor');
  await page.goto(`/proposals/${await small.proposal(page.request, 'SC-DRAFT')}/attachments`);
  const picker = page.locator('input[type=file]').last();
  const alert = page.locator('app-attachments-section').getByRole('alert');
  await picker.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this is a program') });
  await expect(alert).toContainText('The content is not what the file’s name says');
  await expectAccessible(page);
  await picker.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(21 * 1024 * 1024) });
  await expect(alert).toContainText('“plan.pdf” is larger than 20 MB. Make it smaller or split it.');
  await picker.setInputFiles({ name: 'plan.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  await expect(alert).toContainText('“plan.exe” is of a type that is not taken. Save it as PDF and try again.');
  await expect(page.getByText('plan.pdf', { exact: true })).toHaveCount(0);
});

test('an award over the envelope is not possible, and why is said with the figures', async ({ as, small }) => {
  const officer = await small.at('officer');
  const id = await small.proposal(officer, 'SC-TOO-MUCH');
  const { version } = (await (await officer.get(`/api/v1/proposals/${id}`)).json()) as { version: number };
  const headers = { 'idempotency-key': crypto.randomUUID(), 'if-match': `"${version.toString()}"` };
  expect((await officer.post(`/api/v1/proposals/${id}/recommend`, { data: { isRecommended: true, reason: 'Good.' }, headers })).ok()).toBe(true);
  await officer.dispose();
  const page = await as('manager');
  await page.goto(`/proposals/${id}/decision`);
  await expect(page.getByRole('alert')).toContainText('Only EUR 1,000.00 are left of the envelope, the grant is EUR 1,500.00');
  await expect(page.getByRole('button', { name: /Award/ })).toBeDisabled();
  await expectAccessible(page);
});
