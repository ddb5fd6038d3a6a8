import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The whole of axe: no page of the portal holds another in a frame, so that one run in the page sees all; what passes is not told one by one. */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

/** Nothing that axe knows is against this page: no rule and no part of the page is left out. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('app-skeleton')).toHaveCount(0);
  await expectNoViolations(page);
}

/** Whatever moves has come to rest: half shown, its colours are not yet its own. */
const atRest = (page: Page): Promise<unknown> => page.evaluate(() => Promise.all(document.getAnimations()
  .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => undefined))));

/** The same where a dialog covers the page, whose heading is then hidden from everybody. */
export async function expectNoViolations(page: Page): Promise<void> {
  await atRest(page);
  const { violations } = await axe(page).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`) }));
  expect(found, `axe at ${page.url()}`).toEqual([]);
}

/** Nothing sticks out: a phone never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
  expect(scrollWidth, `width of ${page.url()}`).toBeLessThanOrEqual(clientWidth);
}
