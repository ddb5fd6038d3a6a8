import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { organisationTypes, type OrganisationType } from '#shared/accounts';
import { organisationView, type OrganisationView } from '#shared/organisations';
import { Api } from '../../platform/http/api';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Confirmations } from '../../ui/confirm-dialog';
import { injectCountryOptions } from '../../ui/country-options';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { OrganisationState } from '../organisation-state';

/** Creates or changes an organisation; officers verify or suspend it, with a reason. */
@Component({
  selector: 'app-organisation-page',
  imports: [FormsModule, MatButton, MatFormField, MatInput, MatLabel, MatOption, MatSelect, OrganisationState, PageHeader, ProblemPanel, Skeleton, TranslocoPipe],
  templateUrl: './organisation-page.html',
})
export class OrganisationPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  private readonly session = inject(SessionStore);
  readonly id = input<string>();

  protected readonly organisation = this.api.resource(organisationView, () => { const id = this.id(); return id ? `/organisations/${id}` : undefined; });
  protected readonly known = computed(() => (this.organisation.hasValue() ? this.organisation.value() : null));
  protected readonly code = linkedSignal(() => this.known()?.code ?? '');
  protected readonly name = linkedSignal(() => this.known()?.name ?? '');
  protected readonly country = linkedSignal(() => this.known()?.country ?? '');
  protected readonly type = linkedSignal((): OrganisationType => this.known()?.type ?? 'cso');
  protected readonly countries = injectCountryOptions();
  protected readonly types = organisationTypes;
  protected readonly mayWrite = computed(() => this.session.can('organisation.write'));
  protected readonly mayVerify = computed(() => this.session.can('organisation.verify'));
  protected readonly problem = signal<unknown>(null);
  protected readonly isBusy = signal(false);
  protected readonly isReady = computed(() => this.code().trim() !== '' && this.name().trim() !== '' && this.country() !== '');
  private readonly newId = newId();
  private readonly key = newId();

  protected async save(): Promise<void> {
    const known = this.known();
    const fields = { code: this.code().trim(), name: this.name().trim(), country: this.country() };
    await this.act(async () => {
      if (known) await this.api.send('PATCH', organisationView, `/organisations/${known.id}`, fields, { ifMatch: known.version });
      else await this.api.send('POST', organisationView, '/organisations', { id: this.newId, ...fields, type: this.type() }, { key: this.key });
      await this.router.navigateByUrl('/organisations');
    });
  }

  protected async verify(organisation: OrganisationView, isVerified: boolean): Promise<void> {
    const reason = await this.askReason(isVerified ? 'verify' : 'unverify', organisation);
    if (reason !== null) await this.decide(organisation, 'verification', { isVerified, reason });
  }

  protected async suspend(organisation: OrganisationView, isSuspended: boolean): Promise<void> {
    const reason = await this.askReason(isSuspended ? 'suspend' : 'restore', organisation);
    if (reason !== null) await this.decide(organisation, 'suspension', { isSuspended, reason });
  }

  private async askReason(act: string, { name }: OrganisationView): Promise<string | null> {
    const said = await this.confirmations.ask({
      title: this.texts.say(`organisations.act.${act}`), text: this.texts.say(`organisations.text.${act}`, { name }), act: this.texts.say(`organisations.act.${act}`),
      isDangerous: act === 'suspend', reason: { label: this.texts.say('common.reason'), hint: this.texts.say('common.reasonHint') },
    });
    return said?.reason ?? null;
  }

  private async decide(organisation: OrganisationView, what: string, body: object): Promise<void> {
    await this.act(async () => {
      await this.api.send('POST', organisationView, `/organisations/${organisation.id}/${what}`, body, { ifMatch: organisation.version });
      this.organisation.reload();
    });
  }

  private async act(what: () => Promise<unknown>): Promise<void> {
    this.problem.set(null);
    this.isBusy.set(true);
    await what().catch((error: unknown) => this.problem.set(error));
    this.isBusy.set(false);
  }
}
