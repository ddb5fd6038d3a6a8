import type { Language } from '#shared/platform';
import type { Ctx } from '../context/ctx.js';
import { grantsOf, type Person } from './person.schema.js';

/** The `ctx` of work done for a person who is not asking at the moment, with the rights that they have now; none where they are not active. */
export function ctxAs(person: Pick<Person, '_id' | 'state' | 'memberships'>, given: { readonly traceId: string; readonly language: Language; readonly origin: string }): Ctx {
  const now = new Date().toISOString();
  const grants = person.state === 'active' ? grantsOf(person, now) : [];
  return { ...given, scope: { kind: 'person', id: person._id, grants }, now, recordedAt: () => new Date(), ifMatch: null, key: null, isQuiet: false };
}
