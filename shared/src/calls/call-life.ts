import { startOfDay } from '../calendar/time-zone.js';
import type { Day, Instant } from '../platform/id.schema.js';
import type { LifeCycle } from '../platform/life-cycle.js';
import type { CallPhase, CallState } from './call.schema.js';

export type CallAction = 'edit' | 'publish' | 'decide' | 'archive';
export interface CallFacts {
  readonly phase: CallPhase;
  /** Proposals submitted and neither decided, withdrawn nor ineligible. */
  readonly undecided: number;
}

function isDecidable(facts: CallFacts): string | null {
  if (facts.phase !== 'closed') return 'call_not_closed';
  return facts.undecided > 0 ? 'proposals_undecided' : null;
}

/** The life of a call (domain 3): draft → published → decided → archived; open and closed are derived from its dates. */
export const callLife: LifeCycle<CallState, CallAction, CallFacts> = {
  kind: 'call',
  transitions: [
    { from: ['draft'], action: 'edit', to: 'same', permission: 'call.write', needs: [] },
    { from: ['draft'], action: 'publish', to: 'published', permission: 'call.write', needs: ['confirmation'] },
    { from: ['published'], action: 'decide', to: 'decided', permission: 'call.decide', guard: isDecidable, needs: ['confirmation'] },
    { from: ['decided'], action: 'archive', to: 'archived', permission: 'call.write', needs: [] },
  ],
};

/** What a call's phase is derived from: the instants stand beside the days so that lists can be filtered. */
export interface CallClock {
  readonly state: CallState;
  readonly opensAt: Instant;
  readonly deadline: Instant;
}
/** `opensAt` or `deadline` against the moment asked for; the deadline itself is still in time. */
export interface PhaseCondition {
  readonly field: 'opensAt' | 'deadline';
  readonly is: 'lt' | 'lte' | 'gt' | 'gte';
}

/** The one expression of each phase: the stored state and all conditions. Rules evaluate it, repositories compile it into a filter. */
export const callPhaseConditions: Readonly<Record<CallPhase, { state: CallState; all: readonly PhaseCondition[] }>> = {
  draft: { state: 'draft', all: [] },
  announced: { state: 'published', all: [{ field: 'opensAt', is: 'gt' }] },
  open: { state: 'published', all: [{ field: 'opensAt', is: 'lte' }, { field: 'deadline', is: 'gte' }] },
  closed: { state: 'published', all: [{ field: 'deadline', is: 'lt' }] },
  decided: { state: 'decided', all: [] },
  archived: { state: 'archived', all: [] },
};

const comparisons = {
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
};

/** The phase that people see, at an instant. */
export function callPhase(call: CallClock, now: Instant): CallPhase {
  const holds = (condition: PhaseCondition) => comparisons[condition.is](Date.parse(call[condition.field]), Date.parse(now));
  const phases = Object.entries(callPhaseConditions) as [CallPhase, (typeof callPhaseConditions)[CallPhase]][];
  return phases.find(([, one]) => one.state === call.state && one.all.every(holds))?.[0] ?? 'closed';
}

/** The instant at which a call opens: the first of its day in the programme's zone. */
export function callOpensAt(opensOn: Day, timeZone: string): Instant {
  return startOfDay(opensOn, timeZone);
}
