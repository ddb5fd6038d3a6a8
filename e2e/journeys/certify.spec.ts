import { box, narrativeOf, patches, saved } from '../pages/narrative.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { reportOf } from '../support/reports.js';
import { expect, patch, test } from '../support/small.js';

test('what two people wrote and what the server refused stand in the way of a submission until they are answered', async ({ as, small }) => {
  const page = await as('signatory');
  const id = await small.report(page.request, 'SC-CERTIFIED');
  const colleague = await small.at('colleague');
  await page.goto(`/reports/${id}?section=narrative`);
  await expect(box(page, 'lessons')).toBeVisible();
  await patch(colleague, `/reports/${id}`, { '/narrative/lessons': 'Of the colleague' });
  await box(page, 'lessons').fill('Of the signatory');
  await expect(page.locator('app-field-conflict')).toBeVisible();
  await page.route(patches, (route) => (route.request().method() === 'PATCH'
    ? route.fulfill({ json: { version: 1, results: [{ pointer: '/narrative/nextSteps', status: 'refused', code: 'not_editable', detail: '' }] } })
    : route.fallback()));
  await box(page, 'nextSteps').fill('Refused words');
  await expect(page.getByText('This part is locked')).toBeVisible();
  await page.unroute(patches);

  await page.getByRole('tab', { name: 'Check and submit' }).click();
  await page.getByLabel('I certify', { exact: false }).check();
  const submit = page.getByRole('button', { name: 'Submit the report' });
  await expect(page.getByRole('heading', { name: 'Not on the server (2)' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Narrative › Lessons learnt' })).toBeVisible();
  await expect(submit).toBeDisabled();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(submit).toBeDisabled();
  const reread = page.waitForResponse((one) => one.request().method() === 'GET' && one.url().endsWith(`/reports/${id}`));
  await page.getByRole('button', { name: 'Give up what I typed' }).click();
  await reread;
  await expect(page.locator('app-stuck-fields h3')).toHaveCount(0);
  await saved(page);
  await submit.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit the report' }).click();
  await expect(page.getByText('Submitted, waiting for UNDP')).toBeVisible();
  expect(await narrativeOf(colleague, id)).toMatchObject({ lessons: 'Of the colleague', nextSteps: '' });
  expect((await reportOf(colleague, id)).submissions.length).toBe(1);
  await colleague.dispose();
});
