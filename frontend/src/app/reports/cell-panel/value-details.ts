import { formatDecimal } from '#shared/numbers';
import type { ReportView } from '#shared/reports';
import { cellFigure, isQuotient, leafPointer, viewOf, type Indicator, type Leaf } from '#shared/results';
import { joined } from '../../platform/i18n/joined';
import type { Definition } from '../../ui/definition-list';
import { cellName } from '../data/cell-name';
import type { CellDetails, CellPoint, Reader } from './cell-details';
import type { CellPlace } from './open-cell';

type ValuePlace = Extract<CellPlace, { kind: 'value' }>;

/** The panel of a value: what its indicator means, and how this very cell stood in earlier periods. @param now the values as they are written here */
export function valueDetails(place: ValuePlace, view: ReportView, now: readonly Leaf[], reader: Reader): CellDetails {
  const { indicator, location, cell } = place;
  const name = view.definitions.locations.find((one) => one.id === location)?.name;
  const pointer = leafPointer({ indicator: indicator.id, location, cell });
  const periods = [...view.earlier.map(({ end, values }) => ({ end, values })), { end: view.period.end, values: now }];
  return {
    pointer, field: pointer, about: indicator.title, facts: factsOf(indicator, view, reader),
    subject: joined([indicator.code, name, indicator.disaggregation.length > 0 ? cellName(indicator, cell, reader.texts) : '']),
    series: { columns: [indicator.unit], rows: periods.map(({ end, values }) => pointOf(place, end, values, reader)) },
  };
}

function pointOf({ indicator, location, cell }: ValuePlace, end: string, values: readonly Leaf[], { language }: Reader): CellPoint {
  const own = values.filter((leaf) => leaf.indicator === indicator.id && leaf.location === location);
  const { value, numerator, denominator } = viewOf(cellFigure(indicator, own, cell));
  const shown = formatDecimal(value, language, { max: 2 });
  const parts = `${formatDecimal(numerator, language)} / ${formatDecimal(denominator, language)}`;
  const text = indicator.measure === 'qualitative' ? own.find((leaf) => leaf.cell === cell)?.text ?? '' : shown && isQuotient(indicator.measure) ? `${parts} = ${shown}` : shown;
  return { end, texts: [text], values: [value === null ? null : Number(value)] };
}

function factsOf(indicator: Indicator, view: ReportView, { texts, language }: Reader): Definition[] {
  const { baseline, target, measure } = indicator;
  const number = (value: string | null | undefined): string => formatDecimal(value ?? null, language, { max: 2 });
  const planned = view.figures.find((one) => one.indicator === indicator.id)?.planned[view.definitions.periodIndex];
  const isCounted = measure === 'number';
  return [
    { term: texts.say('reports.panel.unit'), text: joined([indicator.unit, `(${texts.say(`reports.panel.measure.${measure}`)})`], ' ') },
    { term: texts.say('reports.panel.direction'), text: texts.say(`reports.panel.directionOf.${indicator.direction}`) },
    { term: texts.say('reports.baseline'), text: baseline.year === null ? number(baseline.value) : `${number(baseline.value) || '–'} (${String(baseline.year)})` },
    { term: texts.say('reports.target'), text: number(target) },
    { term: texts.say('reports.panel.planned'), text: number(planned) },
    ...(isCounted ? [
      { term: texts.say('reports.panel.places'), text: texts.say(`reports.across.${indicator.acrossLocations}`) },
      { term: texts.say('reports.panel.periods'), text: texts.say(`reports.panel.overPeriods.${indicator.acrossPeriods}`) },
    ] : []),
    { term: texts.say('reports.verification'), text: indicator.verification || null },
  ];
}
