import type { ReportView } from '#shared/reports';
import { joined } from '../../platform/i18n/joined';
import type { Texts } from '../../platform/i18n/texts';
import { cellName } from './cell-name';

/** A key as one part of a pointer (RFC 6901). */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The section of the page that a pointer of a report stands in. */
export function sectionOf(pointer: string): 'values' | 'narrative' | 'finance' | 'evidence' {
  const [, part = ''] = pointer.split('/');
  if (part === 'narrative' || part === 'evidence') return part;
  return ['finance', 'variance', 'lines'].includes(part) ? 'finance' : 'values';
}

/** The element to go to: the field itself, or the indicator or table that it belongs to. */
export function elementsFor(pointer: string): string[] {
  const parts = pointer.split('/');
  return [pointer, parts.slice(0, 3).join('/'), parts.slice(0, 2).join('/')];
}

/** The column of the FACE that a field stands in. */
export const columnsOfFace: Readonly<Record<string, string>> = { actual: 'B', requested: 'E', partnerSpent: 'partnerSpent', note: 'note', accepted: 'C', authorised: 'F', acceptedReason: 'C', authorisedReason: 'F' };

/** Where a value stands in its indicator: its place and cell; empty where the pointer is the indicator's own. */
export function placeWithin(pointer: string, { framework, locations }: Pick<ReportView['definitions'], 'framework' | 'locations'>, texts: Texts): string {
  const [, , at, location, cell = ''] = pointer.split('/');
  const indicator = framework.indicators.find((one) => one.id === at);
  const place = locations.find((one) => one.id === location)?.name;
  return joined([place, indicator && cell !== '' && indicator.disaggregation.length > 0 ? cellName(indicator, cell, texts) : '']);
}

/** A place of a report in words: indicator, budget line or paragraph. */
export function placeOf(pointer: string, { framework, lines, locations }: Pick<ReportView['definitions'], 'framework' | 'lines' | 'locations'>, texts: Texts): string {
  const [, part = '', at = '', field = ''] = pointer.split('/');
  if (part === 'values') {
    const indicator = framework.indicators.find((one) => one.id === at);
    return joined([indicator ? `${indicator.code} ${indicator.title}` : texts.say('reports.section.values'), placeWithin(pointer, { framework, locations }, texts)]);
  }
  if (part === 'finance' || part === 'lines') {
    const line = lines.find((one) => one.id === at);
    if (!line) return texts.say('reports.section.finance');
    const column = columnsOfFace[field];
    return joined([`${line.code} ${line.description}`, column ? texts.say(`reports.face.${column}`) : '']);
  }
  if (part === 'narrative') return at ? texts.say(`reports.narrative.${at}`) : texts.say('reports.section.narrative');
  const output = framework.outputs.find((one) => one.id === at);
  return output ? `${output.code} ${output.title}` : texts.say(`reports.section.${sectionOf(pointer)}`);
}
