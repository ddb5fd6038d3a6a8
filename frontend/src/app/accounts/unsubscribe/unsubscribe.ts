import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { unsubscription, type Unsubscription } from '#shared/accounts';
import { Api } from '../../platform/http/api';
import { ApiProblem } from '../../platform/http/api-problem';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { mailKind } from '../mail-kind';

/** The page behind the link of a mail, for whoever holds it: switches mails of that kind off, says so, and gives them back. Opening it changes nothing. */
@Component({
  selector: 'app-unsubscribe',
  imports: [MatButton, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './unsubscribe.html',
  styles: ':host { display: block; max-inline-size: 36rem; margin-inline: auto; }',
})
export class Unsubscribe {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  readonly secret = input.required<string>();
  protected readonly act = new Act();
  private readonly address = computed(() => `/unsubscribe/${encodeURIComponent(this.secret())}/choice`);
  protected readonly read = this.api.resource(unsubscription, () => this.address());
  protected readonly choice = linkedSignal<Unsubscription | undefined>(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly isUnknown = computed(() => { const wrong = this.read.error(); return wrong !== undefined && ApiProblem.of(wrong).status === 404; });
  protected readonly kind = computed(() => mailKind(this.choice()?.kind ?? '', this.texts));

  protected async set(isOff: boolean): Promise<void> {
    const now = await this.act.run(() => this.api.send('PUT', unsubscription, this.address(), { isOff }));
    if (now) this.choice.set(now);
  }
}
