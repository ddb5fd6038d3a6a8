import { reportView } from '#shared/reports';
import type { APIRequestContext, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expectAccessible, expectNoSidewaysScroll, expectNoViolations } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { act, reportOf } from '../support/reports.js';
import { expect, patch, test, type Small } from '../support/small.js';

const tablet = { ...phone, viewport: { width: 820, height: 1180 } };
/** A photo of some megabytes: noise does not compress. */
const aPhoto = (): Promise<Buffer> => sharp({ create: { width: 1200, height: 900, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg({ quality: 92 }).toBuffer();
const chosen = (page: Page) => page.getByLabel('Choose photos or files', { exact: true }).and(page.locator('input'));
const cards = (page: Page) => page.locator('app-evidence-card');

/** Back with its partner, wherever a journey before has left it. */
async function sendBack(small: Small, id: string): Promise<void> {
  const [officer, manager] = [await small.at('officer'), await small.at('manager')];
  const report = await reportOf(officer, id);
  if (report.state === 'approved') {
    await act(manager, id, 'reopen', { reason: 'A photo is missing.' });
    return;
  }
  if (report.state === 'submitted') await act(officer, id, 'start-review', {});
  const comment = reportView.shape.comments.element.shape.id.parse(report.id.slice(0, 24) + randomUUID().slice(24));
  await patch(officer, `/reports/${id}/review`, { [`/comments/${comment}`]: { id: comment, pointer: '/narrative/achievements', text: 'Show us the hives.' } });
  await act(officer, id, 'request-changes', { message: '' });
}

async function submit(signatory: APIRequestContext, id: string): Promise<void> {
  const { comments } = await reportOf(signatory, id);
  for (const comment of comments.filter((one) => one.state === 'open')) await act(signatory, id, `comments/${comment.id}/answer`, { text: 'See the photo.' });
  await act(signatory, id, 'submit', { certified: true, onBehalfOf: null });
}

test('the camera is offered on phones and tablets, and takes a photo there; elsewhere files are chosen', async ({ as, small }) => {
  const id = await small.report(await small.at('editor'), 'SC-WRITTEN');
  const camera = { name: 'Take a photo', exact: true };
  const desk = await as('editor');
  await desk.goto(`/reports/${id}?section=evidence`);
  await expect(desk.getByRole('button', { name: 'Choose photos or files' })).toBeVisible();
  await expect(desk.getByRole('button', camera)).toBeHidden();
  for (const device of [phone, tablet]) {
    const page = await as('editor', 'en', device);
    await page.goto(`/reports/${id}?section=evidence`);
    await expect(page.getByRole('button', { name: 'Choose photos or files' })).toBeVisible();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', camera).tap();
    const opened = await chooser;
    expect(await opened.element().evaluate((input: HTMLInputElement) => [input.accept, input.getAttribute('capture')])).toEqual(['image/jpeg', 'environment']);
    await expectNoSidewaysScroll(page);
  }
});

test('a photo is sent over a line that is cut, goes on after a reload, is described, submitted, and seen by the officer', async ({ as, small }) => {
  const id = await small.report(await small.at('officer'), 'SC-REVIEWED');
  await sendBack(small, id);

  // The line is cut after the first part of the photo; the page is left, and the rest goes when it is opened again.
  const page = await as('colleague');
  const offsets: string[] = [];
  let isCut = true;
  await page.route('**/files/*/content?offset=*', async (route) => {
    const offset = new URL(route.request().url()).searchParams.get('offset') ?? '';
    if (isCut && offset !== '0') return route.abort('internetdisconnected');
    offsets.push(offset);
    return route.continue();
  });
  await page.goto(`/reports/${id}?section=evidence`);
  await expect(page.getByText('No photo or file yet')).toBeVisible();
  await expectAccessible(page);
  await chosen(page).setInputFiles([
    { name: 'hives.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() }, { name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: Buffer.from('x') },
  ]);
  await expect(page.getByText('no line: goes on by itself')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('HEIC');
  await page.reload();
  await expect(page.getByText('hives.jpg')).toBeVisible();
  isCut = false;
  await expect(cards(page)).toHaveCount(1, { timeout: 20_000 });
  expect([offsets.filter((one) => one === '0').length, offsets.length > 2], 'no byte twice').toEqual([1, true]);

  const card = cards(page);
  await card.getByLabel('Caption').fill('The hives above Yenni');
  await card.getByLabel(/Consent/).selectOption({ label: 'Nobody can be recognised' });
  await expect(page.getByText('Saved on the server')).toBeAttached();
  await expect(card.locator('img')).toHaveJSProperty('complete', true);
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Look at it large: The hives above Yenni' }).click();
  await expect(page.getByRole('dialog').locator('img')).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await submit((await as('signatory')).request, id);
  const reader = await as('officer', 'ar');
  await reader.goto(`/reports/${id}?section=evidence`);
  await expect(reader.getByText('The hives above Yenni').first()).toBeVisible();
  await expect(cards(reader).locator('img')).toHaveJSProperty('naturalWidth', 320);
  await expect(reader.locator('app-report-evidence input')).toHaveCount(0);
  await expectAccessible(reader);
});

test('photos go on while their person is on another page and after the tab was killed; where the report was submitted meanwhile they stop with words', async ({ as, small }) => {
  const first = await as('colleague');
  const context = first.context();
  const id = await small.report(first.request, 'SC-REVIEWED');
  await sendBack(small, id);
  const names = async (): Promise<string[]> => (await reportOf(context.request, id)).content?.evidence.map((one) => one.name) ?? [];
  const before = await names();
  let isCut = true;
  await context.route('**/files/*/content?offset=*', (route) => (isCut && !route.request().url().endsWith('offset=0') ? route.abort('internetdisconnected') : route.continue()));
  const add = async (page: Page, name: string): Promise<void> => {
    isCut = true;
    await page.goto(`/reports/${id}?section=evidence`);
    await chosen(page).setInputFiles([{ name, mimeType: 'image/jpeg', buffer: await aPhoto() }]);
    await expect(page.getByText('no line: goes on by itself')).toBeVisible();
  };

  await add(first, 'at-home.jpg');
  await first.getByRole('link', { name: 'Home' }).first().click();
  await expect(first).toHaveURL(/\/$/);
  await expect(first.locator('app-sync-state .away')).toBeAttached();
  isCut = false;
  await expect.poll(names, { timeout: 30_000 }).toEqual([...before, 'at-home.jpg']);
  await expect(first.locator('app-sync-state .away')).toHaveCount(0);

  await add(first, 'killed.jpg');
  const crashed = first.waitForEvent('crash');
  first.goto('chrome://crash').catch(() => undefined);
  await crashed;
  isCut = false;
  const second = await context.newPage();
  await second.goto('/');
  await expect.poll(names, { timeout: 30_000 }).toEqual([...before, 'at-home.jpg', 'killed.jpg']);

  await add(second, 'late.jpg');
  await second.goto('/');
  await submit((await as('signatory')).request, id);
  isCut = false;
  await expect(second.locator('app-sync-state .refused')).toBeAttached({ timeout: 30_000 });
  await second.goto('/device');
  const line = second.getByRole('listitem').filter({ hasText: 'late.jpg' });
  await expect(line).toContainText('Its report was submitted meanwhile');
  await expectAccessible(second);
  const download = second.waitForEvent('download');
  await line.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('late.jpg');
  await line.getByRole('button', { name: 'Discard' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(second.getByText('Everything is on the server')).toBeVisible();
  expect(await names()).toEqual([...before, 'at-home.jpg', 'killed.jpg']);
});
