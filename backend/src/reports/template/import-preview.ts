import { applyPatches, pointerParts, sameValue, type ChangeLog, type PatchResult, type Replaced } from '#shared/platform';
import { addressOf, locateReport, placesByPointer, reportFindings, type ReportContent, type ReportImportView, type TemplateLayout } from '#shared/reports';
import { anyCategory, categoriesOf } from '#shared/results';
import { surroundings, type OpenReport } from '../report-desk.js';
import type { StoredImport } from './report-import.schema.js';
import type { TemplateSource } from './template-source.js';
import { templateSheetNames } from './texts/template-texts.js';

/** What an import comes to against the report as it stands. */
export interface Compared {
  readonly results: PatchResult[];
  readonly draft: ReportContent;
  readonly changes: ChangeLog;
  readonly replaced: readonly Replaced[];
}

/** Applies an import to a copy of the draft, by the same field patches that every editor sends (api.md). `bases`: where another version than the file's was seen. */
export function compare({ report }: OpenReport, sent: StoredImport, { definitions }: TemplateSource, stamp: { by: string; at: string }, bases: ReadonlyMap<string, number> = new Map()): Compared {
  const patches = sent.changes.map(({ pointer, value }) => ({ pointer, value, base: bases.get(pointer) ?? sent.base }));
  return applyPatches(report.content, report.changes, patches, locateReport(definitions), { next: report.version + 1, ...stamp });
}

/** The preview (domain 8): every change with what stood there, every error, and what the report's rules say of the whole. */
export function importViewOf(open: OpenReport, sent: StoredImport, source: TemplateSource, { results, draft }: Compared, names: ReadonlyMap<string, string>): ReportImportView {
  const { report } = open;
  const before = locateReport(source.definitions);
  const isOpen = sent.state === 'open';
  const refused = sent.changes.flatMap(({ pointer, sheet, cell }, at) => {
    const result = results[at];
    return result?.status === 'refused' ? [{ sheet, cell, pointer, part: null, code: result.code, params: {} }] : [];
  });
  return {
    id: sent._id, report: report._id, state: sent.state, fileName: sent.fileName, language: sent.language, createdAt: sent.createdAt.toISOString(), expiresAt: sent.expiresAt.toISOString(),
    version: report.version, written: sent.written, errors: isOpen ? [...sent.mistakes, ...refused] : [],
    changes: (isOpen ? sent.changes : []).flatMap(({ pointer, value, sheet, cell }, at) => {
      const result = results[at];
      const place = before(report.content, pointerParts(pointer));
      const stands = typeof place === 'string' ? null : (place.get() ?? null);
      if (!result || result.status === 'refused' || sameValue(stands, value)) return [];
      const conflict = result.status === 'conflict' ? { by: result.by === null ? null : (names.get(result.by) ?? result.by), version: result.version } : null;
      return [{ pointer, sheet, cell, label: labelOf(pointer, source), before: stands, after: value, conflict }];
    }),
    findings: findingsOf(open, draft, sent, source),
  };
}

function findingsOf(open: OpenReport, draft: ReportContent, { language }: StoredImport, { definitions, layout }: TemplateSource): ReportImportView['findings'] {
  const places = placesByPointer(layout);
  return reportFindings(draft, surroundings(open, definitions)).map((finding) => {
    const place = places.get(finding.pointer);
    return { ...finding, sheet: place ? templateSheetNames[language][place.sheet.key] : null, cell: place ? addressOf(place.row, place.column) : null };
  });
}

/** A field in words: its indicator with place and categories, budget line, paragraph or output. */
function labelOf(pointer: string, { definitions: { framework, locations, lines }, texts, category }: TemplateSource): string {
  const [, part = '', of = '', location = '', cell = ''] = pointer.split('/');
  const titled = (row: { code: string; title: string } | undefined) => `${row?.code ?? ''} ${row?.title ?? ''}`.trim();
  if (part === 'values') {
    const indicator = framework.indicators.find((one) => one.id === of);
    const named = indicator && cell !== anyCategory ? Object.entries(categoriesOf(indicator, cell)).map(([dimension, code]) => category(dimension, code)) : [];
    return [titled(indicator), locations.find((one) => one.id === location)?.name, named.join(' · ')].filter(Boolean).join(' · ');
  }
  if (part === 'finance') {
    const line = lines.find((one) => one.id === of);
    return [titled(line && { code: line.code, title: line.description }), texts.columns[location as keyof typeof texts.columns]].join(' · ');
  }
  if (part === 'narrative') return texts.narrative[of as keyof typeof texts.narrative];
  if (part === 'variance') return texts.variance.replace('{category}', of);
  return [titled(framework.outputs.find((one) => one.id === of)), texts.columns[location as keyof typeof texts.columns]].join(' · ');
}

/** Whether the file was made by the definitions that hold now. */
export const isOfNow = (sent: StoredImport, { definitions }: TemplateLayout): boolean => sent.definitions === definitions;
