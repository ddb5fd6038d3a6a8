import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import { hasBlocking, type Finding } from '#shared/platform';
import { proposalView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { FindingTexts } from '../../ui/field/finding-texts';
import { StuckFields } from '../../ui/field/stuck-fields';
import { FindingList } from '../../ui/finding-list';
import { ProblemPanel } from '../../ui/problem-panel';
import { ChangeTexts } from '../assessment/change-texts';
import { sectionOf } from '../data/places';
import { ProposalDraft } from '../data/proposal-draft';
import { UnsentProposals } from '../data/unsent-proposals';

/** The check before submission: what is red stops it, what is amber is a question; each leads to its place. Then certify and submit. */
@Component({
  selector: 'app-check-section',
  imports: [FindingList, MatButton, MatCheckbox, MatIcon, ProblemPanel, RouterLink, StuckFields, TranslocoPipe],
  providers: [UnsentProposals],
  templateUrl: './check-section.html',
  styles: '.submit { margin-block-start: var(--space-4); }',
})
export class CheckSection {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  private readonly findingTexts = inject(FindingTexts);
  private readonly changeTexts = inject(ChangeTexts);
  private readonly unsent = inject(UnsentProposals);
  protected readonly session = inject(SessionStore);
  protected readonly draft = inject(ProposalDraft);

  protected readonly isCertified = signal(false);
  protected readonly act = new Act();
  protected readonly findings = computed(() => this.draft.standing().map((one) => this.findingTexts.readable(one, this.draft)));
  protected readonly isBlocked = computed(() => hasBlocking(this.draft.standing()) || this.draft.stuck().length > 0);
  protected readonly words = computed(() => this.unsent.of(this.draft.view()));
  protected readonly isUnsent = computed(() => (this.draft.queue()?.state() ?? 'saved') !== 'saved');
  /** Why it cannot be submitted, in one sentence; null where nothing stands against it. */
  protected readonly obstacle = computed(() => {
    const view = this.draft.view();
    if (!view || view.allowedActions.includes('submit')) return this.isBlocked() ? 'proposals.submit.blocked' : null;
    if (!this.session.can('proposal.submit')) return 'proposals.submit.needsSignatory';
    return this.draft.surroundings()?.call.phase === 'open' ? 'proposals.submit.notYours' : 'proposals.submit.closed';
  });
  private readonly key = newId();

  /** Fields of a row, and empty lists, say where they are; a field of the proposal itself is named by its text. */
  protected readonly where = ({ pointer, code }: Finding): string => {
    const isOfList = code === 'framework_empty' || pointer.indexOf('/', 1) > 0;
    return isOfList ? this.changeTexts.whereOf(pointer, this.draft) : '';
  };

  protected async go(finding: Finding): Promise<void> {
    const section = sectionOf(finding.pointer);
    const view = this.draft.view();
    if (section && view) await this.router.navigate(['/proposals', view.id, section], { queryParams: { at: finding.pointer } });
  }

  protected async submit(): Promise<void> {
    const read = await this.act.run(() => this.draft.certifiable());
    if (!read || this.obstacle() !== null) return;
    const { view, version } = read;
    const money = (minor: number): string => formatMoney({ minor, currency: this.draft.currency() }, this.languages.current());
    const { total, funder } = this.draft.figures();
    const said = await this.confirmations.ask({
      title: this.texts.say('proposals.submit.title'), act: this.texts.say('proposals.submit.act'),
      text: this.texts.say('proposals.submit.text', { title: this.draft.content()?.title ?? '', grant: money(funder), total: money(total), call: view.call.code }),
    });
    if (!said) return;
    const done = await this.act.run(() => this.api.send('POST', proposalView, `/proposals/${view.id}/submit`, { certified: true }, { ifMatch: version, key: this.key }));
    if (!done) return;
    this.draft.show(done);
    await this.router.navigate(['/proposals', view.id, 'overview'], { queryParams: { receipt: true } });
  }
}
