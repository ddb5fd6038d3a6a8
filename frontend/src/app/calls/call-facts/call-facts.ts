import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { totalWeight, type PublicCall } from '#shared/calls';
import { countryName } from '../../platform/i18n/country-pipe';
import { DayPipe, DeadlinePipe, DecimalPipe, LocalisedPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';

/** What a call says, for whoever may read it: dates, money, countries, criteria, what to bring. */
@Component({
  selector: 'app-call-facts',
  imports: [DayPipe, DeadlinePipe, DecimalPipe, LocalisedPipe, MoneyPipe, TranslocoPipe],
  templateUrl: './call-facts.html',
  styleUrl: './call-facts.scss',
})
export class CallFacts {
  private readonly languages = inject(Languages);
  readonly call = input.required<Omit<PublicCall, 'programme'>>();
  readonly timeZone = input('UTC');

  protected readonly total = totalWeight;
  protected readonly countries = computed(() => {
    const language = this.languages.current();
    return this.call().countries.map((code) => countryName(code, language)).sort((a, b) => a.localeCompare(b, language));
  });

  protected money(minor: number): { minor: number; currency: string } {
    return { minor, currency: this.call().currency };
  }
}
