import { expect, request, type APIRequestContext, type BrowserContextOptions, type Page } from '@playwright/test';
import type { Language, PatchEntry } from '#shared/platform';
import { ownHeaders, test as base } from './browsers.js';
import { OwnPortal } from './own-portal.js';
import { PASSWORD } from './people.js';
import { smallCases, smallPeople, type SmallPerson } from './small-cases.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly code?: string; readonly project?: { readonly code: string }; readonly period?: { readonly start: string } }[];
}
type Mails = { readonly items: readonly { readonly to: string; readonly text: string }[] };

/** A portal of its own with the small cases, and people who sign in by password. */
export class Small {
  constructor(readonly portal: OwnPortal) {}

  /** Everybody asks for a new password and takes the token from the mail. */
  async givePasswords(): Promise<void> {
    const visitor = await request.newContext({ baseURL: this.portal.address, extraHTTPHeaders: ownHeaders });
    for (const email of Object.values(smallPeople)) await visitor.post('/api/v1/auth/password-reset', { data: { email } });
    for (const email of Object.values(smallPeople)) {
      const tokenOf = async (): Promise<string | undefined> => {
        const { items } = (await (await visitor.get('/api/v1/demo/mails')).json()) as Mails;
        return items.filter(({ to }) => to === email).map(({ text }) => /token=([\w-]+)/.exec(text)?.[1]).find(Boolean);
      };
      await expect.poll(tokenOf, { timeout: 60_000 }).toBeTruthy();
      const set = await visitor.post('/api/v1/auth/password-reset/confirm', { data: { token: await tokenOf(), password: PASSWORD } });
      expect(set.ok(), `password of ${email}`).toBe(true);
    }
    await visitor.dispose();
  }

  async at(who: SmallPerson): Promise<APIRequestContext> {
    const api = await request.newContext({ baseURL: this.portal.address, extraHTTPHeaders: ownHeaders });
    await signIn(api, who);
    return api;
  }

  /** For a sign-in on the screen: a journey before may have left another language. */
  async readsEnglish(who: SmallPerson): Promise<void> {
    const api = await this.at(who);
    await api.patch('/api/v1/me', { data: { locale: 'en' } });
    await api.dispose();
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

async function signIn(api: APIRequestContext, who: SmallPerson): Promise<void> {
  const answer = await api.post('/api/v1/auth/sign-in', { data: { email: smallPeople[who], password: PASSWORD }, headers: ownHeaders });
  expect(answer.ok(), `${who} signs in`).toBe(true);
}

/** Fields written by somebody else, who saw the newest. */
export async function patch(api: APIRequestContext, path: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const entries: PatchEntry[] = Object.entries(fields).map(([pointer, value]) => ({ pointer, value, base: 1_000_000 }));
  const answer = await api.patch(`/api/v1${path}`, { data: entries, headers: ownHeaders });
  expect(await answer.json()).toMatchObject({ results: entries.map(() => ({ status: 'saved' })) });
}

interface SmallFixtures {
  /** A browser in which this person is signed in; `options` make it a phone. */
  readonly as: (who: SmallPerson, locale?: Language, options?: BrowserContextOptions) => Promise<Page>;
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
  }, { scope: 'worker', timeout: 240_000 }],
  as: async ({ enter, small }, use) => {
    await use((who, locale = 'en', options = {}) => enter(({ request }) => signIn(request, who), locale, { baseURL: small.portal.address, ...options }));
  },
});
export { expect } from '@playwright/test';
