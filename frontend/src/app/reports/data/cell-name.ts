import { anyCategory, type Indicator } from '#shared/results';
import type { Texts } from '../../platform/i18n/texts';

/** Ages of their own direction: `15-24` would read `24-15` between Arabic words. */
const isolated = (text: string): string => (/^\p{N}/u.test(text) ? `\u2066${text}\u2069` : text);

/** A cell in words: `women · 15-24`; what is not split says so. */
export function cellName({ disaggregation }: Pick<Indicator, 'disaggregation'>, cell: string, texts: Texts): string {
  const parts = cell.split('|');
  if (parts.every((code) => code === anyCategory)) return texts.say(disaggregation.length > 0 ? 'reports.notSplit' : 'reports.value');
  return parts.map((code) => (code === anyCategory ? texts.say('reports.allOf') : texts.firstOf([`reports.category.${code}`], {}, code))).map(isolated).join(' · ');
}
