import { Pipe, inject, type PipeTransform } from '@angular/core';
import { formatAmount, formatMoney, type Money } from '#shared/money';
import { formatDecimal, type Places } from '#shared/numbers';
import type { Localised } from '#shared/platform';
import { formatDay, formatDeadline, formatInstant } from './format-day';
import { Languages } from './languages';
import { Texts, type TextParams } from './texts';

// Impure so that they follow the language; the formatters behind them are kept.

/** `2009-12-31` → `31 Dec 2009`; null → ''. */
@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  private readonly languages = inject(Languages);
  transform(day: string | null | undefined): string {
    return day ? formatDay(day, this.languages.current()) : '';
  }
}

/** A UTC instant in the reader's time; null → ''. */
@Pipe({ name: 'instant', pure: false })
export class InstantPipe implements PipeTransform {
  private readonly languages = inject(Languages);
  transform(instant: string | null | undefined): string {
    return instant ? formatInstant(instant, this.languages.current()) : '';
  }
}

/** A deadline in its own, named zone: `dueEndsAt | deadline: zone`. */
@Pipe({ name: 'deadline', pure: false })
export class DeadlinePipe implements PipeTransform {
  private readonly languages = inject(Languages);
  transform(instant: string | null | undefined, zone = 'UTC'): string {
    return instant ? formatDeadline(instant, zone, this.languages.current()) : '';
  }
}

/** A decimal string or number; null → '' (null is not zero). */
@Pipe({ name: 'decimal', pure: false })
export class DecimalPipe implements PipeTransform {
  private readonly languages = inject(Languages);
  transform(value: string | number | null | undefined, places: Places = { max: 6 }): string {
    return formatDecimal(value === null || value === undefined ? null : String(value), this.languages.current(), places);
  }
}

/** `{minor, currency}` with its currency: `EUR 1,234.50`; null → ''. */
@Pipe({ name: 'money', pure: false })
export class MoneyPipe implements PipeTransform {
  private readonly languages = inject(Languages);
  transform(money: Money | null | undefined): string {
    return money ? formatMoney(money, this.languages.current()) : '';
  }
}

/** Minor units without the currency, for columns whose head names it: `minor | amount: 'EUR'`. */
@Pipe({ name: 'amount', pure: false })
export class AmountPipe implements PipeTransform {
  private readonly languages = inject(Languages);
  transform(minor: number | null | undefined, currency: string): string {
    return minor === null || minor === undefined ? '' : formatAmount(minor, currency, this.languages.current());
  }
}

/** A counted text: `'common.days' | plural: n`. */
@Pipe({ name: 'plural', pure: false })
export class PluralPipe implements PipeTransform {
  private readonly texts = inject(Texts);
  transform(key: string, n: number, params: TextParams = {}): string {
    return this.texts.plural(key, n, params);
  }
}

/** What staff published, in the reader's language. */
@Pipe({ name: 'localised', pure: false })
export class LocalisedPipe implements PipeTransform {
  private readonly texts = inject(Texts);
  transform(text: Localised | null | undefined): string {
    return this.texts.localised(text);
  }
}
