import { localise, type Language } from '#shared/platform';
import { faceRows, templateLayout, templateVersion, type TemplateEntry, type TemplateIdentity, type TemplateLayout, type TypedCell } from '#shared/reports';
import type { ProgrammeFacts } from '../../programmes/programme.service.js';
import { definitionsNow, surroundings, type OpenReport } from '../report-desk.js';
import type { Definitions, Report } from '../report.record.js';
import { templateTexts, type TemplateTexts } from './texts/template-texts.js';

/** All that a report's workbook is made of. */
export interface TemplateSource {
  readonly layout: TemplateLayout;
  readonly definitions: Definitions;
  readonly report: Pick<Report, '_id' | 'project' | 'lead' | 'period' | 'currency'>;
  readonly language: Language;
  readonly texts: TemplateTexts;
  /** Of each budget line, in minor units: A of its FACE, and what is left of it before this report. */
  readonly opening: ReadonlyMap<string, number>;
  readonly left: ReadonlyMap<string, number>;
  /** A category of a dimension in the reader's language. */
  readonly category: (dimension: string, code: string) => string;
}
/** What stands in the cells of one file. */
export interface TemplateContent {
  readonly identity: TemplateIdentity;
  readonly madeAt: string;
  cell(entry: TemplateEntry): TypedCell | null;
  marks(row: string): string;
}

export function templateSource(open: OpenReport, programme: Pick<ProgrammeFacts, 'dimensions' | 'languages'>, language: Language): TemplateSource {
  const { report, counting } = open;
  const definitions = definitionsNow(open);
  const texts = templateTexts[language];
  const face = faceRows(definitions.lines, surroundings(open, definitions).opening, [], []);
  const accepted = new Map<string, number>();
  for (const row of counting.filter((one) => one.seq < report.seq).flatMap((one) => one.decision?.face ?? [])) accepted.set(row.line, (accepted.get(row.line) ?? 0) + (row.C ?? 0));
  const titles = new Map(programme.dimensions.flatMap((dimension) => dimension.categories.map((one) => [`${dimension.code} ${one.code}`, localise(one.title, language, programme.languages[0])] as const)));
  return {
    layout: templateLayout(definitions, report.currency), definitions, report, language, texts, opening: new Map(face.map((row) => [row.line, row.A])),
    left: new Map(definitions.lines.map((line) => [line.id, (line.funder ?? 0) - (accepted.get(line.id) ?? 0)])),
    category: (dimension, code) => titles.get(`${dimension} ${code}`) ?? (code === 'unknown' ? texts.unknown : code),
  };
}

export function identityOf({ report, layout, language }: TemplateSource, base: number): TemplateIdentity {
  return { version: templateVersion, report: report._id, definitions: layout.definitions, base, language };
}

