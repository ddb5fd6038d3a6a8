import { isTimeZone } from '../calendar/time-zone.js';
import { compare, isNegative, rational, sum } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { blocking, type Finding } from '../platform/finding.schema.js';
import type { Day } from '../platform/id.schema.js';
import type { DatedSettings, ProgrammeInput } from './programme.schema.js';
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
  return [
    ...repeated(themes.map(({ id, code }) => ({ code, pointer: `/themes/${id}/code` }))),
    ...repeated(dimensions.map(({ code }, at) => ({ code, pointer: `/dimensions/${at}/code` }))),
    ...dimensions.flatMap(({ categories }, at) => repeated(categories.map(({ code }, n) => ({ code, pointer: `/dimensions/${at}/categories/${n}/code` })))),
  ];
}

function repeated(codes: readonly { code: string; pointer: string }[]): Finding[] {
  return codes.filter(({ code }, at) => codes.findIndex((one) => one.code === code) < at).map(({ code, pointer }) => blocking('code_twice', pointer, { code }));
}

function checkDates({ from, to }: ProgrammeInput): Finding[] {
  return to < from ? [blocking('end_before_start', '/to', { start: from, end: to })] : [];
}

/**
 * What a programme that exists cannot change: money is stored in its currency, proposals name its themes by code. A theme keeps its
 * code and stays; its title may change.
 */
export function checkFoundations(before: Pick<ProgrammeInput, 'currency' | 'themes'>, after: Pick<ProgrammeInput, 'currency' | 'themes'>): Finding[] {
  const codes = new Map(after.themes.map((one) => [one.id, one.code]));
  const lost = before.themes.filter((one) => codes.get(one.id) !== one.code);
  return [
    ...(after.currency === before.currency ? [] : [blocking('currency_fixed', '/currency', { currency: before.currency })]),
    ...lost.map((one) => blocking('theme_fixed', `/themes/${one.id}/code`, { code: one.code })),
  ];
}

/** What was decided by earlier settings stays (platform.md, "Time"): new ones hold from today on, or later. A programme's first may be older. */
export function checkValidFrom(existing: readonly DatedSettings[], validFrom: Day, today: Day): Finding[] {
  return existing.length > 0 && validFrom < today ? [blocking('settings_in_past', '/validFrom', { today })] : [];
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
