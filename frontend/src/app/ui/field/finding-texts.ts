import { Injectable, inject } from '@angular/core';
import { formatMoney } from '#shared/money';
import { formatDecimal, parseRational, roundHalfEven } from '#shared/numbers';
import type { Finding } from '#shared/platform';
import { countryName } from '../../platform/i18n/country-pipe';
import { formatCount } from '../../platform/i18n/format-count';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import type { Board } from './board';

/** Params that are amounts in minor units, wherever a finding names them. */
const amounts = new Set(['grant', 'floor', 'ceiling', 'envelope', 'left', 'limit', 'actual', 'expected', 'rest', 'most', 'amount', 'authorised', 'released', 'available']);
const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** What a finding says, in the reader's words: the text of its code, with days and amounts written as people write them. */
@Injectable({ providedIn: 'root' })
export class FindingTexts {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);

  of(finding: Pick<Finding, 'code' | 'params'>, board: Pick<Board, 'folders' | 'currency'>): string {
    return this.say(this.readable(finding, board), board.folders);
  }

  /** The same finding with its params as people read them: for lists that say it themselves. */
  readable<F extends Pick<Finding, 'code' | 'params'>>(finding: F, board: Pick<Board, 'folders' | 'currency'>): F {
    const isCount = /_(periods|count)$/.test(finding.code);
    const currency = isCount ? '' : board.currency();
    return { ...finding, params: Object.fromEntries(Object.entries(finding.params).map(([name, value]) => [name, name === 'field' ? this.fieldName(String(value), board) : this.one(name, value, currency)])) };
  }

  say({ code, params }: Pick<Finding, 'code' | 'params'>, folders: readonly string[], lastResort: string = code): string {
    return this.texts.firstOf([...folders, 'common.rule'].map((folder) => `${folder}.${code}`), params, lastResort);
  }

  /** That a text is longer than its field takes; null where it is not. */
  tooLong({ length }: string, most: number): string | null {
    const count = (n: number): string => formatCount(n, this.languages.current());
    return length > most ? this.say({ code: 'text_too_long', params: { most: count(most), length: count(length) } }, []) : null;
  }

  /** A field's name is a text of the area: `proposals.field.start`, `proposals.line.quantity`. */
  private fieldName(field: string, { folders }: Pick<Board, 'folders'>): string {
    const [name = field] = field.split('/');
    const areas = folders.map((folder) => folder.split('.')[0] ?? '');
    return this.texts.firstOf(areas.flatMap((area) => [`${area}.line.${name}`, `${area}.field.${name}`]), {}, name);
  }

  /** A total that misses by a millionth says so. */
  private one(name: string, value: string | number | null, currency: string): string | number | null {
    const language = this.languages.current();
    if (name === 'code' && typeof value === 'string') return countryName(value, language);
    if (typeof value === 'string' && isDay.test(value)) return formatDay(value, language);
    if (value === null || !amounts.has(name) || /^[A-Z]{3}$/.test(String(value)) || !currency) {
      return typeof value === 'string' && parseRational(value) ? formatDecimal(value, language, { max: name === 'total' ? 6 : 2 }) : value;
    }
    const exact = parseRational(String(value));
    return exact ? formatMoney({ minor: Number(roundHalfEven(exact)), currency }, language) : value;
  }
}
