import type { Page } from '@playwright/test';
import { expectAccessible, expectNoViolations } from '../support/accessible.js';
import { Frame } from '../pages/frame.js';
import { PASSWORD } from '../support/people.js';
import { reportOf } from '../support/reports.js';
import { expect, patch, test } from '../support/small.js';

const away = 'The server does not answer. What you type is kept; this goes away by itself.';

test('the database is killed while a proposal is written: it is said, the text stays, also over a reload, and is saved when the database is back', async ({ as, small }) => {
  const page = await as('editor');
  const id = await small.proposal(page.request, 'SC-DRAFT');
  await page.goto(`/proposals/${id}/summary`);
  const context = page.getByLabel('Context', { exact: false }).first();
  await context.fill('Bees before');
  await expect(page.getByText('Saved on the server')).toBeAttached();

  await small.portal.database.kill();
  const refused = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.status() === 503);
  await context.fill('Bees before the cut, and after it');
  await refused;
  await expect(page.getByText(away)).toBeVisible();
  await expect(page.getByText('1 change on this device, waiting')).toBeAttached();
  await expect(context).toHaveValue('Bees before the cut, and after it');
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByText(away)).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await small.portal.database.startAgain();
  await expect(context).toHaveValue('Bees before the cut, and after it', { timeout: 30_000 });
  await expect(page.getByText('Saved on the server')).toBeAttached();
  await page.reload();
  await expect(context).toHaveValue('Bees before the cut, and after it');
});

test('the database is frozen while a report is written: what is typed meanwhile is saved by itself', async ({ as, small }) => {
  const page = await as('editor');
  const id = await small.report(page.request, 'SC-WRITTEN');
  await page.goto(`/reports/${id}?section=narrative`);
  const lessons = page.getByLabel('Lessons', { exact: false }).first();
  await expect(lessons).toBeVisible();
  small.portal.database.freeze();
  await lessons.fill('Written in the dark');
  await expect(page.getByText(away)).toBeVisible({ timeout: 30_000 });
  await new Frame(page).useLanguage('ar');
  await expectAccessible(page);
  await expect(page.getByRole('textbox').nth(2)).toHaveValue('Written in the dark');
  small.portal.database.thaw();
  await expect(page.locator('app-reach-banner p')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.locator('app-sync-state .saved')).toBeAttached({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole('textbox').nth(2)).toHaveValue('Written in the dark');
});

for (const language of ['en', 'ar'] as const) {
  test(`the session is ended elsewhere while somebody types: signs in again in place, ${language}`, async ({ as, small }) => {
    const page = await as('editor', language);
    const id = await small.proposal(page.request, 'SC-DRAFT');
    await page.goto(`/proposals/${id}/summary`);
    const text = page.locator('textarea').nth(2);
    await expect(text).toBeVisible();
    const elsewhere = await small.at('editor');
    expect((await elsewhere.delete('/api/v1/auth/sessions')).ok()).toBe(true);
    await elsewhere.dispose();

    await text.fill(`Typed after the end, ${language}`);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expectNoViolations(page);
    const password = dialog.locator('input[type=password]');
    await password.fill('not the password');
    await password.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await expectNoViolations(page);
    await expect(text).toHaveValue(`Typed after the end, ${language}`);
    await password.fill(PASSWORD);
    await password.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('app-sync-state .saved')).toBeAttached();
    await page.reload();
    await expect(text).toHaveValue(`Typed after the end, ${language}`);
  });
}

test('two people write one proposal: other fields merge, the same field shows both texts and takes either', async ({ as, small }) => {
  const page = await as('editor');
  const id = await small.proposal(page.request, 'SC-DRAFT');
  const colleague = await small.at('colleague');
  await page.goto(`/proposals/${id}/summary`);
  const [title, summary, sustainability] = [page.getByLabel('Title', { exact: true }), page.locator('textarea').nth(0), page.locator('textarea').nth(3)];
  await expect(summary).toHaveValue('A summary.');
  await patch(colleague, `/proposals/${id}`, { '/sustainability': 'By the colleague', '/summary': 'The summary of the colleague', '/title': 'Title of the colleague' });

  const context = page.locator('textarea').nth(1);
  await context.fill('Another field, by the editor');
  await expect(sustainability).toHaveValue('By the colleague');
  await expect(summary).toHaveValue('The summary of the colleague');

  for (const [choice, kept] of [['Keep mine', 'Mine'], ['Take theirs', 'Theirs']] as const) {
    await patch(colleague, `/proposals/${id}`, { '/summary': `Theirs before ${choice}` });
    const text = kept === 'Mine' ? `Mine, ${choice}` : 'Given up';
    await summary.fill(text);
    const both = page.locator('app-field-conflict');
    await expect(both).toContainText(text);
    await expect(both).toContainText(`Theirs before ${choice}`);
    await expectAccessible(page);
    await both.getByRole('button', { name: choice }).click();
    const expected = kept === 'Mine' ? text : `Theirs before ${choice}`;
    await expect(both).toHaveCount(0);
    await expect(page.getByText('Saved on the server')).toBeAttached();
    await expect(summary).toHaveValue(expected);
    await expect.poll(async () => ((await (await colleague.get(`/api/v1/proposals/${id}`)).json()) as { content: { summary: string } }).content.summary).toBe(expected);
  }
  await expect(title).toHaveValue('Title of the colleague');
  await colleague.dispose();
});

test('two people write one report: another paragraph merges, the same cell shows both figures and asks', async ({ as, small }) => {
  const [page, other] = [await as('editor'), await as('colleague')];
  const id = await small.report(page.request, 'SC-WRITTEN');
  const hives = (of: Page) => of.getByRole('grid').first().getByRole('row', { name: /^Yenni/ }).getByRole('gridcell').first();
  const type = async (of: Page, figure: string) => {
    await hives(of).click();
    await of.keyboard.type(figure);
    await of.keyboard.press('Enter');
  };
  await page.goto(`/reports/${id}`);
  await expect(hives(page)).toBeVisible();
  await other.goto(`/reports/${id}`);
  await type(other, '41');
  await expect.poll(async () => (await reportOf(other.request, id)).content?.values.some((leaf) => leaf.value === '41')).toBe(true);
  await expect(other.getByText('Saved on the server')).toBeAttached();
  await patch(other.request, `/reports/${id}`, { '/narrative/challenges': 'Drought, says the colleague' });

  await type(page, '42');
  const both = page.locator('app-field-conflict');
  await expect(both).toContainText('42');
  await expect(both).toContainText('41');
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Narrative' }).click();
  await page.getByRole('button', { name: 'Go to the first' }).click();
  await expect(both.getByRole('button', { name: 'Keep mine' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(both).toHaveCount(0);
  await expect(page.getByText('Saved on the server')).toBeAttached();
  await expect(hives(page)).toContainText('42');
  await page.getByRole('tab', { name: 'Narrative' }).click();
  await expect(page.getByRole('textbox').nth(1)).toHaveValue('Drought, says the colleague');
});
