import type { ReportView } from '#shared/reports';
import type { Texts } from '../../platform/i18n/texts';

/** The section of the page that a pointer of a report stands in. */
export function sectionOf(pointer: string): 'values' | 'narrative' | 'finance' {
  const [, part = ''] = pointer.split('/');
  if (part === 'narrative') return 'narrative';
  return ['finance', 'variance', 'lines'].includes(part) ? 'finance' : 'values';
}

/** The element to go to: the field itself, or the indicator or table that it belongs to. */
export function elementsFor(pointer: string): string[] {
  const parts = pointer.split('/');
  return [pointer, parts.slice(0, 3).join('/'), parts.slice(0, 2).join('/')];
}

/** A place of a report in words: indicator, budget line or paragraph. */
export function placeOf(pointer: string, { framework, lines, locations }: ReportView['definitions'], texts: Texts): string {
  const [, part = '', at = '', location = '', cell = ''] = pointer.split('/');
  if (part === 'values') {
    const indicator = framework.indicators.find((one) => one.id === at);
    const place = locations.find((one) => one.id === location)?.name;
    return [indicator ? `${indicator.code} ${indicator.title}` : texts.say('reports.section.values'), place, cell === '*' ? '' : cell].filter(Boolean).join(' · ');
  }
  if (part === 'finance' || part === 'lines') {
    const line = lines.find((one) => one.id === at);
    return line ? `${line.code} ${line.description}` : texts.say('reports.section.finance');
  }
  if (part === 'narrative') return at ? texts.say(`reports.narrative.${at}`) : texts.say('reports.section.narrative');
  const output = framework.outputs.find((one) => one.id === at);
  return output ? `${output.code} ${output.title}` : texts.say(`reports.section.${sectionOf(pointer)}`);
}
