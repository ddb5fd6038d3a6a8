import { CallPages } from '../pages/calls.js';
import { recordRelease } from '../pages/payments.js';
import { ProposalPages } from '../pages/proposals.js';
import { approveReport, submitReport } from '../pages/reports.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/journey.js';
import { wanted } from '../support/people.js';
import { rowsWith } from '../support/workbook.js';

/** The quarter before this one and this one: a project whose first period is over and whose second runs. */
function twoQuarters(today = new Date()): { start: string; end: string } {
  const month = Math.floor(today.getUTCMonth() / 3) * 3;
  const day = (months: number, date: number) => new Date(Date.UTC(today.getUTCFullYear(), months, date)).toISOString().slice(0, 10);
  return { start: day(month - 3, 1), end: day(month + 3, 0) };
}

test('nine people carry a new proposal to an approved first report, a payment, the dashboard and the workbook', async ({ as, world, expectRightToLeft }) => {
  test.setTimeout(1_200_000);
  const call = { en: 'Hives of tomorrow', fr: 'Ruches de demain' };
  const plan = { call: new RegExp(call.fr), title: 'Ruchers-écoles du Sahel', signatory: wanted.signatory.name, ...twoQuarters() };
  const manager = await as('manager');
  const editor = await as('editor');
  const signatory = await as('signatory', phone);
  const officer = await as('officer');
  const proposal = new ProposalPages(editor);

  await test.step('the manager publishes a call', async () => {
    const calls = new CallPages(manager);
    await calls.write(world.programme.code, 'HIVES-1', call);
    await calls.publish();
  });

  await test.step('the editor writes the proposal in French', async () => {
    await proposal.start(plan);
    for (const write of ['summary', 'consortium', 'locations', 'framework', 'workplan', 'budget'] as const) {
      await proposal[write](plan);
      await expectAccessible(editor);
    }
    await proposal.section('check');
    await expectAccessible(editor);
  });

  await test.step('the signatory certifies and submits it on a phone', async () => {
    await signatory.goto(`/proposals/${proposal.id}/check`);
    await expectAccessible(signatory);
    await expectNoSidewaysScroll(signatory);
    await new ProposalPages(signatory).submit();
    await expectAccessible(signatory);
  });

  await test.step('the officer screens it and assigns two reviewers', async () => {
    await officer.goto(`/proposals/${proposal.id}/screening`);
    await expectAccessible(officer);
    await officer.getByRole('button', { name: 'Eligible', exact: true }).click();
    await officer.getByRole('dialog').getByRole('button', { name: 'Eligible' }).click();
    await expect(officer.getByText('Screened: eligible')).toBeVisible();
    await officer.goto(`/proposals/${proposal.id}/reviews`);
    for (const who of ['reviewer', 'secondReviewer'] as const) await officer.getByLabel(wanted[who].name).check();
    await expectAccessible(officer);
    await officer.locator('app-reviews-section form button[type=submit]').click();
    await expect(officer.locator('app-reviews-section details')).toHaveCount(2);
  });

  for (const [who, scores] of [['reviewer', ['50', '30']], ['secondReviewer', ['45', '35']]] as const) {
    await test.step(`the ${who} declares, reads and scores`, async () => {
      const reviewer = await as(who);
      await reviewer.goto('/proposals/reviews');
      await reviewer.getByRole('link', { name: new RegExp(plan.title) }).click();
      await reviewer.getByLabel('No, I have none').check();
      await expectAccessible(reviewer);
      await reviewer.getByRole('button', { name: 'Declare', exact: true }).click();
      const sheet = reviewer.locator('app-score-sheet');
      for (const [at, score] of scores.entries()) {
        const criterion = sheet.locator('fieldset').nth(at);
        await criterion.getByLabel('Score').fill(score);
        await criterion.getByLabel('Comment').fill('Well argued.');
      }
      await expectAccessible(reviewer);
      const complete = sheet.getByRole('button', { name: /complete/i });
      await expect(complete).toBeEnabled();
      await complete.click();
      await reviewer.getByRole('dialog').getByRole('button', { name: /complete/i }).click();
      await expect(reviewer.locator('app-page-header').getByText('Complete', { exact: true })).toBeVisible();
    });
  }

  await test.step('the officer recommends, the manager awards from the ranking', async () => {
    await officer.goto(`/proposals/${proposal.id}/decision`);
    await officer.getByRole('button', { name: 'Recommend', exact: true }).click();
    await officer.getByRole('dialog').getByRole('button', { name: 'Recommend' }).click();
    await expect(officer.locator('app-said').getByText('Recommended')).toBeVisible();
    await manager.goto('/calls');
    await manager.getByRole('link', { name: new RegExp(call.en) }).click();
    await manager.getByRole('link', { name: 'Ranking' }).click();
    await expect(manager.getByRole('row', { name: new RegExp(plan.title) })).toContainText('80');
    await expectAccessible(manager);
    await manager.getByRole('link', { name: new RegExp(plan.title) }).click();
    await expectAccessible(manager);
    await manager.getByRole('button', { name: 'Award the grant' }).click();
    await expect(manager.getByRole('dialog')).toContainText('EUR 12,000.00');
    await manager.getByRole('dialog').getByRole('button', { name: /Award/ }).click();
    await expect(manager.locator('app-page-header').getByText('Awarded')).toBeVisible();
  });

  let project = '';
  await test.step('signatory and manager sign the agreement', async () => {
    await signatory.goto(`/proposals/${proposal.id}/overview`);
    await signatory.locator('app-page-header a[href*="/projects/"]').click();
    await expect(signatory.getByRole('button', { name: 'Signer la convention' })).toBeVisible();
    project = new URL(signatory.url()).pathname;
    await expectAccessible(signatory);
    await expectNoSidewaysScroll(signatory);
    await signatory.getByRole('button', { name: 'Signer la convention' }).click();
    await signatory.getByRole('dialog').getByRole('button', { name: 'Signer la convention' }).click();
    await expect(signatory.getByRole('button', { name: 'Signer la convention' })).toHaveCount(0);
    await manager.goto(project);
    await manager.getByRole('button', { name: 'Counter-sign' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Counter-sign' }).click();
    await expect(manager.locator('app-page-header').getByText('Active')).toBeVisible();
    await expectAccessible(manager);
  });

  let report = '';
  await test.step('the editor writes the first quarterly report', async () => {
    await editor.goto(project);
    await editor.getByRole('link', { name: 'Rapports', exact: true }).last().click();
    await editor.locator('app-list-table a[href*="/reports/"]').first().click();
    await expect(editor.locator('app-report-values td[role=gridcell]').first()).toBeVisible();
    report = new URL(editor.url()).pathname;
    await editor.locator('app-report-values td[role=gridcell]:not(.fixed)').first().click();
    for (const count of ['12', '8', '0']) {
      await editor.keyboard.type(count);
      await editor.keyboard.press('Tab');
    }
    await expect(editor.getByText('Enregistré sur le serveur')).toBeAttached();
    await expect(editor.locator('app-report-values')).toContainText('20');
    await expectAccessible(editor);
    await editor.goto(`${report}?section=narrative`);
    await editor.getByLabel(/^Réalisations/).fill('Vingt jeunes ont suivi le premier cours.');
    await expect(editor.getByText('Enregistré sur le serveur')).toBeAttached();
    await expectAccessible(editor);
    await editor.goto(`${report}?section=finance`);
    await editor.locator('app-report-finance td[role=gridcell]:not(.fixed)').first().click();
    await editor.keyboard.type('5 000');
    await editor.keyboard.press('Tab');
    await editor.keyboard.type('6 000');
    await editor.keyboard.press('Tab');
    await expect(editor.getByText('Enregistré sur le serveur')).toBeAttached();
    await expectAccessible(editor);
  });

  await test.step('the signatory certifies and submits the report on a phone', async () => {
    await submitReport(signatory, report);
  });

  await test.step('the officer reviews and approves it', async () => {
    await officer.goto(report);
    await officer.getByRole('button', { name: 'Start the review' }).click();
    await expect(officer.getByText('In review')).toBeVisible();
    await approveReport(officer, report);
  });

  await test.step('finance pays, the partner confirms', async () => {
    const finance = await as('finance');
    await recordRelease(finance, project, { amount: '6,000', reference: 'HIVES-ADV-1', rate: '134.5' });
    await expect(finance.getByText('1 EUR = 134.5')).toBeVisible();
    await signatory.goto(`${project}?section=money`);
    await signatory.getByRole('button', { name: 'Confirmer' }).click();
    await signatory.getByRole('dialog').getByRole('button', { name: /Confirmer/ }).click();
    await expect(signatory.locator('app-project-money .payment')).toContainText('Confirmé');
    await expectAccessible(signatory);
  });

  await test.step('the donor sees it on the dashboard', async () => {
    const donor = await as('donor');
    await donor.goto('/dashboards');
    await expect(donor.getByRole('heading', { name: /Money in EUR/ })).toBeVisible();
    await expectAccessible(donor);
    await donor.goto(`/dashboards${project}`);
    await expect(donor.getByText('EUR 6,000.00').first()).toBeVisible();
    await expectAccessible(donor);
  });

  await test.step('the analyst takes the workbook', async () => {
    const analyst = await as('analyst');
    await analyst.goto('/exports');
    await expectAccessible(analyst);
    await analyst.locator('app-export-page .kinds button').first().click();
    const made = analyst.locator('app-export-page .jobs a').first();
    await expect(made).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([analyst.waitForEvent('download'), made.click()]);
    const rows = await rowsWith(await download.path(), 'Apiculteurs formés');
    for (const count of ['12', '8', '0']) expect(rows.filter((row) => row.includes('F') || row.includes('M') || row.includes('unknown')).flat(), count).toContain(count);
  });

  await test.step('every page they were on, in Arabic', async () => {
    await expectRightToLeft('editor', 'signatory', 'officer', 'manager', 'reviewer', 'finance', 'donor', 'analyst');
  });
});
