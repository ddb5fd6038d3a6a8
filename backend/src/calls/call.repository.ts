import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { isProgrammeStaff, type Scope } from '#shared/accounts';
import { callPhaseConditions, type CallPhase } from '#shared/calls';
import type { Instant } from '#shared/platform';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { callModel, type Call } from './call.schema.js';

/** What a list of calls may be narrowed to. */
export interface CallFilter {
  readonly programme?: string | undefined;
  readonly phase?: readonly CallPhase[] | undefined;
}

@Injectable()
export class CallRepository extends Repository<Call> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, callModel);
  }

  /** A published call is for everybody; a draft for the staff of its programme. */
  protected visible(scope: Scope): Where | null {
    const published = { state: { $in: ['published', 'decided', 'archived'] } };
    if (scope.kind === 'system') return {};
    if (scope.kind === 'public') return published;
    const staff = scope.grants.filter((g) => isProgrammeStaff(g.role));
    if (staff.some((g) => g.programmes === 'all')) return {};
    const programmes = staff.flatMap((g) => (g.programmes === 'all' ? [] : g.programmes));
    return programmes.length === 0 ? published : { $or: [published, { programme: { $in: programmes } }] };
  }

  findByCode(scope: Scope, code: string, session?: ClientSession): Promise<Call | null> {
    return this.findOne(scope, { code }, session);
  }

  list(scope: Scope, filter: CallFilter, now: Instant, request: PageRequest): Promise<Page<Call>> {
    return this.page(scope, whereOf(filter, now), request);
  }

  /** Calls that are open now, the nearest deadline first. At most 100. */
  open(scope: Scope, now: Instant): Promise<Call[]> {
    return this.findMany(scope, whereOf({ phase: ['open'] }, now), 100, { deadline: 1, _id: 1 });
  }

  /** Drafts, and calls past their deadline that nobody has decided, the oldest deadline first. At most 100 each. */
  async waiting(scope: Scope, now: Instant): Promise<Call[]> {
    const of = (phase: CallPhase) => this.findMany(scope, whereOf({ phase: [phase] }, now), 100, { deadline: 1, _id: 1 });
    return [...(await of('draft')), ...(await of('closed'))];
  }

  /** Anonymous calls past their deadline and not decided. At most 100. */
  closedAnonymous(scope: Scope, now: Instant): Promise<Call[]> {
    return this.findMany(scope, { ...whereOf({ phase: ['closed'] }, now), isAnonymous: true }, 100, { deadline: 1, _id: 1 });
  }

  /** How the database would run a list: for the test that no list scans its collection. */
  explain(scope: Scope, filter: CallFilter, now: Instant, sort: Record<string, 1 | -1>): Promise<unknown> {
    return this.model.find({ $and: [this.visible(scope) ?? {}, whereOf(filter, now)] }).sort(sort).explain('queryPlanner');
  }
}

function whereOf({ programme, phase = [] }: CallFilter, now: Instant): Where {
  const [first, ...others] = phase.map((one) => whereOfPhase(one, now));
  return { ...(programme === undefined ? {} : { programme }), ...(others.length === 0 ? first : { $or: [first, ...others] }) };
}

/** The phase's one expression (`callPhaseConditions`), compiled. */
function whereOfPhase(phase: CallPhase, now: Instant): Where {
  const { state, all } = callPhaseConditions[phase];
  const byClock = all.map(({ field, is }) => ({ [field]: { [`$${is}`]: now } }));
  return { state, ...(byClock.length === 0 ? {} : { $and: byClock }) };
}
