import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { budgetFigures } from '#shared/budgets';
import { agreementPaper } from '#shared/projects';
import { Api } from '../../platform/http/api';
import { countryName } from '../../platform/i18n/country-pipe';
import { formatDay } from '../../platform/i18n/format-day';
import { AmountPipe, DayPipe, DeadlinePipe, DecimalPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Paper } from '../../ui/paper/paper';
import { Skeleton } from '../../ui/skeleton';
import { shownProject } from '../data/project-shown';

/** A grant agreement on paper, in the reader's language: printed by the browser, or by the server as a PDF (ADR 0036). */
@Component({
  selector: 'app-agreement-print',
  imports: [AmountPipe, DayPipe, DeadlinePipe, DecimalPipe, MoneyPipe, Paper, Skeleton, TranslocoPipe],
  templateUrl: './agreement-print.html',
  styleUrl: './agreement-print.scss',
})
export class AgreementPrint {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly session = inject(SessionStore);
  readonly id = input.required<string>();

  protected readonly read = inject(Api).resource(agreementPaper, () => `/projects/${this.id()}/agreement`);
  protected readonly paper = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly title = computed(() => { const paper = this.paper(); return paper ? joined([paper.code, this.texts.say('projects.agreementOf.title')], ' ') : ''; });
  protected readonly pdf = computed(() => (this.paper()?.makesPdf ? `/projects/${this.id()}/agreement.pdf?language=${this.languages.current()}` : null));
  protected readonly totals = computed(() => { const paper = this.paper(); return paper ? budgetFigures(paper.lines) : null; });
  protected readonly outputs = computed(() => {
    const framework = this.paper()?.framework;
    return framework?.outputs.map((output) => ({ ...output, indicators: framework.indicators.filter((one) => one.output === output.id) })) ?? [];
  });
  protected readonly facts = computed(() => {
    const paper = this.paper();
    if (!paper) return [];
    const language = this.languages.current();
    return [
      { key: 'projects.lead', text: paper.lead.name },
      { key: 'projects.partners', text: joined(paper.consortium.filter((one) => one.id !== paper.lead.id).map((one) => one.name), ', ') },
      { key: 'projects.dates', text: `${formatDay(paper.start, language)} – ${formatDay(paper.end, language)}` },
      { key: 'projects.countries', text: paper.countries.map((one) => joined([countryName(one.code, language), `${one.percentage} %`], ' ')).join(', ') },
      { key: 'projects.locations', text: joined(paper.locations.map((one) => one.name), ', ') },
      { key: 'common.state', text: shownProject(paper.state, this.texts, this.session.can('report.write') ? 'partner' : 'staff').text },
    ].filter((one) => one.text !== '');
  });
  protected readonly signatures = computed(() => {
    const agreement = this.paper()?.agreement;
    return agreement ? [
      { key: 'forPartner', at: agreement.signedAt, by: agreement.signedBy?.name, missing: 'notSigned' },
      { key: 'forFunder', at: agreement.countersignedAt, by: agreement.countersignedBy?.name, missing: 'notCountersigned' },
    ] : [];
  });
}
