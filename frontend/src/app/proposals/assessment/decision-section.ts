import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { checkAward } from '#shared/calls';
import { formatMoney } from '#shared/money';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import type { Confirmation } from '../../ui/confirm-dialog';
import { FindingTexts } from '../../ui/field/finding-texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProposalDraft } from '../data/proposal-draft';
import { ProposalAct } from './proposal-act';
import { Said } from './said';

/** The officer's recommendation and the manager's decision, each asked with its figures. */
@Component({
  selector: 'app-decision-section',
  imports: [FormsModule, MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemPanel, RouterLink, Said, TranslocoPipe],
  providers: [ProposalAct],
  templateUrl: './decision-section.html',
  styleUrl: './assessment.scss',
})
export class DecisionSection {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly session = inject(SessionStore);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly view = this.draft.view;
  protected readonly act = inject(ProposalAct);
  protected readonly reason = signal('');
  protected readonly conditions = signal('');
  protected readonly feedback = signal('');

  protected readonly may = computed(() => new Set(this.view()?.allowedActions ?? []));
  /** Why there is nothing to do here, in one sentence. */
  protected readonly obstacle = computed(() => {
    const view = this.view();
    if (!view || view.decision || ['recommend', 'award', 'reject'].some((one) => this.may().has(one))) return null;
    if (view.state === 'recommended' && this.session.can('proposal.award') && view.recommendation?.by?.id === this.session.person()?.id) return 'proposals.decide.ownRecommendation';
    if (view.state === 'in_review' && this.session.can('proposal.recommend')) return 'proposals.decide.tooFewReviews';
    return 'proposals.decide.notNow';
  });
  protected readonly overEnvelope = computed(() => {
    const call = this.draft.surroundings()?.call;
    if (!call?.awarded || !this.may().has('award')) return [];
    return checkAward(call.envelope, call.awarded.minor, this.draft.figures().funder).map((one) => this.findingTexts.of(one, this.draft));
  });

  protected async recommend(isRecommended: boolean): Promise<void> {
    const name = isRecommended ? 'recommend' : 'notRecommend';
    await this.act.send('recommend', { isRecommended, reason: this.reason().trim() }, this.question(name));
  }

  protected async award(): Promise<void> {
    const left = this.draft.surroundings()?.call.envelopeLeft;
    const after = left ? this.money(left.minor - this.draft.figures().funder) : '–';
    await this.act.send('award', { conditions: this.conditions().trim() }, this.question('award', { after }));
  }

  protected async reject(): Promise<void> {
    await this.act.send('reject', { feedback: this.feedback().trim() }, { ...this.question('reject'), isDangerous: true });
  }

  /** What is asked first, with the figures in it. */
  private question(name: string, params: Record<string, string> = {}): Confirmation {
    const figures = { code: this.view()?.code ?? '', lead: this.view()?.lead?.name ?? '', grant: this.money(this.draft.figures().funder), ...params };
    const say = (part: string) => this.texts.say(`proposals.decide.${name}.${part}`, figures);
    return { title: say('title'), text: say('text'), act: say('act') };
  }

  private money(minor: number): string {
    return formatMoney({ minor, currency: this.draft.currency() }, this.languages.current());
  }
}
