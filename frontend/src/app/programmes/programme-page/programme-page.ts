import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { compare, rational, sum, toDecimalString } from '#shared/numbers';
import { sameValue, type HistoryEvent } from '#shared/platform';
import { programmeView, type Settings } from '#shared/programmes';
import { Api } from '../../platform/http/api';
import { DayPipe, DecimalPipe, LocalisedPipe } from '../../platform/i18n/format-pipes';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages, languageNames } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { HistoryList } from '../../ui/history-list';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import { heldSettings, programmeToday, settingGroups, settingText } from '../data/settings-shown';

/** One programme: its funders and their shares, themes, the catalogue of dimensions, and its settings as they were and are. */
@Component({
  selector: 'app-programme-page',
  imports: [DayPipe, DecimalPipe, HistoryList, LocalisedPipe, MatButton, PageHeader, ProblemPanel, RouterLink, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './programme-page.html',
  styleUrl: './programme-page.scss',
})
export class ProgrammePage {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly session = inject(SessionStore);
  readonly id = input.required<string>();
  protected readonly programme = inject(Api).resource(programmeView, () => `/programmes/${this.id()}`);
  protected readonly shown = computed(() => (this.programme.hasValue() ? this.programme.value() : undefined));
  protected readonly crumbs = computed(() => [{ text: this.texts.say('programmes.title'), link: '/programmes' }]);
  protected readonly total = computed(() => sum((this.shown()?.funders ?? []).map((one) => rational(one.share))));
  protected readonly totalText = computed(() => toDecimalString(this.total()));
  protected readonly isWhole = computed(() => compare(this.total(), rational(100)) === 0);
  protected readonly held = computed(() => { const dated = this.shown()?.settings ?? []; return heldSettings(dated, programmeToday(dated)); });
  protected readonly isStaff = computed(() => this.session.can('proposal.rank'));
  protected readonly groups = settingGroups;
  protected readonly names = languageNames;
  /** From when settings hold; which parts were changed. */
  protected readonly said = ({ action, details }: HistoryEvent): string => {
    if (action === 'settings_set') return this.texts.say('programmes.validFromDay', { day: formatDay(String(details['validFrom']), this.languages.current()) });
    return action === 'changed' ? this.changedParts(details['before'], details['after']) : '';
  };

  protected text(value: Settings[keyof Settings]): string {
    return settingText(value, this.languages.current());
  }

  private changedParts(before: unknown, after: unknown): string {
    const [old, fresh] = [before, after] as Record<string, unknown>[];
    const names = Object.keys(fresh ?? {}).filter((name) => !sameValue(old?.[name], fresh?.[name]));
    return names.map((name) => this.texts.firstOf([`programmes.field.${name}`], {}, name)).join(' · ');
  }
}
