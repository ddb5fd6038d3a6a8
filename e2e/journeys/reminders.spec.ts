import { addDays } from '#shared/calendar';
import { reportView } from '#shared/reports';
import type { APIRequestContext } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, expectNoViolations } from '../support/accessible.js';
import { expect, test } from '../support/small.js';

const dayOf = (day: string) => new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const statusOf = async (request: APIRequestContext, address: string) => (await request.get(address)).status();

test('an officer moves a due day, the editor sees why and is told, chooses their mails, switches one off by its link, and carries the days in a calendar', async ({ as, small }) => {
  const officer = await as('officer');
  const id = await small.report(officer.request, 'SC-WRITTEN');
  const before = reportView.parse(await (await officer.request.get(`/api/v1/reports/${id}`)).json()).period;
  const due = addDays(before.due, 45);
  await officer.goto(`/reports/${id}`);
  await officer.getByRole('button', { name: 'Extend the due day' }).click();
  const dialog = officer.getByRole('dialog');
  await expect(dialog.getByLabel('New due day')).toBeFocused();
  await dialog.getByLabel('New due day').fill(due);
  await dialog.getByLabel('Reason').fill('The road to Yenni is closed');
  await expectNoViolations(officer);
  await dialog.getByRole('button', { name: 'Extend', exact: true }).click();
  const moved = `Olga Officer moved the due day from ${dayOf(before.due)} to ${dayOf(due)}`;
  await expect(officer.getByText(moved)).toBeVisible();

  const editor = await as('editor');
  await editor.goto(`/reports/${id}`);
  await expect(editor.getByText(moved)).toBeVisible();
  await expect(editor.getByText('The road to Yenni is closed')).toBeVisible();
  await expectAccessible(editor);

  // The message comes by mail, beside reminders; its link stops mails of this kind, also for who is not signed in.
  const mails = async () => ((await (await editor.request.get('/api/v1/demo/mails')).json()) as { items: { to: string; text: string }[] }).items;
  const linkOf = async () => (await mails()).map(({ to, text }) => (to === 'editor@small.example.org' && text.includes('now due on') ? /\S+\/unsubscribe\/\S+/.exec(text)?.[0] : undefined)).find(Boolean);
  await expect.poll(linkOf, { timeout: 20_000 }).toBeTruthy();
  const visitor = await (await editor.context().browser()!.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } })).newPage();
  await visitor.goto((await linkOf()) ?? '');
  await expect(visitor.getByRole('heading', { level: 1, name: 'Stop these mails?' })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.getByRole('button', { name: 'Stop them' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: 'These mails are switched off' })).toBeVisible();
  await expectAccessible(visitor);
  await expectNoSidewaysScroll(visitor);
  await visitor.context().close();

  await editor.goto('/account');
  await expect(editor.getByText('1 switched off')).toBeVisible();
  await editor.getByLabel('Reminders of reports').click();
  await editor.getByRole('option', { name: 'By mail at once' }).click();
  await expect(editor.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await editor.getByText('Single kinds').nth(1).click();
  await editor.getByLabel('The due day of a report was moved').check();
  await expect(editor.getByText('1 switched off')).toHaveCount(0);

  await editor.getByRole('button', { name: 'Make an address' }).click();
  const address = await editor.getByLabel('Address', { exact: true }).inputValue();
  const calendar = await editor.request.get(address);
  expect([calendar.status(), (await calendar.text()).includes(`DTSTART;VALUE=DATE:${due.replaceAll('-', '')}`)]).toEqual([200, true]);
  await expectAccessible(editor);
  await editor.getByRole('button', { name: 'End it' }).click();
  await editor.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(editor.getByText(/^In use since/)).toHaveCount(0);
  expect(await statusOf(editor.request, address)).toBe(404);

  const arabic = await as('editor', 'ar');
  for (const path of ['/account', `/reports/${id}`]) {
    await arabic.goto(path);
    await expectAccessible(arabic);
    await expectNoSidewaysScroll(arabic);
  }
});
