import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type { ReportView } from '#shared/reports';
import type { Small } from '../support/small.js';

export type Narrative = NonNullable<ReportView['content']>['narrative'];
export const paragraphs = ['achievements', 'challenges', 'lessons', 'nextSteps'] as const satisfies readonly (keyof Narrative)[];

/** Opens the paragraphs of the report that is being written. */
export async function openNarrative(page: Page, small: Small): Promise<string> {
  const id = await small.report(page.request, 'SC-WRITTEN');
  await page.goto(`/reports/${id}?section=narrative`);
  await expect(page.getByRole('textbox').first()).toBeVisible();
  return id;
}

/** As the server has it, whatever stands in the way of the page. */
export async function reportOf(api: APIRequestContext, id: string): Promise<ReportView> {
  return (await (await api.get(`/api/v1/reports/${id}`)).json()) as ReportView;
}

export async function narrativeOf(api: APIRequestContext, id: string): Promise<Narrative> {
  return (await reportOf(api, id)).content?.narrative as Narrative;
}

export const box = (page: Page, paragraph: keyof Narrative) => page.locator(`#at-narrative-${paragraph} textarea`);
export const saved = (page: Page) => expect(page.locator('app-sync-state .saved')).toBeAttached({ timeout: 30_000 });
/** Away from the server: on this device alone. */
export const kept = (page: Page) => expect(page.locator('app-sync-state .away')).toBeAttached({ timeout: 30_000 });

export const patches = '**/api/v1/reports/*';
/** No field of a report reaches the server. */
export const cutPatches = (page: Page) => page.route(patches, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
