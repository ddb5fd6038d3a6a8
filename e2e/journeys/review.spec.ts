import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { isKept } from '../support/device.js';
import { reportOf } from '../support/reports.js';
import { expect, test } from '../support/small.js';

interface Told {
  readonly items: readonly { readonly kind: string }[];
}

test('an officer comments on a sentence and on the finances, notes a word among staff; the partner, named in it, answers in place on a phone by keyboard', async ({ as, small }) => {
  const officer = await as('officer');
  const report = await small.report(officer.request, 'SC-THREADS');

  // A comment on one sentence, which names somebody by the keyboard alone; it is marked in the text at once.
  await officer.goto(`/reports/${report}?section=narrative`);
  await officer.getByRole('button', { name: 'Comment on: Achievements' }).press('Enter');
  await officer.getByLabel('What it is about').selectOption('Hives stand.');
  const comment = officer.getByRole('textbox', { name: 'Comment on: Achievements' });
  await comment.pressSequentially('Since when? Ask @col');
  await expect(officer.getByRole('option', { name: /Colin Colleague/ })).toBeVisible();
  await comment.press('Enter');
  await expect(comment).toHaveValue('Since when? Ask @Colin Colleague ');
  await expectAccessible(officer);
  await comment.press('Control+Enter');
  await expect(officer.locator('app-quotable-text mark')).toHaveText('Hives stand.');
  await officer.getByRole('button', { name: 'Note for staff on: Achievements' }).click();
  await officer.getByRole('textbox', { name: 'Note for staff on: Achievements' }).fill('They are always late.');
  await officer.getByRole('button', { name: 'Add the note' }).click();
  await expect(officer.getByText('They are always late.')).toBeVisible();
  await officer.goto(`/reports/${report}?section=finance`);
  await officer.getByRole('button', { name: 'Comment on: Finance (FACE)' }).click();
  await officer.getByRole('textbox', { name: 'Comment on: Finance (FACE)' }).fill('Where are the invoices?');
  await officer.getByRole('button', { name: 'Add the comment' }).click();
  await expect(officer.getByText('Saved on the server')).toBeAttached();
  await officer.goto(`/reports/${report}?section=comments`);
  await expect(officer.getByText('They are always late.')).toBeVisible();
  await expectAccessible(officer);
  await officer.goto(`/reports/${report}?section=review`);
  await officer.getByRole('button', { name: 'Send back' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
  await expect(officer.locator('app-page-header').getByText('Sent back to the partner')).toBeVisible();

  // From one open comment to the next, answered where they stand.
  const partner = await as('colleague');
  await partner.setViewportSize({ width: 390, height: 844 });
  await partner.goto(`/reports/${report}`);
  await expect(partner.getByText('2 comments wait for your answer.')).toBeVisible();
  await partner.getByRole('button', { name: 'Go to the next comment' }).press('Enter');
  await expect(partner.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
  await expect(partner.locator('blockquote')).toHaveText('Hives stand.');
  await expectAccessible(partner);
  await expectNoSidewaysScroll(partner);
  await partner.keyboard.type('Since March.');
  await partner.keyboard.press('Control+Enter');
  await expect(partner.locator('app-thread-card').getByRole('button', { name: 'Go to the next comment' })).toBeFocused();
  await partner.keyboard.press('Enter');
  await expect(partner).toHaveURL(/section=finance/);
  await expect(partner.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
  await partner.keyboard.type('They come.');
  await partner.keyboard.press('Control+Enter');
  await expect(partner.getByText('Answered, UNDP looks at it')).toBeVisible();
  await expectNoSidewaysScroll(partner);
  await expect(partner.getByText('They are always late.')).toHaveCount(0);
  expect((await reportOf(partner.request, report)).comments.map((one) => [one.quote, one.state, one.entries.map((entry) => entry.text)])).toEqual([
    ['Hives stand.', 'answered', ['Since when? Ask @Colin Colleague', 'Since March.']], [null, 'answered', ['Where are the invoices?', 'They come.']],
  ]);
  await expect.poll(async () => ((await (await partner.request.get('/api/v1/me/notifications')).json()) as Told).items.map((one) => one.kind)).toContain('mentioned');

  // A further word of the officer opens a thread again.
  await officer.goto(`/reports/${report}?section=comments`);
  await officer.getByRole('button', { name: 'Add a word' }).first().click();
  await officer.getByRole('textbox', { name: 'Your further word' }).fill('Of which year?');
  await isKept(officer, 'Of which year?');
  // What is begun outlives the page: offered again, taken up where it stood.
  await officer.reload();
  await expect(officer.getByText('A word that you began here was not said.')).toBeVisible();
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Restore' }).press('Enter');
  await expect(officer.getByRole('textbox', { name: 'Your further word' })).toBeFocused();
  await expect(officer.getByRole('textbox', { name: 'Your further word' })).toHaveValue('Of which year?');
  await officer.getByRole('button', { name: 'Say it' }).click();
  await expect(officer.getByText('Waits for the partner')).toBeVisible();
  const arabic = await as('colleague', 'ar');
  await arabic.goto(`/reports/${report}?section=comments`);
  await expect(arabic.getByText('Of which year?')).toBeVisible();
  await expectAccessible(arabic);
});
