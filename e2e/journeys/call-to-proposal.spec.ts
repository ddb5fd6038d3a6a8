import { CallPages } from '../pages/calls.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/journey.js';

test('a manager publishes a call; on a phone and in French, the editor starts a proposal, and what is typed is saved', async ({ as, page, world }) => {
  const title = { en: 'Schools of the mountain', fr: 'Écoles de la montagne' };
  const calls = new CallPages(await as('manager'));
  await calls.write(world.programme.code, 'MOUNTAIN-1', title);
  await expectAccessible(calls.page);
  await calls.publish();
  await expectAccessible(calls.page);

  await page.goto('/public/calls');
  await expect(page.getByText(title.en)).toBeVisible();
  await expectAccessible(page);

  const editor = await as('editor', phone);
  await editor.goto('/calls');
  await editor.getByRole('link', { name: title.fr }).click();
  await expect(editor.getByRole('heading', { level: 1, name: title.fr })).toBeVisible();
  await expectAccessible(editor);
  await editor.getByRole('link', { name: 'Commencer une proposition' }).click();
  await editor.locator('input[name=title]').fill('Ruchers-écoles du Djurdjura');
  await expectAccessible(editor);
  await editor.getByRole('button', { name: 'Commencer', exact: false }).click();
  await expect(editor.getByRole('heading', { level: 1, name: /Ruchers-écoles du Djurdjura/ })).toBeVisible();
  await editor.goto(editor.url().replace(/\/[a-z]+(\?.*)?$/, '/summary'));
  await editor.getByLabel(/^Résumé/).fill('Dix ruchers-écoles pour les jeunes de la montagne.');
  await expect(editor.getByText('Enregistré sur le serveur')).toBeAttached();
  await expectAccessible(editor);
  await expectNoSidewaysScroll(editor);
  await editor.reload();
  await expect(editor.getByLabel(/^Résumé/)).toHaveValue('Dix ruchers-écoles pour les jeunes de la montagne.');
});
