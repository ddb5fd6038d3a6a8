import type { ClientSession, Connection } from 'mongoose';
import type { Access } from '#shared/accounts';
import { defineModel, Mixed, type Stored } from '../database/record.js';

/** One findable record (platform.md, "Search"); `isSubmitted` = also staff see it, not only its own side. */
export interface Findable {
  readonly kind: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly access: Access;
  readonly isSubmitted: boolean;
  /** Donors see it too: a funded record that is no draft. */
  readonly isForDonors?: boolean;
}
export interface SearchRow extends Stored {
  kind: string;
  code: string;
  title: string;
  access: Access;
  isSubmitted: boolean;
  isForDonors?: boolean;
  tokens: string[];
}
export const searchModel = defineModel(
  'searchRows',
  { kind: String, code: String, title: String, access: Mixed, isSubmitted: Boolean, isForDonors: Boolean, tokens: [String] },
  [{ keys: { tokens: 1, _id: 1 } }],
);
export function searchRowsOf(connection: Connection) {
  return (connection.models[searchModel.name] ?? connection.model(searchModel.name, searchModel.schema)).collection;
}

export async function writeFindable(connection: Connection, rows: readonly Findable[], session: ClientSession): Promise<void> {
  for (const { id, ...row } of rows) {
    const stored = { shape: 1, version: 1, ...row, tokens: tokensOf(`${row.code} ${row.title}`) };
    await searchRowsOf(connection).replaceOne({ _id: id as never }, stored, { upsert: true, session });
  }
}

/** Words as typed by anybody: no case, no diacritics, Arabic letter forms unified. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
}
/** Folded words of a text, at most 40 of at most 30 letters. */
export function tokensOf(text: string): string[] {
  return [...new Set(foldText(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((t) => t.slice(0, 30)))].slice(0, 40);
}
/** The filter of an array of folded words of which one begins so. */
export function beginsWith(word: string): Record<string, unknown> {
  return { $elemMatch: { $gte: word, $lt: `${word}\uffff` } };
}
