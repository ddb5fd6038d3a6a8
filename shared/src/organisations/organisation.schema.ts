import { z } from 'zod';
import { organisationTypes } from '../accounts/role.js';
import { code, countryCode, id, version } from '../platform/id.schema.js';
import { listQuery, pageOf, several } from '../platform/list.schema.js';

const name = z.string().trim().min(1).max(300);

export const organisationInput = z.strictObject({ id, code, name, type: z.enum(organisationTypes), country: countryCode });
export type OrganisationInput = z.infer<typeof organisationInput>;
export const organisationChange = z.strictObject({ code: code.optional(), name: name.optional(), country: countryCode.optional() });
export type OrganisationChange = z.infer<typeof organisationChange>;

/** POST /organisations/{id}/verification and /suspension: the officer's word with its reason. */
export const verificationBody = z.strictObject({ isVerified: z.boolean(), reason: z.string().trim().max(4000) });
export const suspensionBody = z.strictObject({ isSuspended: z.boolean(), reason: z.string().trim().min(3).max(4000) });

/** Null in `isVerified` and `isSuspended`: the reader is neither of the organisation nor of the staff. */
export const organisationView = organisationInput.extend({ version, isVerified: z.boolean().nullable(), isSuspended: z.boolean().nullable() });
export type OrganisationView = z.infer<typeof organisationView>;
export const organisationPage = pageOf(organisationView);
export const organisationRef = z.object({ id, code: z.string(), name: z.string() });
export type OrganisationRef = z.infer<typeof organisationRef>;

/** Sorts of the list, each with the stored field that it goes by. */
export const organisationSorts = { name: 'nameKey', code: 'code' } as const;
/** GET /organisations. `q` is the beginning of a word of the name or code; only staff may filter by verification and suspension. */
export const organisationQuery = listQuery.extend({
  sort: z.enum(['name', '-name', 'code', '-code']).default('name'),
  type: several(z.enum(organisationTypes)),
  country: several(countryCode),
  isVerified: z.stringbool().optional(),
  isSuspended: z.stringbool().optional(),
  q: z.string().trim().min(1).max(60).optional(),
}).strict();
export type OrganisationQuery = z.infer<typeof organisationQuery>;
