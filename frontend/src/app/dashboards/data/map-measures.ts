import type { Figure, MapView } from '#shared/dashboards';
import { drawn } from './figure-words';

type CountryFigures = MapView['countries'][number];
/** What the map can show by country; each opens the rows of a figure. */
export const mapMeasures = ['projects', 'persons', 'budget', 'released', 'accepted', 'advance'] as const satisfies readonly Figure[];
export type MapMeasure = (typeof mapMeasures)[number];
const moneyOf = { budget: 'budget', released: 'released', accepted: 'accepted', advance: 'advanceBalance' } as const;

export function isMoney(measure: MapMeasure): measure is keyof typeof moneyOf {
  return measure in moneyOf;
}

/** Minor units of a country's money in one currency; null: the country has none in it. */
export function minorOf(row: CountryFigures, measure: keyof typeof moneyOf, currency: string): number | null {
  return row.money.find((one) => one.currency === currency)?.[moneyOf[measure]] ?? null;
}

/** A measure of a country as a number to draw and sort by; null: nothing known. */
export function measureOf(row: CountryFigures, measure: MapMeasure, currency: string): number | null {
  if (measure === 'projects') return row.projects;
  if (measure === 'persons') return row.persons === null ? null : Number(row.persons);
  const minor = minorOf(row, measure, currency);
  return minor === null ? null : drawn(minor, currency);
}
