import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScreenBody } from '#shared/proposals';
import { Texts } from '../../platform/i18n/texts';
import { FindingTexts } from '../../ui/field/finding-texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProposalDraft } from '../data/proposal-draft';
import { ProposalAct } from './proposal-act';
import { Said } from './said';

/** Screening: what the portal computed of eligibility; the officer confirms each finding or overrides it with a reason. */
@Component({
  selector: 'app-screening-section',
  imports: [FormsModule, MatButton, MatCheckbox, MatFormField, MatIcon, MatInput, MatLabel, ProblemPanel, Said, TranslocoPipe],
  providers: [ProposalAct],
  templateUrl: './screening-section.html',
  styleUrl: './assessment.scss',
})
export class ScreeningSection {
  private readonly texts = inject(Texts);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly view = this.draft.view;
  protected readonly act = inject(ProposalAct);
  protected readonly reason = signal('');
  /** Reasons of overrides by finding; present = overridden. */
  private readonly reasons = signal<ReadonlyMap<string, string>>(new Map());

  protected readonly mayScreen = computed(() => this.view()?.allowedActions.includes('screen') ?? false);
  protected readonly findings = computed(() => (this.view()?.eligibility ?? []).map((one) => {
    const key = `${one.code} ${one.pointer}`;
    const said = this.view()?.screening?.overrides.find((other) => other.code === one.code && other.pointer === one.pointer)?.reason;
    return { ...one, key, text: this.findingTexts.of(this.draft.named(one), this.draft), isOverridden: this.reasons().has(key), reason: this.reasons().get(key) ?? '', said };
  }));
  private readonly open = computed(() => this.findings().filter((one) => one.severity === 'blocking' && !one.isOverridden));
  protected readonly mayPass = computed(() => this.open().length === 0 && this.findings().every((one) => !one.isOverridden || one.reason.trim().length >= 3));

  protected override(key: string, isOn: boolean): void {
    this.reasons.update((all) => { const next = new Map(all); if (isOn) next.set(key, ''); else next.delete(key); return next; });
  }

  protected explain(key: string, reason: string): void {
    this.reasons.update((all) => new Map(all).set(key, reason));
  }

  protected async screen(outcome: ScreenBody['outcome']): Promise<void> {
    const view = this.view();
    if (!view) return;
    const overrides = this.findings().filter((one) => one.isOverridden && one.reason.trim().length >= 3).map(({ code, pointer, reason }) => ({ code, pointer, reason: reason.trim() }));
    const body: ScreenBody = { outcome, overrides: outcome === 'eligible' ? overrides : [], reason: this.reason().trim() };
    await this.act.send('screen', body, {
      title: this.texts.say(`proposals.screen.${outcome}.title`), act: this.texts.say(`proposals.screen.${outcome}.act`), isDangerous: outcome === 'ineligible',
      text: this.texts.say(`proposals.screen.${outcome}.text`, { code: view.code, overrides: overrides.length }),
    });
  }
}
