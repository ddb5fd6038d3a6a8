import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ranking, type ProposalState } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { DecimalPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { EmptyState } from '../../ui/empty-state';
import { FindingTexts } from '../../ui/field/finding-texts';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import { shownProposal } from '../data/proposal-shown';

/** A call's proposals by the mean of their completed reviews, with what is left of the envelope. */
@Component({
  selector: 'app-ranking',
  imports: [DecimalPipe, EmptyState, MoneyPipe, PageHeader, ProblemPanel, ProgressBar, RouterLink, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './ranking.html',
  styleUrl: './ranking.scss',
})
export class RankingPage {
  private readonly texts = inject(Texts);
  private readonly findingTexts = inject(FindingTexts);
  readonly call = input.required<string>();
  protected readonly ranking = inject(Api).resource(ranking, () => `/calls/${this.call()}/ranking`);
  protected readonly shown = computed(() => (this.ranking.hasValue() ? this.ranking.value() : undefined));
  protected readonly crumbs = computed(() => {
    const call = this.shown()?.call;
    return [{ text: this.texts.say('proposals.title'), link: '/proposals' }, ...(call ? [{ text: call.code, link: `/calls/${call.id}` }] : [])];
  });
  protected readonly share = computed(() => {
    const { awarded, envelope } = this.shown() ?? {};
    return awarded && envelope && envelope.minor > 0 ? awarded.minor / envelope.minor : 0;
  });
  protected readonly rows = computed(() => (this.shown()?.items ?? []).map((one) => ({
    ...one, shown: this.stateOf(one.state), notes: one.findings.map((finding) => this.findingTexts.of(finding, { folders: ['proposals.finding'], currency: () => one.grant?.currency ?? 'EUR' })),
  })));

  private stateOf(state: ProposalState) {
    return shownProposal(state, 'staff', this.texts);
  }
}
