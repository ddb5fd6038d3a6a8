import type { Language } from '#shared/platform';

interface Named {
  readonly project: { readonly code: string };
  readonly period: { readonly seq: number };
}

/** `report-APIARY-2-fr.xlsx`: letters and digits that any file system takes. */
export function reportFileName(kind: string, { project, period }: Named, language: Language, ending: string): string {
  const code = project.code.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${kind}-${code}-${String(period.seq)}-${language}.${ending}`;
}
