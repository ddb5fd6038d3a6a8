import type { Audience } from '#shared/accounts';
import { faceRows, findingKey, reportFindings, type ReportContent, type ReportPaper, type ReportReceipt } from '#shared/reports';
import { sumMinor } from '#shared/money';
import { referenceOf } from '../../projects/project.mapper.js';
import type { FileView } from '#shared/platform';
import type { Ctx } from '../../platform/context/ctx.js';
import { surroundings, type OpenReport } from '../report-desk.js';
import { figuresOf, shownOf, submissionsOf, totalsOf, versionViewOf, type Names } from '../report.mapper.js';
import type { StoredSubmission, StoredVersion } from '../report.record.js';

interface PaperParts {
  readonly ctx: Ctx;
  readonly open: OpenReport;
  readonly audience: Audience;
  readonly version: StoredVersion | null;
  readonly names: Names;
  readonly files: ReadonlyMap<string, FileView>;
  readonly makesPdf: boolean;
}

/** A version on paper: what both sides may read, and nothing else. */
export function paperOf({ ctx, open, audience, version, names, files, makesPdf }: PaperParts): ReportPaper {
  const { report } = open;
  const { content, definitions } = shownOf(open, audience, version);
  const around = surroundings(open, definitions);
  const decision = version && versionViewOf(version, names, audience === 'donor').decision;
  const face = decision?.face ?? faceRows(definitions.lines, around.opening, content?.finance ?? [], []);
  const { B, C, E, F } = totalsOf(face, report.currency, 0);
  const { framework, locations, lines, periodIndex } = definitions;
  return {
    id: report._id, project: report.project, programme: referenceOf(report.programme, ctx.language), lead: report.lead, currency: report.currency, period: report.period,
    isFinal: report.isFinal, state: audience === 'donor' ? 'approved' : report.state, content, definitions: { framework, locations, lines, periodIndex },
    face, totals: { B, C, E, F }, figures: content ? figuresOf(content, around) : [], decision, timeZone: open.settings.timeZone, makesPdf,
    files: (content?.evidence ?? []).flatMap(({ id, file }) => { const found = files.get(file); return found ? [{ evidence: id, file, state: found.state }] : []; }),
    submission: submissionsOf(report, names, audience).find((one) => one.n === version?.n) ?? null,
    findings: content && audience !== 'donor' ? explained(content, reportFindings(content, around)) : [],
  };
}

function explained(content: ReportContent, findings: ReportPaper['findings']): ReportPaper['findings'] {
  const said = new Set(content.explanations.filter((one) => one.text.trim() !== '').map((one) => one.finding));
  return findings.filter((one) => one.severity === 'soft' && said.has(findingKey(one)));
}

interface ReceiptParts extends Omit<PaperParts, 'audience' | 'version' | 'files'> {
  readonly version: StoredVersion;
}

/** What a submission's receipt says. */
export function receiptOf({ ctx, open, version, names, makesPdf }: ReceiptParts): ReportReceipt {
  const { report } = open;
  const { spent, requested } = totalsIn(version.content);
  const submission = submissionsOf(report, names, 'partner').find((one) => one.n === version.n);
  if (!submission) throw new Error(`The report ${report._id} has no submission ${String(version.n)}.`);
  const money = (minor: number) => ({ minor, currency: report.currency });
  return {
    id: report._id, project: report.project, programme: referenceOf(report.programme, ctx.language), lead: report.lead, period: report.period, isFinal: report.isFinal, state: report.state, submission,
    due: report.period.due, dueEndsAt: report.dueEndsAt, timeZone: open.settings.timeZone, makesPdf, counts: countsOf(version.content),
    spent: money(spent), requested: money(requested),
  };
}

/** How much a report says: cells with a value or a word, the indicators they are of, budget lines with an amount, explained findings, files. */
export function countsOf({ values, finance, explanations, evidence }: ReportContent): ReportReceipt['counts'] {
  const said = values.filter((leaf) => leaf.value !== null || leaf.numerator !== null || (leaf.text ?? '').trim() !== '');
  return {
    values: said.length, indicators: new Set(said.map((leaf) => leaf.indicator)).size, lines: finance.filter((row) => row.actual !== null || row.requested !== null).length,
    explanations: explanations.filter((one) => one.text.trim() !== '').length, files: evidence.length,
  };
}

/** ΣB and ΣE of a report, in minor units. */
export function totalsIn({ finance }: Pick<ReportContent, 'finance'>): { spent: number; requested: number } {
  return { spent: sumMinor(finance.map((row) => row.actual)), requested: sumMinor(finance.map((row) => row.requested)) };
}

/** The newest submission of a report, if any. */
export function newestOf(submissions: readonly StoredSubmission[]): number | null {
  return submissions.at(-1)?.n ?? null;
}
