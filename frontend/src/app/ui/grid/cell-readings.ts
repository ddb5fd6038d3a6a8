import { Injectable, inject } from '@angular/core';
import { formatAmount, parseAmount } from '#shared/money';
import { editText, formatDecimal, parseTyped } from '#shared/numbers';
import { Languages } from '../../platform/i18n/languages';
import { FindingTexts } from '../field/finding-texts';
import type { CellReading } from './grid-model';

/** How typed texts are read as numbers and amounts, by the one reader of `shared/`, in words for the preview of a paste. */
@Injectable({ providedIn: 'root' })
export class CellReadings {
  private readonly languages = inject(Languages);
  private readonly texts = inject(FindingTexts);

  number(text: string): CellReading {
    const language = this.languages.current();
    const typed = parseTyped(text, language);
    switch (typed.kind) {
      case 'empty': return { text: '' };
      case 'value': return { text: formatDecimal(typed.value, language) };
      case 'error': return { text, problem: this.texts.say({ code: typed.code, params: {} }, []) };
      case 'ambiguous': return { text, meanings: this.meanings(typed.readings) };
    }
  }

  amount(text: string, currency: string): CellReading {
    const language = this.languages.current();
    const { minor, finding } = parseAmount(text, currency, language);
    if (finding?.code === 'amount_ambiguous') return { text, meanings: this.meanings([String(finding.params['first']), String(finding.params['second'])]) };
    if (finding) return { text, problem: this.texts.of(finding, { folders: [], currency: () => currency }) };
    return { text: minor === null ? '' : formatAmount(minor, currency, language) };
  }

  private meanings(readings: readonly string[]): CellReading['meanings'] {
    const language = this.languages.current();
    return readings.map((one) => ({ text: formatDecimal(one, language), edit: editText(one, language) }));
  }
}
