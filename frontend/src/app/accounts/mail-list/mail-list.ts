import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { retriedMails, troubledMail, troubledMailPage, troubleStates, type TroubledMail } from '#shared/accounts';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { injectUrlQuery } from '../../ui/url-query';
import { mailKind } from '../mail-kind';

/** Mails that no server took: given up, or to be tried again; why, and once more. */
@Component({
  selector: 'app-mail-list',
  imports: [Cell, InstantPipe, ListTable, MatButton, MatTabLink, MatTabNav, MatTabNavPanel, PageHeader, ProblemPanel, RouterLink, TranslocoPipe],
  templateUrl: './mail-list.html',
  styles: '.reason { display: flex; flex-direction: column; gap: 2px; max-inline-size: 34rem; overflow-wrap: anywhere; }',
})
export class MailList {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  private readonly query = injectUrlQuery();
  protected readonly states = troubleStates;
  protected readonly state = computed(() => troubleStates.find((one) => one === this.query.one('state')) ?? 'failed');
  protected readonly list = injectKeysetList<TroubledMail>(troubledMailPage, () => ({ url: '/mails', query: { state: this.state(), count: true } }));
  protected readonly act = new Act();
  protected readonly said = signal('');
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'person', head: this.texts.say('accounts.troubled.to'), isFixed: true },
    { id: 'kind', head: this.texts.say('accounts.troubled.about') },
    { id: 'reason', head: this.texts.say('common.reason') },
    { id: 'tried', head: this.texts.say('accounts.troubled.tried') },
    { id: 'createdAt', head: this.texts.say('accounts.troubled.since'), isExtra: true },
    { id: 'act', head: this.texts.say('common.actions'), isFixed: true },
  ]);

  protected kindOf({ kind }: TroubledMail): string {
    return mailKind(kind, this.texts);
  }

  protected async retry({ id, person }: TroubledMail): Promise<void> {
    await this.run(async () => {
      await this.api.send('POST', troubledMail, `/mails/${id}/retry`, {});
      return this.texts.say('accounts.troubled.retried', { name: person.name });
    });
  }

  protected async retryAll(): Promise<void> {
    const state = this.state();
    const title = this.texts.say('accounts.troubled.retryAll');
    if (!(await this.confirmations.ask({ title, text: this.texts.plural('accounts.troubled.retryAllText', this.list.count() ?? 0), act: title }))) return;
    await this.run(async () => this.texts.plural('accounts.troubled.retriedAll', (await this.api.send('POST', retriedMails, '/mails/retry', { state })).count));
  }

  private async run(work: () => Promise<string>): Promise<void> {
    this.said.set('');
    this.said.set((await this.act.run(work)) ?? '');
    this.list.reload();
  }
}
