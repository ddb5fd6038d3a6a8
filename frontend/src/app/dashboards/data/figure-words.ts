import { inject } from '@angular/core';
import type { AsOf, FigurePart } from '#shared/dashboards';
import { minorToDecimal, type Minor } from '#shared/money';
import { formatDecimal, formatPercent } from '#shared/numbers';
import { stateKey, type Language } from '#shared/platform';
import type { ProjectState } from '#shared/projects';
import type { IndicatorStatus } from '#shared/results';
import { countryName } from '../../platform/i18n/country-pipe';
import { formatDay, formatInstant } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts, type TextParams } from '../../platform/i18n/texts';
import type { Tone } from '../../ui/tone';

const secondsADay = 86_400;
export const statusTones: Record<IndicatorStatus, Tone> = { ahead: 'good', on_track: 'good', met: 'good', behind: 'warn', off_track: 'bad', not_met: 'bad', no_data: 'neutral' };

/** How the figures of a dashboard are written for the reader. */
export interface FigureWords {
  /** A text of this area. */
  readonly text: (key: string, params?: TextParams) => string;
  readonly number: (value: string | number | null, places?: number) => string;
  readonly percent: (share: string | null) => string;
  readonly country: (code: string) => string;
  readonly state: (state: ProjectState) => string;
  readonly day: (day: string) => string;
  /** Seconds as days, to one decimal. */
  readonly duration: (seconds: number | null) => string;
  /** A category of sex or age; one that has no name here is shown as the programme wrote it. */
  readonly category: (code: string) => string;
  /** The months of an advance's age. */
  readonly age: (from: number, to: number | null) => string;
  /** A part of a figure: a country, a quarter, a category … */
  readonly part: (part: FigurePart, funders: ReadonlyMap<string, string>) => string;
  /** "Approved data as of …". */
  readonly asOf: (at: AsOf) => string;
}

/** For a field; read inside a computed or a template it follows the language. */
export function injectFigureWords(): FigureWords {
  const texts = inject(Texts);
  const language = inject(Languages).current;
  const text = (key: string, params: TextParams = {}): string => texts.say(`dashboards.${key}`, params);
  return {
    text,
    number: (value, places = 2) => (value === null ? '–' : formatDecimal(String(value), language(), { max: places })),
    percent: (share) => (share === null ? '–' : formatPercent(share, language())),
    country: (code) => countryName(code, language()),
    state: (state) => texts.say(`projects.${stateKey('project', state, 'staff')}`),
    day: (day) => formatDay(day, language()),
    duration: (seconds) => (seconds === null ? '–' : texts.plural('common.days', Math.round((seconds / secondsADay) * 10) / 10)),
    category: (code) => texts.firstOf([`dashboards.category.${code}`], {}, code),
    age: (from, to) => (to === null ? text('ageing.over', { from }) : text('ageing.between', { from, to })),
    part: ({ kind, value }, funders) => text(`part.${kind}`, { value: partNames[kind]?.(value, { text, texts, language: language(), funders }) ?? value }),
    asOf: ({ at, from, day }) => {
      const params = { at: formatInstant(at, language()), day: formatDay(day, language()), from: from === null ? '' : formatDay(from, language()) };
      return from === null ? text('asOf', params) : text('asOfPeriod', params);
    },
  };
}

interface PartSources {
  readonly text: FigureWords['text'];
  readonly texts: Texts;
  readonly language: Language;
  readonly funders: ReadonlyMap<string, string>;
}
/** How the value of a part is said, where it is not said as it is. */
const category = (value: string, { texts }: PartSources): string => texts.firstOf([`dashboards.category.${value}`], {}, value);
const partNames: Partial<Record<FigurePart['kind'], (value: string, from: PartSources) => string>> = {
  country: (value, { language }) => countryName(value, language), funder: (value, { funders }) => funders.get(value) ?? '', sex: category, age: category,
  punctuality: (value, { text }) => text(`punctuality.${value}`), met: (value, { text }) => text(value === 'yes' ? 'targets.met' : 'targets.notYet'),
};

/** Whole units of a currency, for drawing only. */
export function drawn(minor: Minor, currency: string): number {
  return Number(minorToDecimal(minor, currency));
}
