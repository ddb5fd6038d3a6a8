import { z } from 'zod';
import { id, instant, version } from '../platform/id.schema.js';
import { personRef, reason } from '../platform/reference.schema.js';

export const commentStates = ['open', 'answered', 'resolved'] as const;
export type CommentState = (typeof commentStates)[number];
export const commentSides = ['partner', 'staff'] as const;
export type CommentSide = (typeof commentSides)[number];

/** The field that a comment is about, by its pointer: a cell, a FACE line, a paragraph. */
const pointer = z.string().max(400);
/** The sentence of a paragraph that is meant, as it stood there; null: the whole field. */
const quote = z.string().trim().min(1).max(2000).nullable();
const mentions = z.array(id).max(20);

/** What an officer has written and not sent: a new comment, or a further word in the thread named. Sent by the send-back. */
export const unsentComment = z.object({
  id, pointer, text: z.string().max(4000), quote: quote.default(null), mentions: mentions.default([]), thread: id.nullable().default(null),
});
export type UnsentComment = z.infer<typeof unsentComment>;

const commentEntry = z.object({ id, text: z.string(), by: personRef.nullable(), side: z.enum(commentSides), at: instant, mentions: z.array(personRef) });
/** A thread on one place of a report: open → answered (by the partner) → resolved (by the officer); `submission`: on which it was begun. */
export const comment = z.object({ id, pointer: z.string(), quote: z.string().nullable(), submission: z.int(), state: z.enum(commentStates), entries: z.array(commentEntry) });
export type ReportComment = z.infer<typeof comment>;

/** POST …/comments/{id}/answer, /reply: a word of the partner, of the officer. Refused: `mention_unknown` at /mentions/{n}, `too_many_rows` where the thread is full. */
export const commentEntryBody = z.strictObject({ text: reason, mentions: mentions.default([]) });
export type CommentEntryBody = z.infer<typeof commentEntryBody>;

/** A note among staff on a place of a report, or on the whole of it (`pointer` null). Never told to partners, donors, analysts. */
export const staffNote = z.object({
  id, version, pointer: z.string().nullable(), quote: z.string().nullable(), text: z.string(), by: personRef.nullable(), at: instant, changedAt: instant.nullable(), mentions: z.array(personRef), isMine: z.boolean(),
});
export type StaffNote = z.infer<typeof staffNote>;
/** GET /reports/{id}/notes: oldest first. */
export const staffNotes = z.object({ items: z.array(staffNote) });
/** POST /reports/{id}/notes: refused `mention_unknown` at /mentions/{n}. */
export const staffNoteBody = z.strictObject({ id, pointer: pointer.nullable(), quote: quote.default(null), text: reason, mentions: mentions.default([]) });
export type StaffNoteBody = z.infer<typeof staffNoteBody>;
/** PUT /reports/{id}/notes/{note}: its writer changes what it says. */
export const staffNoteChange = z.strictObject({ text: reason, mentions: mentions.default([]) });
export type StaffNoteChange = z.infer<typeof staffNoteChange>;

/** GET /reports/{id}/people: whom the asker may mention there, at most 20, those whose name has a word that begins so. */
export const mentionQuery = z.strictObject({ beginning: z.string().trim().max(60).default(''), in: z.enum(['comment', 'note']).default('comment') });
export type MentionQuery = z.infer<typeof mentionQuery>;
export const mentionable = z.object({ items: z.array(personRef.extend({ side: z.enum(commentSides) })) });
export type Mentionable = z.infer<typeof mentionable>['items'][number];
