import { expect, type Page } from '@playwright/test';

/** A day so many days from now, as a date field takes it. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The editor of a call and the call's own page. */
export class CallPages {
  constructor(readonly page: Page) {}

  private async fill(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label).fill(text);
  }

  /** Everything a call needs, typed into the form; then it is saved. */
  async write(programme: string, code: string, title: { en: string; fr: string }): Promise<void> {
    await this.page.goto('/calls/new');
    const choice = this.page.getByLabel('Programme', { exact: true });
    const option = choice.locator('option', { hasText: programme });
    await expect(option).toHaveCount(1);
    await choice.selectOption(await option.getAttribute('value'));
    await this.fill(/^Code/, code);
    await this.fill(/^Title · English/, title.en);
    await this.fill(/^Title · Français/, title.fr);
    await this.fill(/^Guidance · English/, 'Write what changes and for whom.');
    await this.fill(/^Opens/, dayIn(-1));
    await this.fill(/^Questions until/, dayIn(10));
    await this.fill(/^Deadline/, dayIn(30));
    await this.fill(/^Decision by/, dayIn(60));
    await this.fill(/^Longest duration/, '18');
    await this.fill(/^Envelope/, '200000');
    await this.fill(/^Smallest grant/, '10000');
    await this.fill(/^Largest grant/, '100000');
    await this.fill(/^Least co-funding/, '10');
    await this.country('Algeria');
    await this.criteria();
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Publish the call' })).toBeVisible();
  }

  private async country(name: string): Promise<void> {
    await this.page.locator('app-country-picker input').fill(name);
    await this.page.getByRole('option', { name }).click();
    await expect(this.page.locator('app-country-picker').getByText(name)).toBeVisible();
  }

  private async criteria(): Promise<void> {
    const sets = this.page.locator('app-criteria-editor fieldset');
    const weights = [['relevance', '60', 'Relevance', 'Pertinence'], ['design', '40', 'Design', 'Conception']] as const;
    for (const [at, [code, weight, english, french]] of weights.entries()) {
      const set = sets.nth(at);
      if ((await sets.count()) <= at) await this.page.getByRole('button', { name: 'Add a criterion' }).click();
      await set.getByLabel('Code').fill(code);
      await set.getByLabel('Weight').fill(weight);
      await set.getByLabel(/^Title · English/).fill(english);
      await set.getByLabel(/^Title · Français/).fill(french);
    }
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish the call' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Publish the call' }).click();
    await expect(this.page.getByRole('button', { name: 'Publish the call' })).toHaveCount(0);
  }
}
