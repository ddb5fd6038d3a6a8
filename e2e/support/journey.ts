import { test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { wanted, type Who } from './people.js';
import type { World } from './world.js';

interface Journey {
  readonly world: World;
  /** A browser in which this person is signed in already; `options` make it a phone, or dark. */
  readonly as: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
}

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export const test = base.extend<Journey>({
  world: async ({ baseURL }, use) => {
    const made = process.env['JOURNEYS_WORLD'];
    if (baseURL === undefined || made === undefined) throw new Error('the world of the journeys was not made');
    await use(JSON.parse(made) as World);
  },
  as: async ({ browser, baseURL, world }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (who, options = {}) => {
      const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'UTC', ...options });
      contexts.push(context);
      await context.addCookies(world.cookies[who]);
      // A journey before may have left another language.
      await context.request.patch('/api/v1/me', { data: { locale: wanted[who].locale }, headers: { 'x-requested-by': 'journeys' } });
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});
export { expect } from '@playwright/test';
