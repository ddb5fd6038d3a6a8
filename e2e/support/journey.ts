import { expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { ownHeaders, test as base } from './browsers.js';
import { wanted, type Who } from './people.js';
import type { World } from './world.js';

interface Journey {
  readonly world: World;
  /** A browser in which this person is signed in already; `options` make it a phone, or dark. */
  readonly as: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
  /** Axe finds nothing on any page that these people have been on, in Arabic, from right to left; as the pages stand now. */
  readonly expectRightToLeft: (...people: Who[]) => Promise<void>;
}

export const test = base.extend<Journey & { visits: Visits }>({
  expectRightToLeft: async ({ visits }, use) => { await use(async (...people) => { for (const who of people) await visits.inArabic(who); }); },
  world: async ({ baseURL }, use) => {
    const made = process.env['JOURNEYS_WORLD'];
    if (baseURL === undefined || made === undefined) throw new Error('the world of the journeys was not made');
    await use(JSON.parse(made) as World);
  },
  visits: async ({ baseURL }, use) => { await use(new Visits(baseURL ?? '')); },
  as: async ({ enter, world, visits }, use) => {
    await use((who, options) => enter(async (context) => {
      visits.follow(who, context);
      await context.addCookies(world.cookies[who]);
    }, wanted[who].locale, options));
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
    await page.request.patch('/api/v1/me', { data: { locale: 'ar' }, headers: ownHeaders });
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      await expectAccessible(page);
    }
  }
}

export { expect } from '@playwright/test';
