import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import type { Language } from '#shared/platform';
import { programmePage } from '#shared/programmes';
import { projectView, type ProjectAction } from '#shared/projects';
import { reportPage } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { countryName } from '../../platform/i18n/country-pipe';
import { formatDay } from '../../platform/i18n/format-day';
import { InstantPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { DefinitionList } from '../../ui/definition-list';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProjectDesk } from '../data/project-desk';

/** Acts that certify, those that need a word of reason, and those that only ask. */
const certified: readonly ProjectAction[] = ['sign', 'countersign'];
const plain: readonly ProjectAction[] = ['begin-closing', 'close'];
const order: readonly ProjectAction[] = ['sign', 'countersign', 'resume', 'begin-closing', 'close', 'decline', 'suspend', 'cancel', 'terminate'];
const dangerous: readonly ProjectAction[] = ['decline', 'suspend', 'cancel', 'terminate'];

/** The agreement and its figures: who signs what, who carries the project, how the money stands. */
@Component({
  selector: 'app-project-overview',
  imports: [DefinitionList, InstantPipe, MatButton, MatIcon, MoneyPipe, ProblemPanel, RouterLink, TranslocoPipe],
  templateUrl: './project-overview.html',
  styleUrl: './project-overview.scss',
})
export class ProjectOverview {
  protected readonly desk = inject(ProjectDesk);
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  protected readonly act = new Act();
  protected readonly mayReadAgreement = this.session.can('agreement.read');

  private readonly programmes = this.api.resource(programmePage, () => (this.session.can('programme.read') ? '/programmes' : undefined));
  /** The first report that was not submitted yet. */
  private readonly next = this.api.resource(reportPage, () => {
    const view = this.desk.view();
    return view && view.periods.length > 0 && this.session.can('report.read') ? { url: '/reports', query: { project: view.id, status: ['draft'], sort: 'due', limit: 1 } } : undefined;
  });
  private readonly theme = computed(() => {
    const view = this.desk.view();
    const programme = this.programmes.hasValue() ? this.programmes.value().items.find((one) => one.id === view?.programme.id) : undefined;
    const theme = programme?.themes.find((one) => one.code === view?.theme);
    return (theme && this.texts.localised(theme.title)) || view?.theme || null;
  });

  protected readonly acts = computed(() => order.filter((one) => this.desk.may().has(one)));
  protected readonly facts = computed(() => {
    const view = this.desk.view();
    if (!view) return [];
    const language = this.languages.current();
    const term = (name: string): string => this.texts.say(`projects.${name}`);
    return [
      { term: term('dates'), text: `${formatDay(view.start, language)} – ${formatDay(view.end, language)}` },
      { term: term('lead'), text: view.lead.name },
      { term: term('partners'), text: joined(view.consortium.filter((one) => one.id !== view.lead.id).map((one) => one.name), ', ') },
      { term: term('countries'), text: view.countries.map((one) => joined([countryName(one.code, language), `${one.percentage} %`], ' ')).join(', ') },
      { term: term('theme'), text: this.theme() },
      { term: term('nextReport'), text: this.nextDue(language) },
      { term: this.texts.say('common.programme'), text: joined([view.programme.code, view.programme.title]) },
      { term: term('locations'), text: joined(view.locations.map((one) => one.name), ', ') },
    ];
  });
  protected readonly figures = computed(() => {
    const view = this.desk.view();
    if (!view) return [];
    const { ledger } = view;
    return [
      { name: 'grant', money: view.grant }, { name: 'budgetTotal', money: view.budgetTotal },
      ...(ledger ? [{ name: 'authorised', money: ledger.authorised }, { name: 'released', money: ledger.released }, { name: 'accepted', money: ledger.accepted }, { name: 'advanceBalance', money: ledger.advanceBalance }] : []),
    ];
  });

  private nextDue(language: Language): string | null {
    const due = this.next.hasValue() ? this.next.value().items[0]?.period.due : undefined;
    return due === undefined ? null : formatDay(due, language);
  }

  protected isDangerous(action: ProjectAction): boolean {
    return dangerous.includes(action);
  }

  protected async run(action: ProjectAction): Promise<void> {
    const view = this.desk.view();
    if (!view) return;
    const params = { grant: formatMoney(view.grant, this.languages.current()), title: view.title, lead: view.lead.name };
    const needsReason = !certified.includes(action) && !plain.includes(action);
    const said = await this.confirmations.ask({
      title: this.texts.say(`projects.act.${action}`), text: this.texts.say(`projects.actText.${action}`, params), act: this.texts.say(`projects.act.${action}`), isDangerous: this.isDangerous(action),
      ...(needsReason ? { reason: { label: this.texts.say('common.reason'), hint: this.texts.say('common.reasonHint') } } : {}),
    });
    if (!said) return;
    const body = certified.includes(action) ? { certified: true } : needsReason ? { reason: said.reason } : {};
    const done = await this.act.run(() => this.api.send('POST', projectView, `/projects/${view.id}/${action}`, body, { ifMatch: view.version }));
    if (done) this.desk.view.set(done);
  }
}
