import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { addDays } from '#shared/calendar';
import { reportActed } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import type { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { ReportDesk } from '../data/report-desk';

const [PROPOSED_DAYS, FARTHEST_DAYS] = [14, 366];

/** Moves the due day of a report that is not submitted yet. What goes wrong stands in the page's `act`. */
@Component({
  selector: 'app-extend-due',
  imports: [MatButton, TranslocoPipe],
  template: `<button matButton="outlined" type="button" [disabled]="act().isBusy()" (click)="extend()">{{ 'reports.extend.title' | transloco }}</button>`,
  styles: ':host { display: contents; }',
})
export class ExtendDue {
  private readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  readonly act = input.required<Act>();

  protected async extend(): Promise<void> {
    const view = this.desk.view();
    if (!view) return;
    const { id, version, period } = view;
    const [min, max] = [addDays(period.end, 1), addDays(period.end, FARTHEST_DAYS)];
    const value = addDays(period.due, PROPOSED_DAYS);
    const said = await this.confirmations.ask({
      title: this.texts.say('reports.extend.title'), text: this.texts.say('reports.extend.text', { due: formatDay(period.due, this.languages.current()) }), act: this.texts.say('reports.extend.act'),
      day: { label: this.texts.say('reports.extend.day'), value: value < max ? value : max, min, max }, reason: { label: this.texts.say('common.reason') },
    });
    if (!said) return;
    const body = { due: said.day, reason: said.reason };
    if (await this.act().run(() => this.api.send('POST', reportActed, `/reports/${id}/extend`, body, { ifMatch: version }))) this.desk.read.reload();
  }
}
