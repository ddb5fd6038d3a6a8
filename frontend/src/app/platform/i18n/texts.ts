import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { localise, type Localised } from '#shared/platform';
import { formatCount } from './format-count';
import { Languages } from './languages';

export type TextParams = Record<string, string | number | null>;

/** Texts for code (templates use the `transloco` and `plural` pipes). Read inside a computed or a template, they follow the language. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly transloco = inject(TranslocoService);
  private readonly languages = inject(Languages);

  /** The text of a key such as `reports.list.title`; `{{name}}` in it is filled from `params`. */
  say(key: string, params: TextParams = {}): string {
    return this.transloco.translate(key, params, this.languages.current());
  }

  /** The form of a counted text (`{zero,one,two,few,many,other}` under the key) for `n`, which it may show as `{{n}}`. */
  plural(key: string, n: number, params: TextParams = {}): string {
    const language = this.languages.current();
    const form = `${key}.${new Intl.PluralRules(language).select(n)}`;
    return this.say(this.has(form) ? form : `${key}.other`, { ...params, n: formatCount(n, language) });
  }

  /** The text of the first key there is, else the last resort: for codes that another version of the server may send. */
  firstOf(keys: readonly string[], params: TextParams, lastResort: string): string {
    const key = keys.find((k) => this.has(k));
    return key === undefined ? lastResort : this.say(key, params);
  }

  has(key: string): boolean {
    return typeof this.transloco.getTranslation(this.languages.current())[key] === 'string';
  }

  /** What staff published by language, in the reader's language where it is there. */
  localised(text: Localised | null | undefined): string {
    return text ? localise(text, this.languages.current()) : '';
  }
}
