import { reportPage } from '#shared/reports';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/demonstration.js';
import { reportOf } from '../support/reports.js';
import { Spreadsheet } from '../support/spreadsheet.js';

test('a report is taken home as a workbook, filled with mistakes, mended in the file that comes back, and written at once', async ({ playing }, info) => {
  const editor = await playing('editor@apiary.example.org');
  const { items } = reportPage.parse(await (await editor.request.get('/api/v1/reports?status=draft&clock=overdue')).json());
  const report = items[0];
  if (!report) throw new Error('no report of the demonstration waits to be written');
  const view = () => reportOf(editor.request, report.id);
  const downloaded = async (page: Page, link: string, name: string): Promise<string> => {
    const begun = page.waitForEvent('download');
    await page.getByRole('link', { name: link }).click();
    const path = info.outputPath(name);
    await (await begun).saveAs(path);
    return path;
  };
  const send = (page: Page, path: string) => page.getByLabel('Choose a file', { exact: true }).and(page.locator('input')).setInputFiles(path);

  await editor.goto(`/reports/${report.id}?section=template`);
  await expectAccessible(editor);
  const path = await downloaded(editor, 'Download the template', 'template.xlsx');

  // At home: a word in a number's place, a formula, and what is right.
  const home = await Spreadsheet.open(path);
  const value = home.cell('value:', '1');
  value.value = 'a dozen';
  home.cell('line:', 'actual').value = { formula: '1000+234', result: 1234 };
  home.cell('line:', 'requested').value = 250.5;
  home.cell('narrative:lessons', 'text').value = '=Bees like thyme';
  await home.save(path);
  await send(editor, path);
  await expect(editor.getByText('Mend the errors in the file')).toBeVisible();
  await expect(editor.getByRole('button', { name: 'Errors (2)' })).toHaveAttribute('aria-pressed', 'true');
  await expect(editor.getByText('Formulas are not read')).toBeVisible();
  await expect(editor.getByRole('button', { name: 'Write 2 changes' })).toBeDisabled();
  await expectAccessible(editor);

  // The same file comes back with comments; it is mended and sent from a phone.
  const mendedPath = await downloaded(editor, 'Download the file with the errors as comments', 'mended.xlsx');
  const mended = await Spreadsheet.open(mendedPath);
  expect(mended.cell('value:', '1').note).toContain('a dozen');
  mended.cell('value:', '1').value = 12;
  mended.cell('line:', 'actual').value = 1234;
  await mended.save(mendedPath);
  const before = await view();
  const mobile = await playing('editor@apiary.example.org', 'en', phone);
  await mobile.goto(`/reports/${report.id}?section=template`);
  await send(mobile, mendedPath);
  await expect(mobile.getByText('=Bees like thyme')).toBeVisible();
  await expectAccessible(mobile);
  await expectNoSidewaysScroll(mobile);
  expect((await view()).version, 'nothing is written before it is confirmed').toBe(before.version);
  await mobile.getByRole('button', { name: 'Write 4 changes' }).click();
  await expect(mobile.getByText('4 fields were written.')).toBeVisible();

  // What was typed at home stands in the report, on the page without loading it anew.
  const { content } = await view();
  expect([content?.finance[0]?.actual, content?.finance[0]?.requested, content?.narrative.lessons, content?.values.some((one) => one.value === '12')]).toEqual([123_400, 25_050, '=Bees like thyme', true]);
  await mobile.getByRole('tab', { name: 'Narrative' }).press('Enter');
  await expect(mobile.getByLabel(/^Lessons learnt/)).toHaveValue('=Bees like thyme');

  // Another report's file is refused, in Arabic too.
  const other = await playing('editor@apiary.example.org', 'ar');
  const sentBack = reportPage.parse(await (await other.request.get('/api/v1/reports?status=changes_requested')).json()).items[0];
  if (sentBack) {
    await other.goto(`/reports/${sentBack.id}?section=template`);
    await other.locator('input[type=file]').setInputFiles(mendedPath);
    await expect(other.getByText('هذا الملف يخص تقريراً آخر.')).toBeVisible();
    await expectAccessible(other);
  }
});
