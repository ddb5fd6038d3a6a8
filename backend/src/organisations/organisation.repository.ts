import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { hasPermission, type Scope } from '#shared/accounts';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { beginsWith } from '../platform/search/search-rows.js';
import { organisationModel, type Organisation } from './organisation.schema.js';

/** What a list of organisations may be narrowed by; `word` is folded. */
export interface OrganisationFilter {
  readonly type?: readonly string[] | undefined;
  readonly country?: readonly string[] | undefined;
  readonly isVerified?: boolean | undefined;
  readonly isSuspended?: boolean | undefined;
  readonly word?: string | undefined;
}

@Injectable()
export class OrganisationRepository extends Repository<Organisation> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, organisationModel);
  }

  /** The directory is common: whoever has a role may find a partner for a consortium. The mapper hides what is not for all. */
  protected visible(scope: Scope): Where | null {
    return scope.kind === 'system' || hasPermission(scope, 'organisation.read') ? {} : null;
  }

  findByCode(scope: Scope, code: string, session?: ClientSession): Promise<Organisation | null> {
    return this.findOne(scope, { code }, session);
  }

  /** Organisations that are not verified, by name. At most 200. */
  unverified(scope: Scope): Promise<Organisation[]> {
    return this.findMany(scope, { isVerified: false }, 200, { nameKey: 1, _id: 1 });
  }

  list(scope: Scope, filter: OrganisationFilter, request: PageRequest): Promise<Page<Organisation>> {
    const where: Where = {
      ...(filter.type ? { type: { $in: filter.type } } : {}),
      ...(filter.country ? { country: { $in: filter.country } } : {}),
      ...(filter.isVerified === undefined ? {} : { isVerified: filter.isVerified }),
      ...(filter.isSuspended === undefined ? {} : { isSuspended: filter.isSuspended }),
      ...(filter.word === undefined ? {} : { words: beginsWith(filter.word) }),
    };
    return this.page(scope, where, request);
  }
}
