/** What a workbook may hold that somebody sends. Generous for a filled template; whatever is more is refused before it costs anything. */
export const workbookLimits = {
  /** Entries of the archive. */
  parts: 300,
  /** Bytes once unpacked: of one part, of all. */
  partBytes: 24 * 1024 * 1024,
  bytes: 48 * 1024 * 1024,
  /** Unpacked to packed, of parts over 1 MB. */
  ratio: 150,
  sheets: 30,
  /** Rows, cells (filled or not), filled cells, merged areas: of all sheets. */
  rows: 20_000,
  cells: 200_000,
  filled: 60_000,
  merges: 1000,
  strings: 60_000,
  /** Characters: of one cell (what Excel itself holds), of all. */
  cellText: 32_767,
  text: 8_000_000,
} as const;

export type WorkbookRefusalCode =
  | 'workbook_damaged' | 'workbook_encrypted' | 'workbook_too_many_parts' | 'workbook_too_large' | 'workbook_too_many_sheets' | 'workbook_too_many_rows' | 'workbook_too_many_cells'
  | 'workbook_too_many_merges' | 'workbook_too_much_text' | 'workbook_too_heavy' | 'workbook_declares_types' | 'workbook_external_links' | 'workbook_macros';

/** Why a workbook is not read. `most`: the limit that it passes. */
export class WorkbookRefusal extends Error {
  constructor(readonly code: WorkbookRefusalCode, readonly most: number | null = null) {
    super(code);
  }
}
