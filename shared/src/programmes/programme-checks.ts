import { isTimeZone } from '../calendar/time-zone.js';
import { compare, isNegative, rational, sum } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { blocking, type Finding } from '../platform/finding.schema.js';
import type { ProgrammeInput } from './programme.schema.js';
import type { Settings } from './settings.schema.js';

/** What stands against a programme (domain 3): shares that total 100, dates in order, texts in its first language, codes once. */
export function checkProgramme(programme: ProgrammeInput): Finding[] {
  return [...checkShares(programme), ...checkTexts(programme), ...checkCodes(programme), ...checkDates(programme)];
}

function checkShares({ funders }: ProgrammeInput): Finding[] {
  const total = sum(funders.map((one) => rational(one.share)));
  const organisations = funders.map((one) => one.organisation);
  const byRow = funders.flatMap((one, at) => [
    ...(isNegative(rational(one.share)) ? [blocking('percentage_out_of_range', `/funders/${at}/share`, { value: one.share })] : []),
    ...(organisations.indexOf(one.organisation) < at ? [blocking('funder_twice', `/funders/${at}/organisation`)] : []),
  ]);
  return compare(total, rational(100)) === 0 ? byRow : [...byRow, blocking('shares_not_100', '/funders', { total: toDecimalString(total) })];
}

/** The programme's first language is compulsory (platform.md, "Identity and shape"). */
function checkTexts({ title, languages, themes }: ProgrammeInput): Finding[] {
  const [first = 'en'] = languages;
  return [
    ...(title[first] ? [] : [blocking('text_missing', '/title', { field: 'title', language: first })]),
    ...themes.filter((one) => !one.title[first]).map((one) => blocking('text_missing', `/themes/${one.id}/title`, { field: 'title', language: first })),
  ];
}

function checkCodes({ themes, dimensions }: ProgrammeInput): Finding[] {
  const codes = themes.map((one) => one.code);
  const names = dimensions.map((one) => one.code);
  return [
    ...themes.filter((one, at) => codes.indexOf(one.code) < at).map((one) => blocking('code_twice', `/themes/${one.id}/code`, { code: one.code })),
    ...dimensions.filter((one, at) => names.indexOf(one.code) < at).map((one) => blocking('code_twice', '/dimensions', { code: one.code })),
  ];
}

function checkDates({ from, to }: ProgrammeInput): Finding[] {
  return to < from ? [blocking('end_before_start', '/to', { start: from, end: to })] : [];
}

/** What stands against settings: a time zone that nobody knows, thresholds out of order. */
export function checkSettings(settings: Settings): Finding[] {
  const [behind, onTrack, ahead] = settings.onTrack.map(rational);
  const isOrdered = behind !== undefined && onTrack !== undefined && ahead !== undefined && compare(behind, onTrack) <= 0 && compare(onTrack, ahead) <= 0;
  const isVarianceOrdered = compare(rational(settings.varianceExplain), rational(settings.varianceBlock)) <= 0;
  return [
    ...(isTimeZone(settings.timeZone) ? [] : [blocking('time_zone_unknown', '/settings/timeZone', { value: settings.timeZone })]),
    ...(isOrdered ? [] : [blocking('thresholds_out_of_order', '/settings/onTrack')]),
    ...(isVarianceOrdered ? [] : [blocking('thresholds_out_of_order', '/settings/varianceBlock')]),
  ];
}
