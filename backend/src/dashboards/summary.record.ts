import type { Access } from '#shared/accounts';
import type { ProjectSummary } from '#shared/dashboards';
import type { Stored } from '../platform/database/record.js';

/** A summary as stored: under the id of its project. */
export interface StoredSummary extends Stored, Omit<ProjectSummary, 'id'> {
  access: Access;
  /** When it was written, by the database's logical clock, and a mark of that writing: how readers find what changed (ADR 0020). */
  writtenAt?: { readonly t: number };
  stamp?: string;
}
