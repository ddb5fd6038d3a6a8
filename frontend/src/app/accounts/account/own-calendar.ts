import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { calendarAddress, calendarFeed } from '#shared/reports';
import { z } from 'zod';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { ProblemPanel } from '../../ui/problem-panel';

/** The secret address under which calendar programs read the person's due days: made, shown once, ended. */
@Component({
  selector: 'app-own-calendar',
  imports: [InstantPipe, MatButton, MatFormField, MatInput, MatLabel, ProblemPanel, TranslocoPipe],
  templateUrl: './own-calendar.html',
})
export class OwnCalendar {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  protected readonly act = new Act();
  protected readonly feed = this.api.resource(calendarFeed, () => '/me/calendar');
  protected readonly since = computed(() => (this.feed.hasValue() ? this.feed.value().since : null));
  protected readonly address = signal('');
  protected readonly isCopied = signal(false);

  protected async make(): Promise<void> {
    if (this.since() !== null && !(await this.asked('renew'))) return;
    const made = await this.act.run(() => this.api.send('POST', calendarAddress, '/me/calendar', {}));
    if (!made) return;
    this.address.set(made.address);
    this.isCopied.set(false);
    this.feed.reload();
  }

  protected async revoke(): Promise<void> {
    if (!(await this.asked('revoke'))) return;
    await this.act.run(() => this.api.send('DELETE', z.unknown(), '/me/calendar'));
    this.address.set('');
    this.feed.reload();
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.address());
    this.isCopied.set(true);
  }

  private async asked(act: 'renew' | 'revoke'): Promise<boolean> {
    const [title, text] = [this.texts.say(`accounts.calendar.${act}`), this.texts.say(`accounts.calendar.${act}Text`)];
    return (await this.confirmations.ask({ title, text, act: title, isDangerous: true })) !== undefined;
  }
}
