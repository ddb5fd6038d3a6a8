import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { permissions } from '#shared/accounts';
import { callPage } from '#shared/calls';
import { proposalView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { formatDeadline } from '../../platform/i18n/format-day';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';

/** Starts a proposal: in which open call, for which organisation, by what name. */
@Component({
  selector: 'app-proposal-start',
  imports: [EmptyState, FormsModule, MatButton, MatFormField, MatInput, MatLabel, PageHeader, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './proposal-start.html',
})
export class ProposalStart {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);

  /** From the address: the call where the person comes from. */
  readonly call = input<string>();
  protected readonly calls = this.api.resource(callPage, () => ({ url: '/calls', query: { phase: 'open', limit: 200 } }));
  protected readonly open = computed(() => (this.calls.hasValue() ? this.calls.value().items : []).map((one) => ({
    id: one.id, text: joined([joined([one.code, this.texts.localised(one.title)]), `(${this.texts.say('proposals.until')} ${formatDeadline(one.deadline, 'UTC', this.languages.current())})`], ' '),
  })));
  protected readonly organisations = computed(() => {
    const writers: readonly string[] = permissions['proposal.write'];
    const held = this.session.memberships().filter((one) => writers.includes(one.role)).map((one) => one.organisation);
    return held.filter((one, at) => held.findIndex((other) => other.id === one.id) === at);
  });
  protected readonly chosenCall = linkedSignal(() => this.open().find((one) => one.id === this.call())?.id ?? this.open()[0]?.id ?? '');
  protected readonly lead = linkedSignal(() => this.organisations()[0]?.id ?? '');
  protected readonly title = signal('');
  protected readonly act = new Act();
  protected readonly crumbs = computed(() => [{ text: this.texts.say('proposals.title'), link: '/proposals' }]);
  /** One idea, one proposal: the same id when the button is pressed again. */
  private readonly id = newId();

  protected async start(): Promise<void> {
    const body = { id: this.id, call: this.chosenCall(), lead: this.lead(), title: this.title().trim() };
    const made = await this.act.run(() => this.api.send('POST', proposalView, '/proposals', body, { key: this.id }));
    if (made) await this.router.navigate(['/proposals', made.id, 'summary']);
  }
}
