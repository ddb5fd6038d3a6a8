import type { Language } from '#shared/platform';
import type { Definition } from '../../ui/definition-list';
import type { Texts } from '../../platform/i18n/texts';

/** What the panel of a cell says; the same for values and amounts. */
export interface CellDetails {
  readonly subject: string;
  /** Where comments on it belong. */
  readonly pointer: string;
  /** The field whose writers are told; null where the cell is computed. */
  readonly field: string | null;
  readonly about: string;
  readonly facts: readonly Definition[];
  readonly series: CellSeries;
}
/** How it stood in earlier periods and stands now: a line a period, each column also a line of the chart. */
export interface CellSeries {
  readonly columns: readonly string[];
  readonly rows: readonly CellPoint[];
}
export interface CellPoint {
  /** Last day of the period. */
  readonly end: string;
  readonly texts: readonly string[];
  /** The same to be drawn; null is a gap. */
  readonly values: readonly (number | null)[];
}
/** How the reader writes things. */
export interface Reader {
  readonly texts: Texts;
  readonly language: Language;
}
