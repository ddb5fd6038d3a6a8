import { z } from 'zod';
import { id, instant } from '../platform/id.schema.js';
import { listQuery, pageOf } from '../platform/list.schema.js';

/** Why a mail was not taken, as far as a mail server's answer tells (RFC 5321, RFC 3463), or `not_made` where what belongs to it could not be written: the screen has a sentence for each. */
export const mailFaults = ['no_such_address', 'mailbox_full', 'taken_for_spam', 'too_large', 'not_let_in', 'busy', 'refused', 'unreachable', 'not_made', 'access_ended'] as const;
export type MailFault = (typeof mailFaults)[number];

/** Mails that no server took: given up, or to be tried again. */
export const troubleStates = ['failed', 'trying'] as const;
export type TroubleState = (typeof troubleStates)[number];

/** A mail that was not taken. It says to whom and what about, never what stands in it: administrators see no content of grants. */
export const troubledMail = z.object({
  id, kind: z.string(), person: z.object({ id, name: z.string() }), address: z.string(), state: z.enum(troubleStates), attempts: z.int(), createdAt: instant,
  /** `said`: the server's own words, in its own language. */
  refusal: z.object({ fault: z.enum(mailFaults), said: z.string(), at: instant }).nullable(),
  /** When it is tried again by itself; null where it is given up, or is being tried now. */
  nextAt: instant.nullable(),
  mayRetry: z.boolean(),
});
export type TroubledMail = z.infer<typeof troubledMail>;
export const troubledMailPage = pageOf(troubledMail);

/** GET /mails: newest first. */
export const troubledMailQuery = listQuery.extend({ state: z.enum(troubleStates).default('failed') }).strict();
export type TroubledMailQuery = z.infer<typeof troubledMailQuery>;

/** POST /mails/retry: every one of this state is tried at once. */
export const retryMails = z.strictObject({ state: z.enum(troubleStates) });
export type RetryMails = z.infer<typeof retryMails>;
export const retriedMails = z.object({ count: z.int() });
