import type { BrowserContext, Page } from '@playwright/test';
import type { ReportView } from '#shared/reports';
import { PASSWORD } from '../support/people.js';
import { smallPeople } from '../support/small-cases.js';
import { expect, test, type Small } from '../support/small.js';

type Narrative = NonNullable<ReportView['content']>['narrative'];
const fields = ['achievements', 'challenges', 'lessons', 'nextSteps'] as const;

async function signInOnOwnDevice(page: Page, small: Small): Promise<void> {
  // A journey before may have left another language.
  const api = await small.at('editor');
  await api.patch('/api/v1/me', { data: { locale: 'en' }, headers: { 'x-requested-by': 'journeys' } });
  await api.dispose();
  await page.goto(`${small.portal.address}/sign-in`);
  await page.getByLabel('E-mail').fill(smallPeople.editor);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('This is my own device', { exact: false }).check();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.locator('app-top-bar')).toBeVisible();
}

async function narrative(small: Small, id: string): Promise<Narrative> {
  const api = await small.at('editor');
  const view = (await (await api.get(`/api/v1/reports/${id}`)).json()) as ReportView;
  await api.dispose();
  return view.content?.narrative as Narrative;
}

async function openReport(page: Page, small: Small): Promise<string> {
  const id = await small.report(page.request, 'SC-WRITTEN');
  await page.goto(`/reports/${id}?section=narrative`);
  await expect(page.getByRole('textbox').first()).toBeVisible();
  return id;
}
const box = (page: Page, field: (typeof fields)[number]) => page.locator(`#at-narrative-${field} textarea`);
const saved = (page: Page) => expect(page.locator('app-sync-state .saved')).toBeAttached({ timeout: 30_000 });
const kept = (page: Page) => expect(page.locator('app-sync-state .away')).toBeAttached({ timeout: 30_000 });

test('the line breaks in the middle of typing: the portal opens without it, with what was typed, and sends it when the line is back', async ({ browser, small }) => {
  const context: BrowserContext = await browser.newContext({ baseURL: small.portal.address, locale: 'en-GB', timezoneId: 'UTC' });
  const page = await context.newPage();
  await signInOnOwnDevice(page, small);
  await expect(page.getByText('Ready for offline')).toBeAttached({ timeout: 60_000 });
  const id = await openReport(page, small);
  await box(page, 'lessons').fill('Before the cut');
  await saved(page);

  await context.setOffline(true);
  await box(page, 'lessons').fill('Before the cut, and after it');
  await kept(page);
  await page.close();

  const again = await context.newPage();
  await again.goto(`/reports/${id}?section=narrative`);
  await expect(box(again, 'lessons')).toHaveValue('Before the cut, and after it', { timeout: 30_000 });
  await expect(again.getByText('was kept on this device at', { exact: false })).toBeVisible();
  await box(again, 'nextSteps').fill('Written wholly without a line');
  await kept(again);
  await again.goto('/device');
  await expect(again.getByRole('cell', { name: 'Written wholly without a line' })).toBeVisible();

  await context.setOffline(false);
  await expect(again.getByText('Everything is on the server')).toBeVisible({ timeout: 60_000 });
  expect(await narrative(small, id)).toMatchObject({ lessons: 'Before the cut, and after it', nextSteps: 'Written wholly without a line' });
  await context.close();
});

test('the server fails in turn in every way: what is typed stays and is saved once it can be', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openReport(page, small);
  for (const status of [500, 503, 429, 413]) {
    let failures = 0;
    await page.route('**/api/v1/reports/*', async (route) => {
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
    await expect.poll(async () => narrative(small, id), { timeout: 30_000 }).toMatchObject({ challenges: words, lessons: words });
    await saved(page);
    await page.unroute('**/api/v1/reports/*');
  }
});

test('the tab is killed with unsent words: another page sends them by itself', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openReport(page, small);
  const { length } = (await narrative(small, id)).challenges;
  const words = 'Typed just before the tab was killed'.padEnd(length + 50, '.');
  await page.route('**/api/v1/reports/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
  await box(page, 'challenges').fill(words);
  await kept(page);
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const other = await page.context().newPage();
  await other.goto('/');
  await expect.poll(async () => (await narrative(small, id)).challenges, { timeout: 40_000 }).toBe(words);
  await other.goto('/device');
  await expect(other.getByText('Everything is on the server')).toBeVisible();
});

test('the device’s clock is a day off: nothing changes', async ({ as, small }) => {
  const page = await as('editor');
  await page.clock.install({ time: new Date(Date.now() - 86_400_000) });
  await page.clock.resume();
  const id = await openReport(page, small);
  await box(page, 'lessons').fill('Yesterday, says the device');
  await saved(page);
  expect((await narrative(small, id)).lessons).toBe('Yesterday, says the device');
});

test('the device has no room: it is said at once, and what is typed is sent', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openReport(page, small);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: small.portal.address, quotaSize: 1 });
  await box(page, 'lessons').fill('No room '.repeat(500).trim());
  await expect(page.getByText('This device has no room left', { exact: false })).toBeAttached();
  await expect.poll(async () => (await narrative(small, id)).lessons, { timeout: 20_000 }).toBe('No room '.repeat(500).trim());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: small.portal.address });
});

/** Numbers that look random and are the same at each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('fifty cuts at random moments: no value is lost and none written over by an older one', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openReport(page, small);
  const random = seeded(20_261_124);
  const typed: Record<string, string> = {};
  for (let cut = 1; cut <= 50; cut += 1) {
    await page.context().setOffline(random() < 0.5);
    const field = fields[Math.floor(random() * fields.length)] ?? 'lessons';
    typed[field] = `${field} ${cut.toString()}`;
    await box(page, field).fill(typed[field]);
    await page.waitForTimeout(Math.floor(random() * 900));
  }
  await page.context().setOffline(false);
  await saved(page);
  expect(await narrative(small, id)).toMatchObject(typed);
  await page.reload();
  for (const [field, value] of Object.entries(typed)) await expect(box(page, field as 'lessons')).toHaveValue(value);
});

test('signing out warns of what is unsent, and then leaves nothing of the person on the device', async ({ as, small }) => {
  const page = await as('editor');
  await openReport(page, small);
  await page.route('**/api/v1/reports/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
  await box(page, 'lessons').fill('Never to be sent');
  await kept(page);
  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await signOut();
  await expect(page.getByText('1 field on this device is not on the server yet', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out and delete' }).click();
  await expect(page).toHaveURL(/sign-in/);
  const names = await page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name));
  expect(names.filter((name) => name?.startsWith('portal.'))).toEqual([]);
});
