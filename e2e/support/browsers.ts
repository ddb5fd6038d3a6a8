import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import type { Language } from '#shared/platform';

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Sent with each change: another site could not. */
export const ownHeaders = { 'x-requested-by': 'journeys' };

interface Browsers {
  /** A browser for somebody who comes to a session in this way, and reads this language; closed when the journey ends. */
  readonly enter: (signIn: (context: BrowserContext) => Promise<void>, locale: Language, options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Browsers>({
  enter: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (signIn, locale, options = {}) => {
      const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'UTC', ...options });
      contexts.push(context);
      await signIn(context);
      // A journey before may have left another language.
      await context.request.patch('/api/v1/me', { data: { locale }, headers: ownHeaders });
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});
