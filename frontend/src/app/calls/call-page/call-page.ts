import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { callView, checkCall, type CallView } from '#shared/calls';
import { formatMoney } from '#shared/money';
import { programmeView, settingsOn } from '#shared/programmes';
import { Api } from '../../platform/http/api';
import { formatDeadline } from '../../platform/i18n/format-day';
import { LocalisedPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { FindingTexts } from '../../ui/field/finding-texts';
import { PageHeader, type ShownState } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { CallFacts } from '../call-facts/call-facts';
import { shownPhase } from '../data/call-shown';

/** One call: what it says, how far it is, and what may be done with it. */
@Component({
  selector: 'app-call-page',
  imports: [CallFacts, LocalisedPipe, MatButton, MoneyPipe, PageHeader, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './call-page.html',
  styleUrl: './call-page.scss',
})
export class CallPage {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  private readonly snackBar = inject(MatSnackBar);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly session = inject(SessionStore);

  readonly id = input.required<string>();
  protected readonly call = this.api.resource(callView, () => `/calls/${this.id()}`);
  protected readonly shown = computed(() => (this.call.hasValue() ? this.call.value() : undefined));
  private readonly programme = this.api.resource(programmeView, () => { const call = this.shown(); return call && `/programmes/${call.programme.id}`; });
  protected readonly zone = computed(() => {
    const programme = this.programme.hasValue() ? this.programme.value() : undefined;
    return programme ? settingsOn(programme.settings, this.shown()?.opensOn ?? '').timeZone : 'UTC';
  });
  protected readonly act = new Act();

  protected readonly crumbs = computed(() => [{ text: this.texts.say('calls.title'), link: '/calls' }]);
  protected readonly state = computed(() => { const call = this.shown(); return call ? shownPhase(call.phase, this.texts) : null; });
  protected readonly due = computed((): ShownState | null => {
    const call = this.shown();
    return call ? { text: `${this.texts.say('calls.deadline')} ${formatDeadline(call.deadline, this.zone(), this.languages.current())}`, tone: call.phase === 'open' ? 'info' : 'neutral' } : null;
  });
  protected readonly maySeeProposals = computed(() => this.session.can('proposal.rank'));
  /** What keeps a draft from being published; a decision from being taken. */
  protected readonly obstacles = computed(() => {
    const call = this.shown();
    if (!call || !this.session.can('call.write')) return [];
    if (call.state === 'draft') return this.publishFindings(call);
    return call.phase === 'closed' && !call.allowedActions.includes('decide') ? [this.texts.say('calls.undecided')] : [];
  });

  protected async publish(call: CallView): Promise<void> {
    const money = (minor: number): string => formatMoney({ minor, currency: call.currency }, this.languages.current());
    const params = { envelope: money(call.envelope), ceiling: money(call.ceiling), deadline: formatDeadline(call.deadline, this.zone(), this.languages.current()) };
    await this.confirmed(call, 'publish', params);
  }

  protected async decide(call: CallView): Promise<void> {
    const awarded = call.awarded ? formatMoney(call.awarded, this.languages.current()) : '';
    const left = call.envelopeLeft ? formatMoney(call.envelopeLeft, this.languages.current()) : '';
    await this.confirmed(call, 'decide', { awarded, left });
  }

  private async confirmed(call: CallView, action: 'publish' | 'decide', params: Record<string, string>): Promise<void> {
    const said = await this.confirmations.ask({
      title: this.texts.say(`calls.${action}.title`), text: this.texts.say(`calls.${action}.text`, params), act: this.texts.say(`calls.${action}.act`),
    });
    if (!said) return;
    const done = await this.act.run(() => this.api.send('POST', callView, `/calls/${call.id}/${action}`, {}, { ifMatch: call.version }));
    if (!done) return;
    this.call.set(done);
    this.snackBar.open(this.texts.say(`calls.${action}.done`), undefined, { duration: 5000 });
  }

  private publishFindings({ programme, ...call }: CallView): string[] {
    const findings = checkCall({ ...call, programme: programme.id }, { currency: call.currency }, this.zone());
    return findings.map((one) => this.findingTexts.of(one, { folders: ['calls.finding'], currency: () => call.currency }));
  }
}
