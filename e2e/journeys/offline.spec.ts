import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SignInPage } from '../pages/frame.js';
import { box, cutPatches, kept, narrativeOf, openNarrative, paragraphs, patches, saved } from '../pages/narrative.js';
import { PASSWORD } from '../support/people.js';
import { smallPeople } from '../support/small-cases.js';
import { expect, patch, test, type Small } from '../support/small.js';

async function signInOnOwnDevice(page: Page, small: Small): Promise<void> {
  await small.readsEnglish('editor');
  const signIn = new SignInPage(page);
  await signIn.open();
  await page.getByLabel('This is my own device', { exact: false }).check();
  await signIn.signIn(smallPeople.editor, PASSWORD);
  await expect(page.locator('app-top-bar')).toBeVisible();
}

test('the line breaks in the middle of typing and the browser is closed: opened again it shows without a line what was typed, and sends it with one; what a colleague wrote meanwhile is asked about', async ({ browser, launchOptions, small }) => {
  const folder = mkdtempSync(join(tmpdir(), 'grant-portal-device-'));
  const colleague = await small.at('colleague');
  const startBrowser = async (hasLine: boolean): Promise<Page> => {
    const context = await browser.browserType().launchPersistentContext(folder, { ...launchOptions, baseURL: small.portal.address, locale: 'en-GB', timezoneId: 'UTC' });
    await context.setOffline(!hasLine);
    return context.pages()[0] ?? (await context.newPage());
  };
  let page = await startBrowser(true);
  try {
    await signInOnOwnDevice(page, small);
    await expect(page.getByText('Ready for offline')).toBeAttached({ timeout: 60_000 });
    const id = await openNarrative(page, small);
    await box(page, 'lessons').fill('Before the cut');
    await saved(page);
    await page.context().setOffline(true);
    await box(page, 'lessons').fill('Before the cut, and after it');
    await box(page, 'nextSteps').fill('Mine, without a line');
    await kept(page);
    await page.context().close();
    await patch(colleague, `/reports/${id}`, { '/narrative/nextSteps': 'Theirs, meanwhile' });

    page = await startBrowser(false);
    await page.goto(`/reports/${id}?section=narrative`);
    await expect(box(page, 'lessons')).toHaveValue('Before the cut, and after it', { timeout: 30_000 });
    await expect(box(page, 'nextSteps')).toHaveValue('Mine, without a line');
    await expect(page.getByText('was kept on this device at', { exact: false })).toBeVisible();
    await box(page, 'challenges').fill('Written wholly without a line');
    await kept(page);
    await page.goto('/device');
    await expect(page.getByRole('listitem').filter({ hasText: 'Narrative › Challenges' }).filter({ hasText: 'Written wholly without a line' })).toBeVisible();
    await page.context().close();

    page = await startBrowser(true);
    await page.goto('/device');
    await expect(page.locator('app-device-page li')).toHaveText([/Mine, without a line.*Changed by somebody else/], { timeout: 30_000 });
    expect(await narrativeOf(colleague, id)).toMatchObject({ lessons: 'Before the cut, and after it', challenges: 'Written wholly without a line', nextSteps: 'Theirs, meanwhile' });
    await page.getByRole('link', { name: 'Compare' }).click();
    const both = page.locator('app-field-conflict');
    await expect(both).toContainText('Mine, without a line');
    await expect(both).toContainText('Theirs, meanwhile');
    await both.getByRole('button', { name: 'Keep mine' }).click();
    await saved(page);
    expect((await narrativeOf(colleague, id)).nextSteps).toBe('Mine, without a line');
  } finally {
    await page.context().close();
    await colleague.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

test('what was typed without a line and sent from elsewhere in the portal stands in its report when that is opened without a line again', async ({ enter, small }) => {
  const page = await enter(() => Promise.resolve(), 'en', { baseURL: small.portal.address });
  await signInOnOwnDevice(page, small);
  await expect(page.getByText('Ready for offline')).toBeAttached({ timeout: 60_000 });
  const id = await openNarrative(page, small);
  await page.context().setOffline(true);
  await box(page, 'lessons').fill('Typed without a line');
  await kept(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.context().setOffline(false);
  await expect.poll(async () => (await narrativeOf(page.request, id)).lessons, { timeout: 30_000 }).toBe('Typed without a line');
  await page.context().setOffline(true);
  await page.goto(`/reports/${id}?section=narrative`);
  await expect(box(page, 'lessons')).toHaveValue('Typed without a line');
  await box(page, 'lessons').fill('Typed on without a line');
  await kept(page);
  await page.context().setOffline(false);
  await saved(page);
  expect((await narrativeOf(page.request, id)).lessons).toBe('Typed on without a line');
});

test('the tab is killed with unsent words: another page sends them by itself', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openNarrative(page, small);
  const { length } = (await narrativeOf(page.request, id)).challenges;
  const words = 'Typed just before the tab was killed'.padEnd(length + 50, '.');
  await cutPatches(page);
  await box(page, 'challenges').fill(words);
  await kept(page);
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const other = await page.context().newPage();
  await other.goto('/');
  await expect.poll(async () => (await narrativeOf(page.request, id)).challenges, { timeout: 40_000 }).toBe(words);
  await other.goto('/device');
  await expect(other.getByText('Everything is on the server')).toBeVisible();
});

test('the device’s clock is a day off: nothing changes', async ({ as, small }) => {
  const page = await as('editor');
  await page.clock.install({ time: new Date(Date.now() - 86_400_000) });
  await page.clock.resume();
  const id = await openNarrative(page, small);
  await box(page, 'lessons').fill('Yesterday, says the device');
  await saved(page);
  expect((await narrativeOf(page.request, id)).lessons).toBe('Yesterday, says the device');
});

test('the device has no room: it is said at once, and what is typed is sent', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openNarrative(page, small);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: small.portal.address, quotaSize: 1 });
  await box(page, 'lessons').fill('No room '.repeat(500).trim());
  await expect(page.getByText('This device has no room left', { exact: false })).toBeAttached();
  await expect.poll(async () => (await narrativeOf(page.request, id)).lessons, { timeout: 20_000 }).toBe('No room '.repeat(500).trim());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: small.portal.address });
});

