import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { compare, rational, sum, toDecimalString } from '#shared/numbers';
import { defaultSettings, programmeView, type Settings } from '#shared/programmes';
import { Api } from '../../platform/http/api';
import { DayPipe, DecimalPipe, LocalisedPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';

const shownSettings = Object.keys(defaultSettings) as (keyof Settings)[];

/** One programme: its funders and their shares, themes, the catalogue of dimensions, and its settings as they were and are. */
@Component({
  selector: 'app-programme-page',
  imports: [DayPipe, DecimalPipe, LocalisedPipe, MatButton, PageHeader, ProblemPanel, RouterLink, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './programme-page.html',
  styleUrl: './programme-page.scss',
})
export class ProgrammePage {
  private readonly texts = inject(Texts);
  readonly id = input.required<string>();
  protected readonly programme = inject(Api).resource(programmeView, () => `/programmes/${this.id()}`);
  protected readonly shown = computed(() => (this.programme.hasValue() ? this.programme.value() : undefined));
  protected readonly crumbs = computed(() => [{ text: this.texts.say('programmes.title'), link: '/programmes' }]);
  protected readonly total = computed(() => sum((this.shown()?.funders ?? []).map((one) => rational(one.share))));
  protected readonly totalText = computed(() => toDecimalString(this.total()));
  protected readonly isWhole = computed(() => compare(this.total(), rational(100)) === 0);
  /** Newest first; where a programme has none of its own, the defaults apply. */
  protected readonly settings = computed(() => {
    const dated = [...(this.shown()?.settings ?? [])].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
    return dated.length > 0 ? dated : [{ validFrom: null, settings: defaultSettings }];
  });
  protected readonly names = shownSettings;

  protected text(value: Settings[keyof Settings]): string {
    return Array.isArray(value) ? value.join(' · ') : String(value);
  }
}
