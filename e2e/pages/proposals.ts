import { expect, type Locator, type Page } from '@playwright/test';

export interface ProposalPlan {
  readonly call: RegExp;
  readonly title: string;
  readonly signatory: string;
  readonly start: string;
  readonly end: string;
}

/** The writing of a proposal, in French: each section typed as its editor would, saved as one types. */
export class ProposalPages {
  private address = '';

  constructor(readonly page: Page) {}

  async start({ call, title }: ProposalPlan): Promise<void> {
    await this.page.goto('/calls');
    await this.page.getByRole('link', { name: call }).click();
    await this.page.getByRole('link', { name: 'Commencer une proposition' }).click();
    await this.page.locator('input[name=title]').fill(title);
    await this.page.getByRole('button', { name: 'Commencer' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: new RegExp(title) })).toBeVisible();
    this.address = new URL(this.page.url()).pathname.split('/').slice(0, 3).join('/');
  }

  get id(): string {
    return this.address.split('/')[2] ?? '';
  }

  async section(name: string): Promise<void> {
    await this.page.goto(`${this.address}/${name}`);
    await expect(this.page.locator('.section h2').first()).toBeVisible();
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText('Enregistré sur le serveur')).toBeAttached();
  }

  async summary({ start, end }: ProposalPlan): Promise<void> {
    await this.section('summary');
    await this.choose('Thème', 'Communautés');
    await this.page.getByLabel('Début').fill(start);
    await this.page.getByLabel('Fin', { exact: true }).fill(end);
    for (const [label, text] of [
      [/^Résumé/, 'Dix ruchers-écoles pour les jeunes de la montagne.'], [/^Contexte/, 'Les jeunes partent, les ruches restent.'],
      [/^Démarche/, 'Former, équiper, accompagner.'], [/^Ce qui reste/, 'Des ruchers tenus par les villages.'],
    ] as const) await this.page.getByLabel(label).fill(text);
    await this.saved();
  }

  async consortium({ signatory }: ProposalPlan): Promise<void> {
    await this.section('consortium');
    await this.choose('Signataire', signatory);
    await this.saved();
  }

  async locations(): Promise<void> {
    await this.section('locations');
    await this.page.locator('app-country-picker input').fill('Algérie');
    await this.page.getByRole('option', { name: 'Algérie' }).click();
    await this.page.getByLabel('Algérie').last().fill('100');
    await this.page.getByRole('button', { name: 'Ajouter un lieu' }).click();
    await this.page.getByLabel('Nom du lieu').fill('Tizi Ouzou');
    await this.page.getByLabel('Latitude').fill('36,7');
    await this.page.getByLabel('Longitude').fill('4,05');
    await this.page.getByLabel('Longitude').blur();
    await this.saved();
  }

  /** One outcome, one output, one indicator by sex, from 0 to 40. */
  async framework(): Promise<void> {
    await this.section('framework');
    await this.page.getByRole('button', { name: 'Ajouter un effet' }).click();
    await this.page.getByLabel('Effet', { exact: true }).fill('Des jeunes vivent de leurs ruches');
    await this.page.getByRole('button', { name: 'Ajouter un produit' }).click();
    await this.page.getByLabel('Produit', { exact: true }).fill('Des jeunes savent tenir un rucher');
    await this.page.getByRole('button', { name: 'Ajouter un indicateur' }).click();
    const indicator = this.page.locator('app-indicator-editor');
    if (!(await indicator.getByLabel('Indicateur', { exact: true }).isVisible())) await indicator.locator('summary').click();
    await indicator.getByLabel('Indicateur', { exact: true }).fill('Apiculteurs formés');
    await this.choose('Ce qui est mesuré', /nombre/i, indicator);
    await indicator.getByLabel('Unité').fill('personnes');
    await this.choose('Sens', /augment|hausse/i, indicator);
    await this.choose('Réunion des lieux', /somme/i, indicator);
    await this.choose('Réunion des périodes', /somme/i, indicator);
    await indicator.getByLabel('Valeur de référence').fill('0');
    await indicator.getByLabel('Année de référence').fill('2025');
    await indicator.getByLabel('Cible', { exact: true }).fill('40');
    await indicator.getByLabel('Tizi Ouzou').check();
    await indicator.getByLabel('Sexe').check();
    await indicator.getByLabel('Compte des personnes').check();
    await this.saved();
  }

  async workplan({ start, end }: ProposalPlan): Promise<void> {
    await this.section('workplan');
    await this.page.getByRole('button', { name: 'Ajouter une activité' }).click();
    await this.page.getByLabel('Activité', { exact: true }).fill('Formation au rucher');
    await this.choose('Produit', /.+/);
    await this.page.getByLabel('Début').fill(start);
    await this.page.getByLabel('Fin', { exact: true }).fill(end);
    await this.saved();
  }

  /** One line of six months at 2 500, of which 12 000 from the grant, phased evenly. */
  async budget(): Promise<void> {
    await this.section('budget');
    await this.page.getByRole('button', { name: 'Ajouter une ligne' }).click();
    const line = this.page.locator('app-line-panel');
    await line.getByLabel('Code').fill('A1');
    await this.choose('Catégorie', /^A/, line);
    await this.choose('Produit', /.+/, line);
    await line.getByLabel('Description').fill('Formateur apicole');
    await line.getByLabel('Unité').fill('mois');
    for (const [label, text] of [['Quantité', '6'], ['Coût unitaire', '2 500'], ['Fois', '1'], ['Subvention', '12 000'], ['Partenaire, argent', '3 000'], ['Partenaire, en nature', '0']] as const) {
      await line.getByLabel(label).fill(text);
      await line.getByLabel(label).blur();
    }
    await line.getByRole('button', { name: 'Répartir cette ligne sur les périodes' }).click();
    await this.saved();
  }

  async submit(): Promise<void> {
    await this.page.getByLabel(/^Je certifie/).check();
    await this.page.getByRole('button', { name: 'Déposer la proposition' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Déposer la proposition' }).click();
    await expect(this.page.locator('app-overview-section [role=status] h2')).toBeVisible();
  }

  private async choose(label: string, option: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const choice = within.getByLabel(label, { exact: true });
    const offered = choice.locator('option', { hasText: option }).first();
    await expect(offered).toBeAttached();
    await choice.selectOption(await offered.getAttribute('value'));
  }
}
