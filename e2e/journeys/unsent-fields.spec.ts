import { SignInPage } from '../pages/frame.js';
import { box, cutPatches, kept, narrativeOf, openNarrative, patches, reportOf, saved } from '../pages/narrative.js';
import { PASSWORD } from '../support/people.js';
import { smallPeople } from '../support/small-cases.js';
import { expect, test } from '../support/small.js';

test('the server fails in turn in every way: what is typed stays and is saved once it can be', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openNarrative(page, small);
  for (const status of [500, 503, 429, 413]) {
    let failures = 0;
    await page.route(patches, async (route) => {
      if (route.request().method() !== 'PATCH' || failures > 0) return route.fallback();
      failures += 1;
      const count = (route.request().postDataJSON() as unknown[]).length;
      if (status === 413 && count < 2) return route.fallback();
      return route.fulfill({ status, contentType: 'application/problem+json', headers: { 'retry-after': '1' }, body: '{}' });
    });
    const words = `Through ${status.toString()}`;
    await box(page, 'challenges').fill(words);
    await box(page, 'lessons').fill(words);
    await expect.poll(() => failures).toBe(1);
    await expect.poll(async () => narrativeOf(page.request, id), { timeout: 30_000 }).toMatchObject({ challenges: words, lessons: words });
    await saved(page);
    await page.unroute(patches);
  }
});

test('an answer is lost, the session ends, the report is refused: what was typed is saved once, and once it can be', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openNarrative(page, small);
  const first = (await reportOf(page.request, id)).version;
  let lost = 0;
  await page.route(patches, async (route) => {
    if (route.request().method() !== 'PATCH' || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await box(page, 'lessons').fill('Its answer was lost');
  await saved(page);
  await expect.poll(async () => [lost, await reportOf(page.request, id)]).toMatchObject([1, { version: first + 1, content: { narrative: { lessons: 'Its answer was lost' } } }]);
  await page.unroute(patches);

  const elsewhere = await small.at('editor');
  await elsewhere.delete('/api/v1/auth/sessions');
  await box(page, 'lessons').fill('Typed after the end of the session');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(PASSWORD);
  await expect(box(page, 'lessons')).toHaveValue('Typed after the end of the session');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await saved(page);
  await expect.poll(() => reportOf(elsewhere, id)).toMatchObject({ version: first + 2, content: { narrative: { lessons: 'Typed after the end of the session' } } });
  await elsewhere.dispose();

  await page.route(patches, (route) => (route.request().method() === 'PATCH'
    ? route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'No', status: 409, code: 'wrong_state', traceId: 't', errors: [] }) })
    : route.fallback()));
  await box(page, 'lessons').fill('Typed after the submission');
  await expect(page.locator('app-sync-state .refused')).toBeAttached();
  await page.unroute(patches);
  await page.goto('/device');
  const row = page.getByRole('listitem').filter({ hasText: 'Typed after the submission' });
  await expect(row).toContainText('Refused');
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Everything is on the server')).toBeVisible();
  await expect.poll(() => reportOf(page.request, id)).toMatchObject({ version: first + 3, content: { narrative: { lessons: 'Typed after the submission' } } });
});

test('somebody else signs in in the same browser: finds and sends nothing of the first one, whose words are saved once that one is back', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openNarrative(page, small);
  const before = await reportOf(page.request, id);
  await cutPatches(page);
  await box(page, 'lessons').fill('Words of the first one');
  await kept(page);

  const other = await page.context().newPage();
  const sent: string[] = [];
  other.on('request', (request) => { if (request.method() === 'PATCH') sent.push(request.url()); });
  await small.readsEnglish('colleague');
  const signIn = new SignInPage(other);
  await signIn.open();
  await signIn.signIn(smallPeople.colleague, PASSWORD);
  await expect(other.locator('app-top-bar')).toBeVisible();
  await other.goto('/device');
  await expect(other.getByText('Everything is on the server')).toBeVisible();
  await other.goto(`/reports/${id}?section=narrative`);
  await expect(box(other, 'lessons')).toHaveValue(before.content?.narrative.lessons ?? '');

  await page.unroute(patches);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  expect([sent, await reportOf(other.request, id)]).toMatchObject([[], { version: before.version }]);
  await dialog.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await saved(page);
  await expect.poll(() => reportOf(page.request, id)).toMatchObject({ version: before.version + 1, content: { narrative: { lessons: 'Words of the first one' } } });
});
