import { minorToDecimal } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import { addressOf, indicatorBlock, type TemplateRow, type TemplateSheet } from '#shared/reports';
import { anyCategory, type Indicator } from '#shared/results';
import type { TemplateSource } from './template-source.js';
import { filled } from './texts/template-texts.js';

/** What stands in a locked cell. Texts are never formulas; the only formulas are the sums that are made here. */
export type Label =
  | { readonly look: 'title' | 'output' | 'indicator' | 'head' | 'label'; readonly text: string }
  | { readonly look: 'amount'; readonly number: number }
  | { readonly look: 'sum' | 'amountSum'; readonly sum: string };

/** The labels of a row by column. `row` is its place in the sheet, from 0. */
export function labelsOf(sheet: TemplateSheet, row: number, source: TemplateSource): (Label | null)[] {
  const own = sheet.rows[row];
  if (!own) return [];
  if (own.kind === 'title') return [{ look: 'title', text: source.texts.sheets[sheet.key] }];
  if (sheet.key === 'indicators') return indicatorLabels(own, row, source);
  if (sheet.key === 'face') return faceLabels(sheet, own, row, source);
  if (sheet.key === 'narrative') return narrativeLabels(own, source);
  return statusLabels(sheet, own, source);
}

const label = (text: string): Label => ({ look: 'label', text });
const head = (text: string): Label => ({ look: 'head', text });
const sumOf = (row: number, from: number, toRow: number, to: number, look: 'sum' | 'amountSum' = 'sum'): Label => ({ look, sum: `${addressOf(row, from)}:${addressOf(toRow, to)}` });

function indicatorLabels(own: TemplateRow, row: number, source: TemplateSource): (Label | null)[] {
  const { definitions: { framework, locations }, texts } = source;
  if (own.kind === 'output') {
    const output = framework.outputs.find((one) => one.id === own.of);
    return [{ look: 'output', text: `${output?.code ?? ''} ${output?.title ?? ''}`.trim() }];
  }
  const indicator = framework.indicators.find((one) => one.id === own.of);
  if (!indicator) return [];
  if (own.kind === 'indicator') return [{ look: 'indicator', text: titleOf(indicator, source) }];
  const block = indicatorBlock(indicator);
  const width = block.across.length * block.parts.length;
  if (own.kind === 'head') return indicatorHead(indicator, source);
  if (own.kind === 'total') {
    const first = row - indicator.locations.length * block.groups.length;
    return [label(texts.columns.total), label(''), ...Array.from({ length: width + (block.hasRowTotal ? 1 : 0) }, (_, at) => sumOf(first, 2 + at, row - 1, 2 + at))];
  }
  const place = locations.find((one) => one.id === own.location)?.name ?? '';
  const group = own.group.map((code, at) => categoryName(indicator, at, code, source)).join(' · ');
  return [label(place), label(group), ...Array.from({ length: width }, () => null), ...(block.hasRowTotal ? [sumOf(row, 2, row, 1 + width)] : [])];
}

function titleOf({ code, title, unit, target }: Indicator, { texts, language }: TemplateSource): string {
  const aim = target === null ? '' : `${texts.target} ${formatDecimal(target, language)}`;
  return [`${code} ${title}`.trim(), unit, aim].filter(Boolean).join(' — ');
}

function indicatorHead(indicator: Indicator, source: TemplateSource): Label[] {
  const { texts: { columns } } = source;
  const { across, parts, hasRowTotal } = indicatorBlock(indicator);
  const last = indicator.disaggregation.length - 1;
  const named = across.flatMap((code) => parts.map((part) => {
    const of = last < 0 ? '' : categoryName(indicator, last, code, source);
    return head([of, part === 'value' && of !== '' ? '' : columns[part]].filter(Boolean).join(' · '));
  }));
  return [head(columns.location), head(''), ...named, ...(hasRowTotal ? [head(columns.total)] : [])];
}

function categoryName({ disaggregation }: Indicator, dimension: number, code: string, { texts, category }: TemplateSource): string {
  if (code === anyCategory) return disaggregation.length > 1 ? texts.allOf : texts.notSplit;
  return category(disaggregation[dimension]?.code ?? '', code);
}

/** The currency's letters and an amount as the sheet's number; beyond a sheet's digits only the view is rounded. */
const amountOf = (minor: number, { report: { currency } }: TemplateSource): Label => ({ look: 'amount', number: Number(minorToDecimal(minor, currency)) });

function faceLabels({ columns, rows }: TemplateSheet, own: TemplateRow, row: number, source: TemplateSource): (Label | null)[] {
  const { texts, definitions: { lines }, opening, left } = source;
  if (own.kind === 'head') return columns.map((name) => head(texts.columns[name as keyof typeof texts.columns]));
  if (own.kind === 'total') {
    const first = rows.findIndex((one) => one.kind === 'entry');
    return [label(texts.columns.total), label(''), ...columns.slice(2, -1).map((_, at): Label | null => (first < 0 ? null : sumOf(first, 2 + at, row - 1, 2 + at, 'amountSum')))];
  }
  const line = lines.find((one) => one.id === own.of);
  const figures = [line?.funder ?? 0, left.get(own.of) ?? 0, opening.get(own.of) ?? 0];
  return [label(line?.code ?? ''), label(line?.description ?? ''), ...figures.map((minor) => amountOf(minor, source))];
}

function narrativeLabels({ kind, id, of }: TemplateRow, { texts }: TemplateSource): Label[] {
  if (kind === 'head') return [{ look: 'output', text: texts.variances }];
  if (id.startsWith('variance:')) return [label(filled(texts.variance, { category: of }))];
  return [label(texts.narrative[of as keyof typeof texts.narrative])];
}

function statusLabels({ columns }: TemplateSheet, own: TemplateRow, { texts, definitions }: TemplateSource): Label[] {
  if (own.kind === 'head') return columns.map((name) => head(name === 'code' ? texts.columns.outputCode : texts.columns[name as keyof typeof texts.columns]));
  const output = definitions.framework.outputs.find((one) => one.id === own.of);
  return [label(output?.code ?? ''), label(output?.title ?? '')];
}
