import { InjectionToken } from '@angular/core';
import type { Params } from '@angular/router';

/** The fields of one record in words: as exact as this device knows the record. */
export interface UnsentWords {
  /** Which record it is. */
  record(): string;
  /** Which field, from the section down. */
  place(pointer: string, value: unknown): string;
  /** The value as it is read; empty where it was emptied, null where what it means is not known here. */
  value(pointer: string, value: unknown): string | null;
  /** The page on which the field stands. */
  page(pointer: string): { readonly path: string; readonly query: Params };
}

/** How an area tells of the fields of its records. */
export interface UnsentRecords {
  /** The first name in the address of its records below `/api/v1`. */
  readonly kind: string;
  /** Of a record of which nothing is known (yet). */
  plain(id: string): UnsentWords;
  /** Of a record as the server has it, or as this device keeps it. @throws ApiProblem where neither is to be had */
  read(id: string): Promise<UnsentWords>;
}

/** Of each area whose records are drafts. */
export const UNSENT_RECORDS = new InjectionToken<readonly UnsentRecords[]>('UNSENT_RECORDS');
