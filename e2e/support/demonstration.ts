import { demoPeople, type DemoPerson } from '#shared/accounts';
import { demoProgress } from '#shared/cases';
import type { Language } from '#shared/platform';
import { expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { ApiClient } from './api.js';
import { ownHeaders, test as base } from './browsers.js';

interface Played {
  /** A browser in which this person of the demonstration is signed in, reading this language. */
  readonly playing: (email: string, locale?: Language, options?: BrowserContextOptions) => Promise<Page>;
}

/** The demonstration is loaded in the background from the portal's start: waits until all of it is there. */
async function theDemonstration(): Promise<DemoPerson[]> {
  const visitor = await ApiClient.open();
  await expect.poll(async () => {
    const { total, done, isRunning } = demoProgress.parse(await visitor.get('/demo/progress'));
    return done === total && !isRunning;
  }, { timeout: 300_000, intervals: [1000] }).toBe(true);
  const { items } = demoPeople.parse(await visitor.get('/demo/people'));
  await visitor.close();
  return items;
}

export const test = base.extend<Played, { demonstration: DemoPerson[] }>({
  demonstration: [async ({}, use) => { await use(await theDemonstration()); }, { scope: 'worker', timeout: 310_000 }],
  playing: async ({ enter, demonstration }, use) => {
    await use((email, locale = 'en', options) => {
      const person = demonstration.find((one) => one.email === email)?.id;
      return enter(async ({ request }) => {
        const answer = await request.post('/api/v1/demo/sign-in', { data: { person }, headers: ownHeaders });
        expect(answer.ok(), `${email} plays in the demonstration`).toBe(true);
      }, locale, options);
    });
  },
});
export { expect } from '@playwright/test';
