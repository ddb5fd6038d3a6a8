import { expect, type Page } from '@playwright/test';

/** The sign-in page. */
export class SignInPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/sign-in');
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
}

const names = { en: 'English', fr: 'Français', ar: 'العربية' };
const languageButton = /^(Language|Langue|اللغة)/;

/** What surrounds every page of a signed-in person. */
export class Frame {
  constructor(readonly page: Page) {}

  async useLanguage(language: keyof typeof names): Promise<void> {
    await this.page.getByRole('button', { name: languageButton }).click();
    await this.page.getByRole('menuitemradio', { name: names[language] }).click();
    await expect(this.page.locator('html')).toHaveAttribute('lang', language);
    await expect(this.page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  }

  async useColours(name: 'Light' | 'Dark'): Promise<void> {
    await this.page.getByRole('button', { name: 'Your account' }).click();
    await this.page.getByRole('menuitem', { name: 'Colours' }).click();
    await this.page.getByRole('menuitemradio', { name }).click();
    await expect(this.page.locator('html')).toHaveClass(new RegExp(`\\b${name.toLowerCase()}\\b`));
  }
}
