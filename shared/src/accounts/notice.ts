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
  ['report_', 'reports'], ['proposal_', 'proposals'], ['clarification_', 'proposals'], ['review', 'proposals'], ['payment_', 'payments'], ['release_', 'payments'],
  ['gate_', 'payments'], ['project_', 'projects'], ['agreement_', 'projects'],
];

/** What a kind of message is about; null where it can't be switched off. */
export function topicOf(kind: string): NoticeTopic | null {
  if (alwaysMailed.includes(kind)) return null;
  if (reminderKinds.includes(kind)) return 'reminders';
  return beginnings.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? 'other';
}

export type NoticeChoices = Readonly<Partial<Record<NoticeTopic, NoticeWay>>>;
/** How a message of this kind comes to somebody: reminders in the day's mail and all else at once, unless they chose otherwise. */
export function wayOf(kind: string, choices: NoticeChoices): NoticeWay {
  const topic = topicOf(kind);
  return topic === null ? 'mail' : chosen(topic, choices);
}
function chosen(topic: NoticeTopic, choices: NoticeChoices): NoticeWay {
  return choices[topic] ?? (topic === 'reminders' ? 'digest' : 'mail');
}

const way = z.enum(noticeWays);
/** GET /me/preferences: how messages of each topic come. */
export const preferences = z.object({ notices: z.object({ reminders: way, reports: way, proposals: way, projects: way, payments: way, other: way }) });
export type Preferences = z.infer<typeof preferences>;
/** PATCH /me/preferences: the topics that change. */
export const preferencesChange = z.strictObject({
  notices: z.strictObject({
    reminders: way.optional(), reports: way.optional(), proposals: way.optional(), projects: way.optional(), payments: way.optional(), other: way.optional(),
  }),
});
export type PreferencesChange = z.infer<typeof preferencesChange>;

/** Every topic with its way. */
export function preferencesOf(choices: NoticeChoices): Preferences {
  const shown = (topic: NoticeTopic) => chosen(topic, choices);
  return {
    notices: {
      reminders: shown('reminders'), reports: shown('reports'), proposals: shown('proposals'), projects: shown('projects'), payments: shown('payments'), other: shown('other'),
    },
  };
}
