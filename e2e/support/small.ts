import { test as base, expect, request, type APIRequestContext, type BrowserContextOptions, type Page } from '@playwright/test';
import type { PatchEntry } from '#shared/platform';
import { OwnPortal } from './own-portal.js';
import { PASSWORD } from './people.js';
import { smallCases, smallPeople, type SmallPerson } from './small-cases.js';

const headers = { 'x-requested-by': 'journeys' };
interface Listed {
  readonly items: readonly { readonly id: string; readonly code?: string; readonly project?: { readonly code: string }; readonly period?: { readonly start: string } }[];
}
type Mails = { readonly items: readonly { readonly to: string; readonly text: string }[] };

/** A portal of its own with the small cases, and people who sign in by password. */
export class Small {
  constructor(readonly portal: OwnPortal) {}

  /** Everybody asks for a new password and takes the token from the mail. */
  async givePasswords(): Promise<void> {
    const visitor = await request.newContext({ baseURL: this.portal.address, extraHTTPHeaders: headers });
    for (const email of Object.values(smallPeople)) await visitor.post('/api/v1/auth/password-reset', { data: { email } });
    for (const email of Object.values(smallPeople)) {
      const tokenOf = async (): Promise<string | undefined> => {
        const { items } = (await (await visitor.get('/api/v1/demo/mails')).json()) as Mails;
        return items.filter(({ to }) => to === email).map(({ text }) => /token=([\w-]+)/.exec(text)?.[1]).find(Boolean);
      };
      await expect.poll(tokenOf, { timeout: 20_000 }).toBeTruthy();
      const set = await visitor.post('/api/v1/auth/password-reset/confirm', { data: { token: await tokenOf(), password: PASSWORD } });
      expect(set.ok(), `password of ${email}`).toBe(true);
    }
    await visitor.dispose();
  }

  async at(who: SmallPerson): Promise<APIRequestContext> {
    const api = await request.newContext({ baseURL: this.portal.address, extraHTTPHeaders: headers });
    expect((await api.post('/api/v1/auth/sign-in', { data: { email: smallPeople[who], password: PASSWORD } })).ok()).toBe(true);
    return api;
  }

  async proposal(api: APIRequestContext, code: string): Promise<string> {
    const { items } = (await (await api.get('/api/v1/proposals?limit=200')).json()) as Listed;
    return items.find((one) => one.code === code)?.id ?? '';
  }

  /** The first report of this project. */
  async report(api: APIRequestContext, project: string): Promise<string> {
    const { items } = (await (await api.get('/api/v1/reports?limit=200')).json()) as Listed;
    const own = items.filter((one) => one.project?.code === project);
    return own.reduce((first, one) => ((one.period?.start ?? '') < (first.period?.start ?? '') ? one : first)).id;
  }
}

/** Fields written by somebody else, who saw the newest. */
export async function patch(api: APIRequestContext, path: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const entries: PatchEntry[] = Object.entries(fields).map(([pointer, value]) => ({ pointer, value, base: 1_000_000 }));
  const answer = await api.patch(`/api/v1${path}`, { data: entries, headers });
  expect(await answer.json()).toMatchObject({ results: entries.map(() => ({ status: 'saved' })) });
}

interface SmallFixtures {
  /** A browser in which this person is signed in; `options` make it a phone. */
  readonly as: (who: SmallPerson, locale?: 'en' | 'ar', options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<SmallFixtures, { small: Small }>({
  small: [async ({}, use) => {
    const portal = await OwnPortal.open(smallCases(new Date().toISOString().slice(0, 10)));
    try {
      const small = new Small(portal);
      await small.givePasswords();
      await use(small);
    } finally {
      await portal.close();
    }
  }, { scope: 'worker', timeout: 120_000 }],
  as: async ({ browser, small }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (who, locale = 'en', options = {}) => {
      const context = await browser.newContext({ baseURL: small.portal.address, locale: 'en-GB', timezoneId: 'UTC', ...options });
      contexts.push(context);
      await context.request.post('/api/v1/auth/sign-in', { data: { email: smallPeople[who], password: PASSWORD }, headers });
      await context.request.patch('/api/v1/me', { data: { locale }, headers });
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});
export { expect } from '@playwright/test';
