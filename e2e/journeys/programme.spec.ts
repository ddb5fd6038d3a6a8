import { dayIn } from '../pages/calls.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/journey.js';

test('a manager makes a programme whose shares must total 100, and changes its settings from a day on', async ({ as }) => {
  const page = await as('manager');
  await page.goto('/programmes');
  await page.getByRole('link', { name: 'New programme' }).click();
  await page.getByLabel(/^Code/).first().fill('VALLEYS');
  await page.getByLabel(/^Title · English/).first().fill('Valleys programme');
  await page.locator('app-funders-editor select').selectOption({ label: 'Fund for journeys (DONOR-J)' });
  await page.getByLabel('Share').fill('90');
  await expect(page.getByText('Total 90 %, 10 % left')).toBeVisible();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await expect(page.getByRole('button', { name: /The funders’ shares total 90 %; make it exactly 100/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Share').fill('100');
  await save.click();
  await expect(page.getByRole('heading', { level: 1, name: /Valleys programme/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Change the settings' }).click();
  await page.getByLabel('In force from').fill(dayIn(30));
  await page.getByLabel('Completed reviews needed').fill('3');
  await expect(page.getByText('Without this change: 2')).toBeVisible();
  await expectAccessible(page);
  await save.click();
  await page.getByRole('dialog').getByRole('button', { name: /^Change from/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Valleys programme/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Completed reviews needed changed: 3 2/ })).toBeVisible();
  const programme = new URL(page.url()).pathname;

  const arabic = await as('manager', phone);
  await arabic.request.patch('/api/v1/me', { data: { locale: 'ar' }, headers: { 'x-requested-by': 'journeys' } });
  for (const path of ['', '/edit', '/settings']) {
    await arabic.goto(programme + path);
    await expectAccessible(arabic);
    await expectNoSidewaysScroll(arabic);
  }
});
