import { blocking, type Finding } from '../platform/finding.schema.js';
import type { Id } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { computeIndicators, suggestedStatuses, type IndicatorResult, type PeriodValues } from '../results/compute-indicator.js';
import type { Plan } from '../results/plan.js';
import type { IndicatorStatus } from '../results/progress.js';
import { isSameList, valueFindings, type FoundBefore } from '../results/value-findings.js';
import type { Leaf } from '../results/value.schema.js';
import { evidenceFindings } from './evidence.js';
import type { ReportDefinitions } from './report-fields.js';
import { faceRows, type FaceOpening } from './face.js';
import { officerFaceFindings, partnerFaceFindings, type FaceLimits } from './face-findings.js';
import type { FaceRow, OfficerPart, ReportContent } from './report.schema.js';
import { acceptedByCategory, varianceBlockFindings, varianceByCategory, varianceJustificationFindings } from './variance.js';

/** What a report is judged by besides itself. */
export interface ReportSurroundings {
  readonly definitions: ReportDefinitions;
  /** Place of the period in the plan, from 0. */
  readonly periodIndex: number;
  readonly plan: Plan;
  readonly settings: Settings;
  /** Values of the earlier approved reports. */
  readonly earlier: readonly PeriodValues[];
  /** Those of earlier reports that are submitted and not yet approved: unusual figures show against them too. */
  readonly submitted: readonly PeriodValues[];
  /** The FACE of the other approved reports. */
  readonly approvedFaces: readonly (readonly FaceRow[])[];
  readonly opening: FaceOpening;
  readonly areAllApproved: boolean;
  /** What was computed at the last asking, for who asks at every change: only indicators whose values changed since are judged anew. */
  readonly known?: KnownResults;
}
export interface KnownResults {
  readonly found: FoundBefore;
  readonly figures: Map<Id, { readonly leaves: readonly Leaf[]; readonly result: IndicatorResult }>;
}
type Rated = OfficerPart['ratings'][number];

/** The figures of the report's indicators, this report included. */
export function reportFigures(content: ReportContent, around: ReportSurroundings): IndicatorResult[] {
  const { definitions, periodIndex, plan, settings, earlier, areAllApproved } = around;
  const { indicators } = definitions.framework;
  const known = around.known?.figures ?? new Map<Id, { readonly leaves: readonly Leaf[]; readonly result: IndicatorResult }>();
  const own = Map.groupBy(content.values, (leaf) => leaf.indicator);
  const changed = indicators.filter((one) => !isSameList(known.get(one.id)?.leaves, own.get(one.id) ?? []));
  const results = changed.length === 0 ? [] : computeIndicators(changed, [...earlier, { periodIndex, leaves: content.values }], plan, settings, areAllApproved);
  for (const result of results) known.set(result.indicator, { leaves: own.get(result.indicator) ?? [], result });
  return indicators.flatMap((one) => known.get(one.id)?.result ?? []);
}

/** The suggested rating of each output, this report included (domain 4.7); null where nothing suggests one. */
export function suggestedRatings(content: ReportContent, around: ReportSurroundings): Record<Id, IndicatorStatus | null> {
  return suggestedStatuses(around.definitions.framework, reportFigures(content, around));
}

/** A status other than the suggested one carries its reason (domain 4.7). Blocking: `status_without_reason` {suggested}. */
export function statusFindings(list: 'statuses' | 'ratings', rows: readonly Rated[], suggested: Readonly<Record<Id, IndicatorStatus | null>>): Finding[] {
  return rows
    .filter((row) => row.status !== null && row.reason.trim() === '' && suggested[row.output] && suggested[row.output] !== row.status)
    .map((row) => blocking('status_without_reason', `/${list}/${row.output}/reason`, { suggested: suggested[row.output] ?? null }));
}

/**
 * All findings on a partner's report (domain 4.8, 5), live while it is written; the blocking ones stop its submission: values, FACE,
 * `narrative_missing` {field}, `variance_unjustified`, `status_without_reason`. Soft ones beside: of unusual values, of photos without caption or consent.
 */
export function reportFindings(content: ReportContent, around: ReportSurroundings): Finding[] {
  const { definitions, periodIndex, plan, settings, earlier, submitted, opening, approvedFaces } = around;
  const face = faceRows(definitions.lines, opening, content.finance, []);
  const spent = acceptedByCategory(definitions.lines, approvedFaces, face);
  const missing = content.narrative.achievements.trim() === '' ? [blocking('narrative_missing', '/narrative/achievements', { field: 'achievements' })] : [];
  return [
    ...missing,
    ...valueFindings(definitions.framework.indicators, { periodIndex, leaves: content.values }, [...earlier, ...submitted], plan, settings, around.known?.found),
    ...partnerFaceFindings(face),
    ...varianceJustificationFindings(varianceByCategory([...definitions.lines], spent), content.variance, settings),
    ...(content.statuses.some((row) => row.status !== null) ? statusFindings('statuses', content.statuses, suggestedRatings(content, around)) : []),
    ...evidenceFindings(content.evidence),
  ];
}

/** The key under which a finding is explained or waived. */
export function findingKey({ code, pointer }: Pick<Finding, 'code' | 'pointer'>): string {
  return `${code}:${pointer}`;
}

/**
 * What stops the approval of a report (domain 3): blocking findings on it that were not waived with a reason, C and F undecided or out
 * of range, cuts without reason, F over the grant, `rating_missing`, `status_without_reason`, a category over budget by more than the setting.
 */
export function approvalFindings(content: ReportContent, officer: OfficerPart, around: ReportSurroundings, limits: FaceLimits): Finding[] {
  const { definitions, opening, approvedFaces, settings } = around;
  const face = faceRows(definitions.lines, opening, content.finance, officer.lines);
  const waived = new Set(officer.waivers.filter((one) => one.text.trim() !== '').map((one) => one.finding));
  const spent = acceptedByCategory(definitions.lines, [...approvedFaces, face]);
  const rated = new Set(officer.ratings.filter((one) => one.status !== null).map((one) => one.output));
  return [
    ...reportFindings(content, around).filter((one) => one.severity === 'blocking' && !waived.has(findingKey(one))),
    ...officerFaceFindings(face, officer.lines, limits),
    ...definitions.framework.outputs.filter((one) => !rated.has(one.id)).map((one) => blocking('rating_missing', `/ratings/${one.id}/status`)),
    ...statusFindings('ratings', officer.ratings, suggestedRatings(content, around)),
    ...varianceBlockFindings(varianceByCategory([...definitions.lines], spent), settings),
  ];
}
