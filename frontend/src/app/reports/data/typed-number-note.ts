import { formatDecimal, type TypedNumber } from '#shared/numbers';
import type { Languages } from '../../platform/i18n/languages';
import type { Texts } from '../../platform/i18n/texts';

/** Why a typed number is no value yet, in the reader's words; null where it is one. */
export function noteOfTyped(typed: TypedNumber, texts: Texts, languages: Languages): string | null {
  if (typed.kind === 'error') return texts.say(`common.rule.${typed.code}`);
  if (typed.kind !== 'ambiguous') return null;
  const [first = '', second = ''] = typed.readings.map((one) => formatDecimal(one, languages.current()));
  return texts.say('common.rule.number_ambiguous', { first, second });
}
