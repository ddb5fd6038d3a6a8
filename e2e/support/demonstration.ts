import { demoPeople, type DemoPerson } from '#shared/accounts';
import { demoProgress } from '#shared/cases';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { ApiClient, baseUrl } from './api.js';

/** The demonstration is loaded in the background from the portal's start: waits until all of it is there. */
export async function theDemonstration(): Promise<DemoPerson[]> {
  const visitor = await ApiClient.open();
  await expect.poll(async () => {
    const { total, done, isRunning } = demoProgress.parse(await visitor.get('/demo/progress'));
    return total > 0 && done === total && !isRunning;
  }, { timeout: 300_000, intervals: [2000] }).toBe(true);
  const { items } = demoPeople.parse(await visitor.get('/demo/people'));
  await visitor.close();
  return items;
}

/** A browser in which this person of the demonstration is signed in, reading this language. */
export async function playing(browser: Browser, person: DemoPerson | undefined, locale: string, options: BrowserContextOptions = {}): Promise<Page> {
  if (!person) throw new Error('the demonstration has no such person');
  const context = await browser.newContext({ baseURL: baseUrl(), locale: 'en-GB', timezoneId: 'UTC', ...options });
  const headers = { 'x-requested-by': 'journeys' };
  await context.request.post('/api/v1/demo/sign-in', { data: { person: person.id }, headers });
  await context.request.patch('/api/v1/me', { data: { locale }, headers });
  return context.newPage();
}
