import { readFile } from 'node:fs/promises';
import { reportPage } from '#shared/reports';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/demonstration.js';

test('a report and its receipt are read as paper, printed, and taken home as PDF, on a phone in Arabic too', async ({ playing }) => {
  const editor = await playing('editor@apiary.example.org');
  const { items } = reportPage.parse(await (await editor.request.get('/api/v1/reports?status=approved')).json());
  const report = items[0];
  if (!report) throw new Error('no report of the demonstration is approved');
  const own = `/reports/${report.id}`;

  await editor.goto(own);
  await editor.getByRole('link', { name: 'Print or PDF' }).first().click();
  await expect(editor).toHaveURL(`${own}/print`);
  await expectAccessible(editor);
  await expect(editor.getByRole('columnheader', { name: /^G/ })).toBeVisible();
  await expect(editor.locator('html')).toHaveAttribute('data-paper', 'ready');
  const begun = editor.waitForEvent('download', { timeout: 90_000 });
  await editor.getByRole('button', { name: 'Download as PDF' }).click();
  const file = await begun;
  expect(file.suggestedFilename()).toMatch(/^report-.+-en\.pdf$/);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await editor.emulateMedia({ media: 'print' });
  await expect(editor.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(editor.getByRole('heading', { level: 1 })).toBeVisible();
  await editor.emulateMedia({ media: 'screen' });
  await editor.getByRole('link', { name: 'Back' }).click();
  await expect(editor.getByRole('tab', { name: 'Finance (FACE)' })).toBeVisible();

  const onPhone = await playing('editor@apiary.example.org', 'ar', phone);
  for (const path of [`${own}/print`, `${own}/receipt`, `${own}/receipt/print`]) {
    await onPhone.goto(path);
    await expect(onPhone.locator('html')).toHaveAttribute('dir', 'rtl');
    await expectAccessible(onPhone);
    await expectNoSidewaysScroll(onPhone);
  }
  await onPhone.goto(`${own}/print?language=fr`);
  await expect(onPhone.getByRole('heading', { name: 'Récit' })).toBeVisible();
});
