import type { Language } from '#shared/platform';
import { plainFileName } from '../platform/http/plain-file-name.js';

interface Named {
  readonly project: { readonly code: string };
  readonly period: { readonly seq: number };
}

/** `report-APIARY-2-fr.xlsx`. */
export function reportFileName(kind: string, { project, period }: Named, language: Language, ending: string): string {
  return plainFileName([kind, project.code, period.seq, language], ending);
}
