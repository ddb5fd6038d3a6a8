import { addMonths } from '../calendar/day.js';
import type { Day } from '../platform/id.schema.js';

/** A membership with its days: in force from `from` to `until`, both included; null = to this day. */
export interface DatedMembership {
  readonly organisation: string;
  readonly from: Day;
  readonly until: Day | null;
}

/** How long a former member stays barred (domain 1). */
export const barredYears = 3;

/**
 * Whether a person is barred from screening, review, recommendation, award, report review and payment of a record (domain 1):
 * member of any organisation of the consortium on that day or in the three years before, or a declared conflict.
 * @param consortium lead and co-applicants, by id
 */
export function isBarred(memberships: readonly DatedMembership[], consortium: readonly string[], on: Day, hasDeclaredConflict = false): boolean {
  const since = addMonths(on, -12 * barredYears);
  return hasDeclaredConflict || memberships.some((one) =>
    consortium.includes(one.organisation) && one.from <= on && (one.until === null || one.until >= since));
}

/** What guards ask about the person who acts. */
export interface PersonFacts {
  /** The person's id; null: nobody signed in. */
  readonly person: string | null;
  readonly isBarred: boolean;
}

/** Guard: nobody with a tie to the consortium (domain 1). */
export function notBarred(facts: PersonFacts): string | null {
  return facts.isBarred ? 'barred' : null;
}

/** Refuses the person who did the earlier act of the pair (domain 1, "Separation of duties"). */
export function notSamePerson(person: string | null, earlier: string | null): string | null {
  return person !== null && person === earlier ? 'separation_of_duties' : null;
}
