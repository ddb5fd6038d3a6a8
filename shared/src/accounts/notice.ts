import { z } from 'zod';

/** What messages are about, as people tell them apart. Kinds that cannot be switched off belong to none of them. */
export const noticeTopics = ['reminders', 'reports', 'proposals', 'projects', 'payments', 'other'] as const;
export type NoticeTopic = (typeof noticeTopics)[number];
/** How a message comes, besides the portal where it always stands: by mail at once, in the day's one mail, or not by mail. */
export const noticeWays = ['mail', 'digest', 'portal'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** Kinds that always come by mail at once: what a person needs to get in, and what was sent back to them and is theirs to answer. */
const alwaysMailed: readonly string[] = ['invitation', 'password_reset', 'report_changes_requested', 'clarification_asked'];
const reminderKinds: readonly string[] = ['report_due', 'report_overdue'];
const beginnings: readonly (readonly [string, NoticeTopic])[] = [
  ['report_', 'reports'], ['mentioned', 'reports'], ['proposal_', 'proposals'], ['clarification_', 'proposals'], ['review', 'proposals'], ['payment_', 'payments'], ['release_', 'payments'],
  ['gate_', 'payments'], ['project_', 'projects'], ['agreement_', 'projects'],
];

/** What a kind of message is about; null where it can't be switched off. */
export function topicOf(kind: string): NoticeTopic | null {
  if (alwaysMailed.includes(kind)) return null;
  if (reminderKinds.includes(kind)) return 'reminders';
  return beginnings.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? 'other';
}

/** The mail that holds a day's messages: a kind of mail that can be switched off as a whole. */
export const digestKind = 'digest';
/** What a person chose: ways by topic, and the kinds (the mail of the day among them) of which they get no mail. */
export interface NoticeChoices {
  readonly notices?: Readonly<Partial<Record<NoticeTopic, NoticeWay>>>;
  readonly off?: readonly string[];
}
/** How a message of this kind comes to somebody: reminders in the day's mail and all else at once, unless they chose otherwise. */
export function wayOf(kind: string, choices: NoticeChoices): NoticeWay {
  const topic = topicOf(kind);
  if (topic === null) return 'mail';
  const isOff = (one: string) => choices.off?.includes(one) === true;
  if (kind === digestKind) return isOff(kind) ? 'portal' : 'mail';
  const way = isOff(kind) ? 'portal' : chosen(topic, choices);
  return way === 'digest' && isOff(digestKind) ? 'portal' : way;
}
function chosen(topic: NoticeTopic, { notices }: NoticeChoices): NoticeWay {
  return notices?.[topic] ?? (topic === 'reminders' ? 'digest' : 'mail');
}

const way = z.enum(noticeWays);
/** The name of a kind that can be switched off. */
const switchable = z.string().max(60).regex(/^[a-z]+(_[a-z]+)*$/).refine((kind) => topicOf(kind) !== null, 'always mailed');
/** GET /me/preferences: how messages of each topic come, and which kinds come by no mail. */
export const preferences = z.object({
  notices: z.object({ reminders: way, reports: way, proposals: way, projects: way, payments: way, other: way }),
  kinds: z.array(z.object({ kind: z.string(), topic: z.enum(noticeTopics), isOff: z.boolean() })),
  isDigestOff: z.boolean(),
});
export type Preferences = z.infer<typeof preferences>;
/** PATCH /me/preferences: what changes, at least one thing. `kinds` may name the mail of the day, `digest`. */
export const preferencesChange = z.strictObject({
  notices: z.strictObject({
    reminders: way.optional(), reports: way.optional(), proposals: way.optional(), projects: way.optional(), payments: way.optional(), other: way.optional(),
  }).optional(),
  kinds: z.array(z.strictObject({ kind: switchable, isOff: z.boolean() })).max(50).optional(),
}).refine((change) => Object.keys(change).length > 0, 'nothing changes');
export type PreferencesChange = z.infer<typeof preferencesChange>;

/** Every topic with its way, and each of these kinds that can be switched off. */
export function preferencesOf(choices: NoticeChoices, kinds: readonly string[]): Preferences {
  const shown = (topic: NoticeTopic) => chosen(topic, choices);
  const isOff = (kind: string) => choices.off?.includes(kind) === true;
  return {
    notices: {
      reminders: shown('reminders'), reports: shown('reports'), proposals: shown('proposals'), projects: shown('projects'), payments: shown('payments'), other: shown('other'),
    },
    kinds: kinds.flatMap((kind) => { const topic = topicOf(kind); return topic === null ? [] : [{ kind, topic, isOff: isOff(kind) }]; }),
    isDigestOff: isOff(digestKind),
  };
}

/** GET, PUT /unsubscribe/{secret}/choice: a kind of mail, or the mail of the day, as the link of a mail shows it. */
export const unsubscription = z.object({ kind: z.string(), isOff: z.boolean() });
export type Unsubscription = z.infer<typeof unsubscription>;
export const unsubscriptionChange = z.strictObject({ isOff: z.boolean() });
