import type { DashboardTable, Figure, ProjectTable } from '#shared/dashboards';
import type { Language } from '#shared/platform';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';

export type SheetName = DashboardTable | Figure | ProjectTable;
/** The columns and sheets of files made from dashboards. */
export interface TableTexts {
  readonly columns: Readonly<Record<keyof typeof en.columns, string>>;
  readonly sheets: Readonly<Record<SheetName, string>>;
}
export const tableTexts: Record<Language, TableTexts> = { en, fr, ar };
