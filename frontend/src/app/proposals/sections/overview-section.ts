import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { proposalView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { CountryPipe } from '../../platform/i18n/country-pipe';
import { DayPipe, DecimalPipe, InstantPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProposalDraft } from '../data/proposal-draft';

/** Where the proposal stands, its figures, the receipt after submission, the decision, and the way back by withdrawal. */
@Component({
  selector: 'app-overview-section',
  imports: [CountryPipe, DayPipe, DecimalPipe, InstantPipe, MatButton, MatIcon, MoneyPipe, ProblemPanel, RouterLink, TranslocoPipe],
  templateUrl: './overview-section.html',
  styleUrl: './overview-section.scss',
})
export class OverviewSection {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  private readonly session = inject(SessionStore);
  protected readonly draft = inject(ProposalDraft);
  readonly receipt = input<string>();
  protected readonly act = new Act();
  protected readonly view = this.draft.view;
  /** What happens next, for this reader. */
  protected readonly next = computed(() => {
    const view = this.view();
    const audience = this.session.can('proposal.write') ? 'partner' : 'staff';
    return view ? this.texts.say(`proposals.next.${audience}.${view.state}`) : '';
  });
  protected readonly currencyFigures = computed(() => {
    const { total, funder, partnerCash, inKind } = this.draft.figures();
    const money = (minor: number) => ({ minor, currency: this.draft.currency() });
    return { total: money(total), grant: money(funder), partnerCash: money(partnerCash), inKind: money(inKind) };
  });

  protected print(): void {
    window.print();
  }

  protected async withdraw(): Promise<void> {
    const view = this.view();
    if (!view) return;
    const version = this.draft.queue()?.version() ?? view.version;
    const said = await this.confirmations.ask({
      title: this.texts.say('proposals.withdraw.title'), text: this.texts.say('proposals.withdraw.text', { code: view.code }), act: this.texts.say('proposals.withdraw.act'), isDangerous: true,
    });
    if (!said) return;
    const done = await this.act.run(() => this.api.send('POST', proposalView, `/proposals/${view.id}/withdraw`, {}, { ifMatch: version }));
    if (done) this.draft.show(done);
  }
}
