import { z } from 'zod';
import { id, instant, language, version } from '../platform/id.schema.js';
import { listQuery, pageOf, several } from '../platform/list.schema.js';
import { organisationTypes, roles } from './role.js';

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** ASVS 5 V6.2: 10 to 128 characters, any of them; `passwordFindings` refuses common ones. */
export const password = z.string().min(10).max(128);
export const personName = z.string().trim().min(1).max(120);

export const signInRequest = z.strictObject({ email, password: z.string().min(1).max(128), isMyDevice: z.boolean().default(false) });
export type SignInRequest = z.infer<typeof signInRequest>;

export const membershipView = z.object({
  id,
  role: z.enum(roles),
  organisation: z.object({ id, code: z.string(), name: z.string(), type: z.enum(organisationTypes) }),
  programmes: z.union([z.literal('all'), z.array(id)]),
});
export type MembershipView = z.infer<typeof membershipView>;

/** Who is signed in and what the portal may offer: answer of sign-in, GET /auth/session. */
export const sessionView = z.object({
  person: z.object({ id, name: z.string(), email: z.string(), locale: language }),
  memberships: z.array(membershipView),
  permissions: z.array(z.string()),
  isDemo: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

/** One of the person's own sessions (GET /auth/sessions). */
export const sessionRow = z.object({
  id: z.string(), createdAt: instant, lastSeenAt: instant, address: z.string(), device: z.string(), isThisOne: z.boolean(),
});
export const sessionList = z.object({ items: z.array(sessionRow) });
export type SessionRow = z.infer<typeof sessionRow>;

export const passwordResetRequest = z.strictObject({ email });
export const passwordResetConfirm = z.strictObject({ token: z.string().min(20).max(200), password });
export const passwordChange = z.strictObject({ current: z.string().min(1).max(128), password });
export const profileChange = z.strictObject({ name: personName.optional(), locale: language.optional() });

export const membershipInput = z.strictObject({
  id, role: z.enum(roles), organisation: id, programmes: z.union([z.literal('all'), z.array(id).min(1)]).default('all'),
});
export type MembershipInput = z.infer<typeof membershipInput>;

/** POST /users: an invitation is mailed; the person sets a password by its link. */
export const userInvite = z.strictObject({ id, email, name: personName, locale: language, memberships: z.array(membershipInput).min(1).max(20) });
export type UserInvite = z.infer<typeof userInvite>;
export const userChange = z.strictObject({
  name: personName.optional(), locale: language.optional(), isActive: z.boolean().optional(), memberships: z.array(membershipInput).max(20).optional(),
});
export type UserChange = z.infer<typeof userChange>;
export const userStates = ['invited', 'active', 'inactive'] as const;
export const userView = z.object({
  id, version, email: z.string(), name: z.string(), locale: language, state: z.enum(userStates),
  memberships: z.array(membershipView), lastSignInAt: instant.nullable(),
});
export type UserView = z.infer<typeof userView>;
export const userPage = pageOf(userView);
/** Sorts of the list, each with the stored field that it goes by. */
export const userSorts = { name: 'nameKey', email: 'email' } as const;
/** GET /users. `q` is the beginning of the name or of the e-mail address. */
export const userQuery = listQuery.extend({
  sort: z.enum(['name', '-name', 'email', '-email']).default('name'),
  state: several(z.enum(userStates)),
  role: several(z.enum(roles)),
  organisation: id.optional(),
  q: z.string().trim().min(1).max(60).optional(),
}).strict();
export type UserQuery = z.infer<typeof userQuery>;

/** GET /demo/people (demonstration mode only): sign in by one click. */
export const demoPerson = z.object({ id, name: z.string(), email: z.string(), role: z.enum(roles), organisation: z.string() });
export const demoPeople = z.object({ items: z.array(demoPerson) });
export type DemoPerson = z.infer<typeof demoPerson>;
export const demoSignIn = z.strictObject({ person: id });

/** A mail kept by the portal in demonstration mode (GET /demo/mails). */
export const keptMail = z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string(), at: instant });
export const keptMails = z.object({ items: z.array(keptMail) });

/** A thing that waits for somebody (GET /me/tasks): the home page. `act` and `kind` are translated by the screen. */
export const task = z.object({
  id: z.string(),
  kind: z.string(),
  act: z.string(),
  subject: z.object({ kind: z.string(), id, code: z.string(), title: z.string(), project: z.string().nullable() }),
  state: z.string().nullable(),
  since: instant.nullable(),
  due: z.iso.date().nullable(),
  daysLeft: z.int().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type Task = z.infer<typeof task>;
export const taskList = z.object({ items: z.array(task) });

export const notification = z.object({
  id, kind: z.string(), at: instant, isRead: z.boolean(), link: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type Notification = z.infer<typeof notification>;
/** POST /me/notifications/read: these, or all. */
export const notificationsRead = z.strictObject({ ids: z.array(id).max(200).optional() });
export const notificationPage = pageOf(notification).extend({ unread: z.int() });

/** A search hit (GET /search?q=): 20 at most, no counts. */
export const searchHit = z.object({ kind: z.string(), id, code: z.string(), title: z.string() });
export const searchQuery = z.strictObject({ q: z.string().trim().min(1).max(200) });
export const searchAnswer = z.object({ items: z.array(searchHit) });
export type SearchHit = z.infer<typeof searchHit>;
