import type { Day } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { addDays, addMonths, daysInclusive } from './day.js';

/** A reporting period; both ends inclusive, `due` the last day on which its report is on time. */
export interface PeriodDays {
  start: Day;
  end: Day;
  due: Day;
}
export type CalendarSettings = Pick<Settings, 'frequencyMonths' | 'shortPeriodDays' | 'reportDueDays' | 'finalDueDays'>;
type Span = Pick<PeriodDays, 'start' | 'end'>;

/** The last day of the calendar block (quarter for 3 months) that holds the day. */
function endOfBlock(day: Day, months: number): Day {
  const month = Number(day.slice(5, 7));
  const ahead = months - ((month - 1) % months);
  return addDays(addMonths(`${day.slice(0, 7)}-01`, ahead), -1);
}

function clippedBlocks(start: Day, end: Day, months: number): Span[] {
  const spans: Span[] = [];
  for (let first = start; first <= end; ) {
    const block = endOfBlock(first, months);
    // A block that reaches beyond the year 9999 has no day that can be written.
    const isLast = block >= end || block < first;
    spans.push({ start: first, end: isLast ? end : block });
    if (isLast) break;
    first = addDays(block, 1);
  }
  return spans;
}

function joinShortEnds(spans: Span[], shortDays: number): Span[] {
  const isShort = (span: Span | undefined) => span !== undefined && daysInclusive(span.start, span.end) < shortDays;
  const joined = [...spans];
  const [first, second] = joined;
  if (first && second && isShort(first)) joined.splice(0, 2, { start: first.start, end: second.end });
  const [before, last] = joined.slice(-2);
  if (before && last && isShort(last)) joined.splice(-2, 2, { start: before.start, end: last.end });
  return joined;
}

/**
 * The reporting periods of a project (domain 6): calendar blocks of the frequency clipped to the project's dates; a first
 * or last one under `shortPeriodDays` joins its neighbour; due so many days after the end, the final report later.
 * Empty where the end is before the start.
 */
export function reportingPeriods(start: Day, end: Day, settings: CalendarSettings): PeriodDays[] {
  const spans = joinShortEnds(clippedBlocks(start, end, settings.frequencyMonths), settings.shortPeriodDays);
  return spans.map((span, index) => {
    const days = index === spans.length - 1 ? settings.finalDueDays : settings.reportDueDays;
    return { ...span, due: addDays(span.end, days) };
  });
}

/** Later due days that an officer granted for reports not yet submitted (domain 6), by the first day of their period. What the calendar makes anew never takes one back. */
export type GrantedDues = ReadonlyMap<Day, Day>;
const noneGranted: GrantedDues = new Map();
const later = (one: Day, other: Day | undefined): Day => (other !== undefined && other > one ? other : one);

/**
 * The periods of a project that ends before its time (domain 3: "terminated: the final report remains"). Those whose report was submitted
 * stand as they are; all the rest becomes one, up to that day or the project's end, and its report is the final one. Where the rest has
 * not begun, the newest submitted report is the final one; of a project without any, the first day is reported. The final report is due
 * no sooner than the latest day that was granted for any period that it takes in.
 * @param submitted how many of the periods, from the first, have a report that was submitted
 */
export function terminatedPeriods<P extends PeriodDays>(
  periods: readonly P[], submitted: number, on: Day, settings: Pick<CalendarSettings, 'finalDueDays'>, granted: GrantedDues = noneGranted,
): P[] {
  const kept = periods.slice(0, submitted);
  const [first, last] = [periods[submitted], periods.at(-1)];
  if (!first || !last || (submitted > 0 && on < first.start)) return kept;
  const ended = on < last.end ? on : last.end;
  const end = ended < first.start ? first.start : ended;
  const due = periods.slice(submitted).reduce((latest, period) => later(latest, granted.get(period.start)), addDays(end, settings.finalDueDays));
  return [...kept, { ...first, end, due }];
}
