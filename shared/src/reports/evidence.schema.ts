import { z } from 'zod';
import { fileStates } from '../platform/file.schema.js';
import { day, id } from '../platform/id.schema.js';

/** Whoever is shown has agreed, or nobody can be recognised. Null where nobody said: not shown outside the grant. */
export const evidenceConsents = ['yes', 'no_people'] as const;

/**
 * A photo or file that stands behind a report (domain 3, 10). `file` names what was sent; name, size, type and hash are as the server checked
 * them. `anchor`: the output or indicator that it shows, null = the report as a whole. `location` is one of the project's, `place` says it in words.
 * `keepsLocation`: where the photo was taken still stands in the file itself.
 */
export const evidence = z.object({
  id, file: id, name: z.string().max(200), size: z.int(), type: z.string().max(120), sha256: z.string().max(64), keepsLocation: z.boolean(),
  anchor: id.nullable(), caption: z.string().max(1000), location: id.nullable(), place: z.string().max(200), takenOn: day.nullable(), credit: z.string().max(200),
  consent: z.enum(evidenceConsents).nullable(),
});
export type Evidence = z.infer<typeof evidence>;
/** The fields that people write; the others belong to the file. */
export const evidenceFields = ['anchor', 'caption', 'location', 'place', 'takenOn', 'credit', 'consent'] as const;
/** More than a report's reader looks at. */
export const mostEvidence = 100;

/** GET /reports/{id}/evidence: the files behind what the asker's side sees of the report. */
export const evidenceFiles = z.object({ items: z.array(z.object({ evidence: id, file: id, state: z.enum(fileStates) })) });
export type EvidenceFiles = z.infer<typeof evidenceFiles>;
