import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { wanted, type Who } from './people.js';
import type { World } from './world.js';

interface Journey {
  readonly world: World;
  /** A browser in which this person is signed in already; `options` make it a phone, or dark. */
  readonly as: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
  /** Axe finds nothing on any page that these people have been on, in Arabic, from right to left; as the pages stand now. */
  readonly expectRightToLeft: (...people: Who[]) => Promise<void>;
}

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export const test = base.extend<Journey & { visits: Visits }>({
  expectRightToLeft: async ({ visits }, use) => { await use(async (...people) => { for (const who of people) await visits.inArabic(who); }); },
  world: async ({ baseURL }, use) => {
    const made = process.env['JOURNEYS_WORLD'];
    if (baseURL === undefined || made === undefined) throw new Error('the world of the journeys was not made');
    await use(JSON.parse(made) as World);
  },
  visits: async ({ baseURL }, use) => { await use(new Visits(baseURL ?? '')); },
  as: async ({ browser, baseURL, world, visits }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (who, options = {}) => {
      const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'UTC', ...options });
      contexts.push(context);
      visits.follow(who, context);
      await context.addCookies(world.cookies[who]);
      // A journey before may have left another language.
      await context.request.patch('/api/v1/me', { data: { locale: wanted[who].locale }, headers: { 'x-requested-by': 'journeys' } });
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});
/** Which pages each person was on. */
class Visits {
  private readonly paths = new Map<Who, Set<string>>();
  private readonly contexts = new Map<Who, BrowserContext>();

  constructor(private readonly baseURL: string) {}

  follow(who: Who, context: BrowserContext): void {
    const paths = this.paths.get(who) ?? new Set();
    this.paths.set(who, paths);
    this.contexts.set(who, context);
    context.on('page', (page) => {
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame() && frame.url().startsWith(this.baseURL)) paths.add(frame.url().slice(this.baseURL.length));
      });
    });
  }

  async inArabic(who: Who): Promise<void> {
    const page = await this.contexts.get(who)?.newPage();
    const paths = [...(this.paths.get(who) ?? [])];
    if (!page || paths.length === 0) throw new Error(`${who} was nowhere`);
    await page.request.patch('/api/v1/me', { data: { locale: 'ar' }, headers: { 'x-requested-by': 'journeys' } });
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      await expectAccessible(page);
    }
  }
}

export { expect } from '@playwright/test';
