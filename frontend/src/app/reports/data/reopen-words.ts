import { formatMoney, type Money } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import { stateKey } from '#shared/platform';
import type { ReopenEffects } from '#shared/reports';
import { formatDay } from '../../platform/i18n/format-day';
import type { Languages } from '../../platform/i18n/languages';
import type { Texts } from '../../platform/i18n/texts';

/** What a reopening would change and what stays, sentence by sentence. */
export function reopenWords(effects: ReopenEffects, texts: Texts, languages: Languages): string[] {
  const language = languages.current();
  const money = (amount: Money): string => formatMoney(amount, language);
  const period = ({ start, end }: { start: string; end: string }): string => texts.say('reports.of', { from: formatDay(start, language), to: formatDay(end, language) });
  const say = (key: string, params: Record<string, string | number> = {}): string => texts.say(`reports.reopen.effect.${key}`, params);
  const { accepted, authorised, released, releasable, liquidated, indicators, next, waiting } = effects;
  const figures = indicators.map((one) => `${one.code}: ${formatDecimal(one.actual, language, { max: 2 }) || '–'} ${one.unit}`).join(' · ');
  return [
    say('counts', { accepted: money(accepted), authorised: money(authorised) }),
    ...(indicators.length > 0 ? [say('indicators', { figures })] : []),
    say('gate', { liquidated: money(liquidated), releasable: money(releasable) }),
    ...(released.minor > 0 ? [say('floor', { released: money(released) })] : []),
    ...(next ? [say('next', { period: period(next), opening: money(next.opening) })] : []),
    ...waiting.map((one) => say('waiting', { period: period(one), state: texts.say(`reports.${stateKey('report', one.state, 'staff')}`) })),
    ...(effects.endsFinalStatuses ? [say('statuses')] : []),
    ...(effects.delaysClosing ? [say('closing')] : []),
  ];
}
