import { z } from 'zod';
import type { Figure } from './figures.js';

/** The parts that a chart shows of a figure, each named by one value. */
export const partKinds = ['country', 'funder', 'quarter', 'sex', 'age', 'months', 'punctuality', 'met'] as const;
export type PartKind = (typeof partKinds)[number];
/**
 * A part of a figure: the bar, point or slice of a chart, or the country of a map. `country` and `funder`: their share of each amount (projects and persons stand whole in each country); `quarter`
 * (2009-Q3); `sex`, `age`: a category; `months`: the bucket of ages that begins there; `punctuality`: on_time, late, missing; `met`: yes, no.
 */
export interface FigurePart {
  readonly kind: PartKind;
  readonly value: string;
}

const values: Record<PartKind, RegExp> = {
  country: /^[A-Z]{2}$/, funder: /^[0-9a-f-]{36}$/, quarter: /^\d{4}-Q[1-4]$/, sex: /^.{1,60}$/, age: /^.{1,60}$/, months: /^\d{1,3}$/, punctuality: /^(on_time|late|missing)$/, met: /^(yes|no)$/,
};

/** Which parts each figure has; rows of a part add up to what the chart shows of it. */
export const partsOf: Partial<Record<Figure, readonly PartKind[]>> = {
  projects: ['country'],
  budget: ['country', 'funder'], released: ['country', 'funder', 'quarter'], refunded: ['country', 'funder'], accepted: ['country', 'funder'], advance: ['country', 'funder'],
  planned: ['quarter'], spent: ['quarter'], ageing: ['months'], persons: ['sex', 'age', 'country'], reports: ['punctuality'], targets: ['met'],
};

/** A part as it stands in an address: `country:DZ`. Null: no part is written so. */
export function readPart(text: string): FigurePart | null {
  const at = text.indexOf(':');
  const kind = partKinds.find((one) => one === text.slice(0, at));
  const value = text.slice(at + 1);
  return kind && values[kind].test(value) ? { kind, value } : null;
}

export function writePart({ kind, value }: FigurePart): string {
  return `${kind}:${value}`;
}

/** The parameter of the API. */
export const figurePart = z.string().max(80).refine((text) => readPart(text) !== null, { message: 'is no part of a figure' });

/** Whether a figure has this part; no part at all is always right. */
export function hasPart({ figure, part }: { figure: Figure; part?: string | undefined }): boolean {
  const kind = part === undefined ? undefined : readPart(part)?.kind;
  return kind === undefined || (partsOf[figure]?.includes(kind) ?? false);
}
