/** A browser in front of the portal: signs people in, opens screens, waits until they are still, takes pictures. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { finder } from './finder.mjs';

const patience = 600_000;
const headers = { 'x-requested-by': 'pictures' };
const languageTags = { en: 'en-GB', fr: 'fr-FR', ar: 'ar' };
/** Percent: text stays sharp, a desk's screen stays far below 200 kB. */
const webpQuality = 82;

/** The demonstration is loaded in the background from a portal's first start: waits until all of it is there. A later start finds its people, and loads nothing. */
export const demonstrationLoaded = async (address, say) => {
  say('waiting for the demonstration …');
  for (const end = Date.now() + patience; Date.now() < end; await pause(2_000)) {
    const [{ total, done, isRunning }, { items }] = await Promise.all(['progress', 'people'].map(async (what) => (await fetch(`${address}/api/v1/demo/${what}`)).json()));
    if (done === total && !isRunning && items.length > 0) return;
  }
  throw new Error('the demonstration did not come to its end');
};

class Studio {
  #browser;
  #address;
  #people = new Map();
  /** A session for each person, so that not every picture spends a sign-in. */
  #sessions = new Map();

  constructor(browser, address, people) {
    this.#browser = browser;
    this.#address = address;
    for (const { email, id } of people) this.#people.set(email, id);
  }

  #open(options) {
    return this.#browser.newContext({ baseURL: this.#address, timezoneId: 'UTC', reducedMotion: 'reduce', ...options });
  }

  async #session(email) {
    if (email === undefined) return undefined;
    if (!this.#sessions.has(email)) {
      const context = await this.#open({});
      const answer = await context.request.post('/api/v1/demo/sign-in', { data: { person: this.#people.get(email) }, headers });
      if (!answer.ok()) throw new Error(`${email} cannot sign in: ${answer.status()}`);
      this.#sessions.set(email, await context.storageState());
      await context.close();
    }
    return this.#sessions.get(email);
  }

  /** Takes all; the names of those that could not be taken, with the reason. */
  async takeAll(pictures, folder, say) {
    const missed = [];
    for (const picture of pictures) {
      try {
        writeFileSync(join(folder, picture.file), await this.#take(picture));
        say(picture.file);
      } catch (error) {
        missed.push(`${picture.file}: ${error.message}`);
      }
    }
    return missed;
  }

  async #take({ screen, look, file }) {
    const storageState = await this.#session(screen.email);
    const context = await this.#open({ ...look.options, locale: languageTags[look.locale], ...(storageState ? { storageState } : {}) });
    try {
      if (storageState) await context.request.patch('/api/v1/me', { data: { locale: look.locale }, headers });
      const page = await context.newPage();
      await page.goto(await screen.at(finder(context.request)));
      await still(page);
      return file.endsWith('.webp') ? await smallPicture(page) : await page.screenshot({ fullPage: true });
    } finally {
      await context.close();
    }
  }

  close() {
    return this.#browser.close();
  }
}

/** Nothing is on its way any more: records, fonts, charts. What lies below the fold is drawn too, which the page leaves until somebody scrolls there. */
const still = async (page) => {
  await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('app-skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
};

/** What is in sight, as WebP, which Playwright itself does not write. */
const smallPicture = async (page) => {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: webpQuality });
  return Buffer.from(data, 'base64');
};

/** Opens the browser at `executablePath` before the portal at `address`. */
export const openStudio = async (address, executablePath) => {
  const answer = await fetch(`${address}/api/v1/demo/people`);
  const { items } = await answer.json();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
  return new Studio(browser, address, items);
};