test('the device has neither room nor a line: what is typed goes along to the list of what waits, and is sent once there is a line', async ({ as, small }) => {
  const page = await as('editor');
  const id = await openNarrative(page, small);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: small.portal.address, quotaSize: 1 });
  await cutPatches(page);
  await box(page, 'lessons').fill('Nowhere but here '.repeat(300).trim());
  await kept(page);
  await page.locator('app-sync-state a').click();
  const waits = page.getByRole('listitem').filter({ hasText: 'Nowhere but here' });
  await expect(waits).toContainText('In this window alone');
  await page.getByRole('link', { name: 'Narrative › Lessons learnt' }).click();
  await expect(box(page, 'lessons')).toHaveValue('Nowhere but here '.repeat(300).trim());
  await page.unroute(patches);
  await expect.poll(async () => (await narrativeOf(page.request, id)).lessons, { timeout: 40_000 }).toBe('Nowhere but here '.repeat(300).trim());
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
  const id = await openNarrative(page, small);
  const random = seeded(20_261_124);
  const typed: Record<string, string> = {};
  for (let cut = 1; cut <= 50; cut += 1) {
    await page.context().setOffline(random() < 0.5);
    const field = paragraphs[Math.floor(random() * paragraphs.length)] ?? 'lessons';
    typed[field] = `${field} ${cut.toString()}`;
    await box(page, field).fill(typed[field]);
    await page.waitForTimeout(Math.floor(random() * 900));
  }
  await page.context().setOffline(false);
  await saved(page);
  expect(await narrativeOf(page.request, id)).toMatchObject(typed);
  await page.reload();
  for (const [field, value] of Object.entries(typed)) await expect(box(page, field as 'lessons')).toHaveValue(value);
});

test('signing out without a line warns, leaves nothing of the person in any tab, and ends the session once the line is back', async ({ as, small }) => {
  const page = await as('editor');
  const context = page.context();
  await openNarrative(page, small);
  const secondTab = await context.newPage();
  await secondTab.goto('/');
  await expect(secondTab.locator('app-top-bar')).toBeVisible();
  await page.waitForTimeout(3500); // what signing out takes is fetched a while after the page
  await context.setOffline(true);
  await box(page, 'lessons').fill('Never to be sent');
  await kept(page);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('1 field on this device is not on the server yet', { exact: false })).toBeVisible();
  await expect(page.getByText('on the server your session ends as soon as', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out and delete' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(secondTab.locator('app-top-bar')).toHaveCount(0);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('portal.')).length)).toBe(0);

  const session = async () => (await context.request.get('/api/v1/auth/session')).status();
  expect(await session()).toBe(200);
  await context.setOffline(false);
  await expect.poll(session, { timeout: 20_000 }).toBe(401);
});
