import { reportPage } from '#shared/reports';
import { recordRelease } from '../pages/payments.js';
import { approveReport, submitReport } from '../pages/reports.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/demonstration.js';

test('a report that was sent back is corrected in French, on a phone too, approved, paid, seen by the donor and taken out as a workbook', async ({ playing }) => {

  // The editor finds the report and corrects a figure.
  const editor = await playing('editor@apiary.example.org', 'fr');
  const { items } = reportPage.parse(await (await editor.request.get('/api/v1/reports?status=changes_requested')).json());
  const report = items[0];
  if (!report) throw new Error('no report of the demonstration was sent back');
  await editor.goto(`/reports/${report.id}`);
  await expectAccessible(editor);
  await editor.locator('td[role=gridcell]:not(.fixed)').first().click();
  await editor.keyboard.type('7');
  await editor.keyboard.press('Enter');
  await expect(editor.getByText('Enregistré sur le serveur')).toBeAttached();
  await editor.goto(`/reports/${report.id}?section=finance`);
  await expectAccessible(editor);

  // The signatory answers each comment on a phone, certifies and submits.
  const signatory = await playing('signatory@apiary.example.org', 'fr', phone);
  await signatory.goto(`/reports/${report.id}?section=comments`);
  await expectAccessible(signatory);
  await expectNoSidewaysScroll(signatory);
  const answers = signatory.getByRole('button', { name: 'Répondre' });
  await expect(answers.first()).toBeVisible();
  for (let left = await answers.count(); left > 0; left--) {
    await signatory.getByRole('textbox', { name: 'Votre réponse' }).first().fill('Corrigé.');
    await answers.first().click();
    await expect(answers).toHaveCount(left - 1);
  }
  await submitReport(signatory, `/reports/${report.id}`);

  // The officer sees what changed, resolves, decides every line and approves.
  const officer = await playing('officer@undp.example.org');
  await officer.goto(`/reports/${report.id}?section=changes`);
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Start the review' }).click();
  await expect(officer.getByText('In review')).toBeVisible();
  await officer.goto(`/reports/${report.id}?section=comments`);
  const resolves = officer.getByRole('button', { name: 'Resolve' });
  await expect(resolves.first()).toBeVisible();
  for (let left = await resolves.count(); left > 0; left--) {
    await resolves.first().click();
    await expect(resolves).toHaveCount(left - 1);
  }
  await approveReport(officer, `/reports/${report.id}`);

  // Finance releases what is now authorised.
  const finance = await playing('finance@undp.example.org');
  await recordRelease(finance, `/projects/${report.project.id}`, { amount: '1,000', reference: 'ADV-JOURNEY' });

  // The donor sees its share; the analyst takes the workbook.
  const donor = await playing('donor@eu.example.org');
  await donor.goto('/dashboards');
  await expect(donor.getByRole('heading', { name: /Money in EUR/ })).toBeVisible();
  await expectAccessible(donor);
  const analyst = await playing('analyst@undp.example.org', 'ar');
  await analyst.goto('/exports');
  await expectAccessible(analyst);
  const workbook = await analyst.request.get('/api/v1/exports/portfolio.xlsx');
  expect(workbook.ok()).toBe(true);
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK');
});
