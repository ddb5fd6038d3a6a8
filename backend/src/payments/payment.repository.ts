import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { PaymentKind, PaymentState } from '#shared/payments';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import type { Payment } from './payment.record.js';
import { paymentModel } from './payment.schema.js';

export interface PaymentFilter {
  readonly programme?: string | undefined;
  readonly project?: string | undefined;
  readonly kind?: PaymentKind | undefined;
  readonly state?: readonly PaymentState[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

@Injectable()
export class PaymentRepository extends Repository<Payment> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, paymentModel);
  }

  /** Donors see payments only as figures of their dashboard. */
  protected visible(scope: Scope): Where | null {
    return bySides(scope, { partner: {}, staff: {} });
  }

  list(scope: Scope, filter: PaymentFilter, request: PageRequest): Promise<Page<Payment>> {
    return this.page(scope, whereOf(filter), request);
  }

  /** All payments of several projects, by project, oldest first. */
  async ofProjects(scope: Scope, projects: readonly string[]): Promise<Payment[]> {
    const where = this.within(scope, { 'project.id': { $in: projects } });
    return where ? this.model.find(where).sort({ 'project.id': 1, date: 1, _id: 1 }).lean<Payment[]>().exec() : [];
  }

  /** All payments of a project, oldest first. At most 1 000. */
  ofProject(scope: Scope, project: string, session?: ClientSession): Promise<Payment[]> {
    return this.findMany(scope, { 'project.id': project }, 1000, { 'project.id': 1, date: 1, _id: 1 }, session);
  }

  /** Releases that the partner has not confirmed, oldest first. At most 200. */
  unconfirmed(scope: Scope): Promise<Payment[]> {
    return this.findMany(scope, { state: 'recorded', kind: 'release' }, 200, { date: 1, _id: 1 });
  }

  explain(scope: Scope, filter: PaymentFilter, sort: Record<string, 1 | -1>): Promise<unknown> {
    return this.model.find({ $and: [this.visible(scope) ?? {}, whereOf(filter)] } as never).sort(sort).explain('queryPlanner');
  }
}

function whereOf(filter: PaymentFilter): Where {
  const date = { ...(filter.from === undefined ? {} : { $gte: filter.from }), ...(filter.to === undefined ? {} : { $lte: filter.to }) };
  return {
    ...(filter.programme === undefined ? {} : { 'access.programme': filter.programme }),
    ...(filter.project === undefined ? {} : { 'project.id': filter.project }),
    ...(filter.kind === undefined ? {} : { kind: filter.kind }),
    ...(filter.state === undefined ? {} : { state: { $in: filter.state } }),
    ...(Object.keys(date).length === 0 ? {} : { date }),
  };
}
