import { Frame, SignInPage } from '../pages/frame.js';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessible.js';
import { phone } from '../support/browsers.js';
import { expect, test } from '../support/journey.js';
import { emailOf, PASSWORD, type Who } from '../support/people.js';

test.describe('the frame', () => {
  test('a person signs in, is told when the password is wrong, and signs out', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await expectAccessible(page);
    await signIn.signIn(emailOf('officer'), 'not the password');
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
    await signIn.signIn(emailOf('officer'), PASSWORD);
    await expect(page.getByRole('heading', { level: 1, name: 'Waiting for me' })).toBeVisible();
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    await page.goto('/projects');
    await expect(page).toHaveURL(/sign-in/);
  });

  test('the language changes in place, what is typed stays, and Arabic runs from the right', async ({ as }) => {
    const page = await as('analyst');
    await page.goto('/account');
    const name = page.locator('input[name=name]').first();
    await name.fill('Anna, half typed');
    const frame = new Frame(page);
    for (const language of ['fr', 'ar', 'en'] as const) {
      await frame.useLanguage(language);
      await expect(name).toHaveValue('Anna, half typed');
      await expectAccessible(page);
    }
  });

  test('the dark colours stay after a reload', async ({ as }) => {
    const page = await as('manager');
    await page.goto('/');
    await new Frame(page).useColours('Dark');
    await expectAccessible(page);
    await page.reload();
    await expect(page.locator('html')).toHaveClass(/\bdark\b/);
    await new Frame(page).useColours('Light');
  });

  const pages: [Who, readonly string[]][] = [
    ['manager', ['/', '/calls', '/calls/new', '/proposals', '/projects', '/reports', '/payments', '/programmes', '/organisations', '/notifications', '/account']],
    ['finance', ['/', '/payments', '/projects']],
    ['signatory', ['/', '/calls', '/proposals', '/reports']],
    ['reviewer', ['/', '/proposals/reviews']],
    ['donor', ['/', '/projects', '/reports']],
  ];
  for (const [who, paths] of pages) {
    for (const language of ['en', 'ar'] as const) {
      test(`axe finds nothing on the pages of the ${who}, ${language}`, async ({ as }) => {
        const page = await as(who);
        await page.goto('/');
        await new Frame(page).useLanguage(language);
        for (const path of paths) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expectAccessible(page);
        }
      });
    }
  }

  test('nothing sticks out on a phone, light or dark', async ({ as }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await as('officer', { ...phone, colorScheme });
      for (const path of ['/', '/calls', '/proposals', '/projects', '/reports', '/notifications', '/account']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    }
  });

  test('the public reads open calls without signing in', async ({ page }) => {
    await page.goto('/public/calls');
    await expect(page.getByRole('heading', { level: 1, name: 'Open calls' })).toBeVisible();
    await expectAccessible(page);
  });
});
