import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { checkAward } from '#shared/calls';
import { formatMoney } from '#shared/money';
import { proposalView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { Confirmations, type Confirmation } from '../../ui/confirm-dialog';
import { FindingTexts } from '../../ui/field/finding-texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProposalDraft } from '../data/proposal-draft';

/** The officer's recommendation and the manager's decision, each asked with its figures. */
@Component({
  selector: 'app-decision-section',
  imports: [FormsModule, InstantPipe, MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemPanel, RouterLink, TranslocoPipe],
  templateUrl: './decision-section.html',
  styleUrl: './assessment.scss',
})
export class DecisionSection {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly session = inject(SessionStore);
  private readonly confirmations = inject(Confirmations);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly view = this.draft.view;
  protected readonly act = new Act();
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
    await this.ask(name, {}, (path) => ({ path: `${path}/recommend`, body: { isRecommended, reason: this.reason().trim() } }));
  }

  protected async award(): Promise<void> {
    const left = this.draft.surroundings()?.call.envelopeLeft;
    const after = left ? this.money(left.minor - this.draft.figures().funder) : '–';
    await this.ask('award', { after }, (path) => ({ path: `${path}/award`, body: { conditions: this.conditions().trim() } }));
  }

  protected async reject(): Promise<void> {
    await this.ask('reject', {}, (path) => ({ path: `${path}/reject`, body: { feedback: this.feedback().trim() } }), true);
  }

  private async ask(name: string, params: Record<string, string>, request: (path: string) => { path: string; body: unknown }, isDangerous = false): Promise<void> {
    const view = this.view();
    if (!view) return;
    const figures = { code: view.code, lead: view.lead?.name ?? '', grant: this.money(this.draft.figures().funder), ...params };
    const confirmation: Confirmation = {
      title: this.texts.say(`proposals.decide.${name}.title`, figures), text: this.texts.say(`proposals.decide.${name}.text`, figures), act: this.texts.say(`proposals.decide.${name}.act`, figures), isDangerous,
    };
    if (!(await this.confirmations.ask(confirmation))) return;
    const { path, body } = request(`/proposals/${view.id}`);
    const done = await this.act.run(() => this.api.send('POST', proposalView, path, body, { ifMatch: view.version }));
    if (done) this.draft.show(done);
  }

  private money(minor: number): string {
    return formatMoney({ minor, currency: this.draft.currency() }, this.languages.current());
  }
}
