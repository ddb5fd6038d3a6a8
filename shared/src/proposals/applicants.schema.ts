import { z } from 'zod';
import { id, instant } from '../platform/id.schema.js';
import { personRef } from '../platform/reference.schema.js';

/** What a reviewer named in an anonymous call: nobody is assigned to what they named (domain 3). */
export const declaredConflicts = z.object({ organisations: z.array(id), persons: z.array(id), explanation: z.string(), at: instant });
export type DeclaredConflicts = z.infer<typeof declaredConflicts>;

/** GET /calls/{id}/applicants (anonymous calls, once closed): all who apply, by name, and not with what. */
export const applicants = z.object({
  organisations: z.array(z.object({ id, name: z.string() })), persons: z.array(personRef), declared: declaredConflicts.nullable(),
});
export type Applicants = z.infer<typeof applicants>;

/** POST /calls/{id}/conflicts: once per call and reviewer, before assignment; empty lists: no conflict. */
export const conflictsBody = z.strictObject({ organisations: z.array(id).max(1000), persons: z.array(id).max(2000), explanation: z.string().trim().max(4000) });
export type ConflictsBody = z.infer<typeof conflictsBody>;
