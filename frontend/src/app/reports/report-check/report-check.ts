import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatSelect, MatOption } from '@angular/material/select';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import { findingKey, reportActed } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { Field } from '../../ui/field/field';
import { StuckFields } from '../../ui/field/stuck-fields';
import { FindingTexts } from '../../ui/field/finding-texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { ReportDesk } from '../data/report-desk';
import { escaped, placeOf } from '../data/place-names';
import { UnsentReports } from '../data/unsent-reports';

/** Check before submit (ux.md, 6): what blocks, what can be explained, each with a link; then certify and submit. */
@Component({
  selector: 'app-report-check',
  imports: [Field, FormsModule, MatButton, MatCheckbox, MatFormField, MatIcon, MatLabel, MatOption, MatSelect, ProblemPanel, StuckFields, TranslocoPipe],
  providers: [UnsentReports],
  templateUrl: './report-check.html',
  styleUrl: './report-check.scss',
})
export class ReportCheck {
  protected readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly session = inject(SessionStore);
  private readonly confirmations = inject(Confirmations);
  private readonly findingTexts = inject(FindingTexts);
  private readonly unsent = inject(UnsentReports);
  private readonly router = inject(Router);
  readonly go = output<string>();
  protected readonly act = new Act();
  protected readonly isCertified = signal(false);
  protected readonly onBehalfOf = signal<string | null>(null);

  protected readonly groups = computed(() => (['blocking', 'soft'] as const).map((severity) => ({
    severity, icon: severity === 'blocking' ? 'error' as const : 'alert' as const,
    lines: this.desk.findings().filter((one) => one.severity === severity).map((one) => ({
      pointer: one.pointer, place: this.place(one.pointer), explanation: severity === 'soft' ? `/explanations/${escaped(findingKey(one))}` : null,
      text: this.findingTexts.of(one, this.desk.partner() ?? { folders: [], currency: () => '' }),
    })),
  })).filter((group) => group.lines.length > 0));
  protected readonly stuck = computed(() => this.desk.partner()?.stuck() ?? []);
  protected readonly words = computed(() => this.unsent.of(this.desk.view()));
  /** Explanations are asked for in this list: where one still is, its field asks which text stays. */
  protected readonly isAsked = (pointer: string): boolean => this.groups().some((group) => group.lines.some((line) => line.explanation === pointer));
  protected readonly isSignatory = computed(() => this.session.can('project.sign'));
  protected readonly maySubmit = computed(() => this.desk.may().has('submit'));
  /** Why it cannot be submitted although nothing is wrong in it. */
  protected readonly notYet = computed(() => {
    const view = this.desk.view();
    if (!view || this.maySubmit()) return '';
    return this.texts.say('reports.notYet', { day: formatDay(view.period.end, this.languages.current()) });
  });
  protected readonly mayGo = computed(() => this.maySubmit() && this.desk.isReady() && this.isCertified() && (this.isSignatory() || this.onBehalfOf() !== null) && !this.act.isBusy());

  protected async submit(): Promise<void> {
    const read = await this.act.run(() => this.desk.certifiable('partner'));
    if (!read || !this.mayGo()) return;
    const { view, version } = read;
    const money = (minor: number | null): string => formatMoney({ minor: minor ?? 0, currency: view.currency }, this.languages.current());
    const face = this.desk.face();
    const total = (column: 'B' | 'E'): number => face.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    const period = `${formatDay(view.period.start, this.languages.current())} – ${formatDay(view.period.end, this.languages.current())}`;
    const said = await this.confirmations.ask({
      title: this.texts.say('reports.submit.title'), act: this.texts.say('reports.submit.act'),
      text: this.texts.say('reports.submit.text', { period, spent: money(total('B')), requested: money(total('E')) }),
    });
    if (!said) return;
    const body = { certified: true, onBehalfOf: this.isSignatory() ? null : this.onBehalfOf() };
    const done = await this.act.run(() => this.api.send('POST', reportActed, `/reports/${view.id}/submit`, body, { ifMatch: version }));
    if (done) await this.router.navigate(['/reports', view.id, 'receipt'], { queryParams: { n: done.submissions.at(-1)?.n } });
  }

  private place(pointer: string): string {
    const view = this.desk.view();
    return view ? placeOf(pointer, view.definitions, this.texts) : '';
  }
}
