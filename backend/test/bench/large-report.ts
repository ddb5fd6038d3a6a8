import type { INestApplicationContext } from '@nestjs/common';
import { blankIndicator } from '#shared/proposals';
import { leafPointer, leavesOf, type Disaggregation, type Indicator } from '#shared/results';
import { newId } from '../../src/platform/context/new-id.js';
import { aProject, aWorld, contentOf, insertAll } from './bench-data.js';

/** A report with many cells whose values are not written yet, four approved ones of the same size before it, and who writes and reads it. */
export interface LargeReport {
  readonly id: string;
  /** The field of each cell, indicator by indicator, large ones first. */
  readonly pointers: string[];
  readonly signatory: string;
  readonly officer: string;
  readonly size: LargeSize;
}
/** Indicators of 15 cells a place: large ones with all the places, small ones with five. */
export interface LargeSize {
  readonly cells: number;
  readonly places: number;
  readonly large: number;
  readonly small: number;
}
export const twoThousand: LargeSize = { cells: 2000, places: 100, large: 1, small: 6 };
export const fiveThousand: LargeSize = { cells: 5000, places: 125, large: 2, small: 16 };
const APPROVED = 4;
const sex: Disaggregation = { code: 'sex', categories: ['F', 'M', 'unknown'] };
const age: Disaggregation = { code: 'age', categories: ['0-14', '15-24', '25-39', '40+', 'unknown'] };

export async function writeLargeReport(app: INestApplicationContext, size: LargeSize): Promise<LargeReport> {
  const world = await aWorld(app);
  const content = contentOf(0);
  const [output] = content.outputs;
  const places = Array.from({ length: size.places }, (_, at) => ({ id: newId(), name: `Village ${String(at + 1)}`, point: null }));
  const indicator = (at: number, own: readonly { id: string }[]): Indicator => ({
    ...blankIndicator(newId(), output?.id ?? ''), code: `1.1.${String(at + 1)}`, title: `Persons reached, ${String(at + 1)}`, unit: 'persons', target: '1200000', locations: own.map(({ id }) => id), disaggregation: [sex, age], countsPersons: true,
  });
  const indicators = Array.from({ length: size.large + size.small }, (_, at) => indicator(at, at < size.large ? places : places.slice(0, 5)));
  const whole = aProject(world, 0, APPROVED, { ...content, locations: places, indicators });
  const report = whole.reports[APPROVED];
  if (!report) throw new Error('there is no report to write');
  const reports = whole.reports.map((one) => (one.seq > APPROVED ? { ...one, content: { ...one.content, values: [] } } : one));
  await insertAll(app, [{ ...whole, reports }]);
  const pointers = whole.project.framework.indicators.flatMap((one) => leavesOf(one).map(({ location, cell }) => leafPointer({ indicator: one.id, location, cell })));
  return { id: report._id, pointers, signatory: world.signatory, officer: world.officer, size };
}
