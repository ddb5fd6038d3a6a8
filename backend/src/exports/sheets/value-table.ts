import { categoriesOf, figureOf, viewOf, type Indicator, type Leaf } from '#shared/results';
import type { ExportRun } from '../export-source.js';
import type { ExportProject } from '../export-project.js';
import type { StoredVersion } from '../../reports/report.record.js';
import { word } from '../texts/export-texts.js';
import type { Cell, Row, Sheet } from '../../platform/workbook/workbook.js';
import { columnsOf, countriesText, type ColumnPlan } from './columns.js';

const plan: ColumnPlan = [
  ['project', 'text', 16], ['partner', 'text', 30], ['country', 'text', 14], ['theme', 'text', 16], ['periodStart', 'day', 12], ['periodEnd', 'day', 12], ['reportState', 'text', 14],
  ['output', 'text', 10], ['indicator', 'text', 12], ['indicatorTitle', 'text', 44], ['unit', 'text', 12], ['location', 'text', 22], ['sex', 'text', 10], ['age', 'text', 10],
  ['otherDimensions', 'text', 20], ['value', 'number', 12], ['numerator', 'number', 12], ['denominator', 'number', 12],
];

/** One row a leaf, tidy: everything that describes it beside it. What was not reported is left out (domain 4.2). */
export function valueSheet(run: ExportRun): Sheet {
  return { name: run.texts.sheets.values, definedName: 'Values', columns: columnsOf(run.texts, plan), rows: valueRows(run) };
}

async function* valueRows(run: ExportRun): AsyncGenerator<Row> {
  const { span } = run.view;
  for await (const { project, version } of run.values()) {
    const period = project.summary.periods[version.seq - 1];
    if (!period || period.end < span.from || period.end > span.to) continue;
    yield* versionRows(project, version, reportCells(run, project, version));
  }
}

function reportCells({ texts }: ExportRun, { summary }: ExportProject, version: StoredVersion): Cell[] {
  const period = summary.periods[version.seq - 1];
  const state = version.counts ? 'approved' : (period?.state ?? null);
  return [summary.code, summary.lead.name, countriesText(summary.countries), summary.theme, period?.start ?? null, period?.end ?? null, word(texts, state)];
}

function* versionRows({ summary }: ExportProject, { content, definitions }: StoredVersion, report: Cell[]): Generator<Row> {
  const places = new Map([...summary.locations, ...definitions.locations].map((location) => [location.id, location.name]));
  const outputs = new Map(definitions.framework.outputs.map((output) => [output.id, output.code]));
  const indicators = new Map(definitions.framework.indicators.map((indicator) => [indicator.id, new IndicatorCells(indicator, outputs.get(indicator.output) ?? null)]));
  for (const leaf of content.values) {
    const indicator = indicators.get(leaf.indicator);
    const value = indicator?.valueOf(leaf) ?? null;
    if (indicator && value !== null) yield [report, indicator.cells, places.get(leaf.location) ?? null, indicator.categories(leaf.cell), value, leaf.numerator, leaf.denominator];
  }
}

/** The cells that all leaves of an indicator share, and those of each combination of categories, made once. */
class IndicatorCells {
  readonly cells: Cell[];
  private readonly byCell = new Map<string, Cell[]>();

  constructor(private readonly indicator: Indicator, output: string | null) {
    this.cells = [output, indicator.code, indicator.title, indicator.unit];
  }

  /** As typed; of a percentage or ratio what its parts give (domain 4.3). Null: not reported. */
  valueOf(leaf: Leaf): string | null {
    const { measure } = this.indicator;
    return measure === 'number' ? leaf.value : viewOf(figureOf(measure, leaf)).value;
  }

  categories(cell: string): Cell[] {
    const known = this.byCell.get(cell);
    if (known) return known;
    const { sex = null, age = null, ...others } = categoriesOf(this.indicator, cell);
    const made = [sex, age, Object.entries(others).map(([dimension, category]) => `${dimension}=${category}`).join(', ')];
    this.byCell.set(cell, made);
    return made;
  }
}
