import { settings as settingsSchema } from '../programmes/settings.schema.js';
import { keptFigures } from '../results/kept-figures.js';
import type { PeriodValues } from '../results/compute-indicator.js';
import { firstAdvance, openingAfter } from './face.js';
import type { ReportSurroundings } from './report-findings.js';
import type { ReportView } from './report.schema.js';

/** What the rules look at besides the report, from its view: `reportFindings` and `reportFigures` say the same of it as on the server. Null to who does not write it. */
export function surroundingsOf(view: ReportView): ReportSurroundings | null {
  const { definitions, earlier, surroundings: around } = view;
  if (!around) return null;
  const newest = earlier.at(-1);
  return {
    definitions, periodIndex: definitions.periodIndex, plan: around.plan, settings: settingsSchema.parse(definitions.settings), submitted: around.submitted,
    earlier: earlier.map((one): PeriodValues => {
      const indicators = around.earlierDefinitions.find(({ period }) => period === one.period)?.indicators ?? definitions.framework.indicators;
      return { periodIndex: around.plan.periods.findIndex(({ id }) => id === one.period), leaves: one.values, definitions: indicators, figures: keptFigures(indicators, one.values) };
    }),
    approvedFaces: earlier.map((one) => one.face), opening: newest ? openingAfter(newest.face) : firstAdvance(definitions.lines), areAllApproved: around.areAllApproved,
    known: { found: new Map(), figures: new Map() },
  };
}
