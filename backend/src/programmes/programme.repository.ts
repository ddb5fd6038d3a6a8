import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { programmeModel, type Programme } from './programme.schema.js';

@Injectable()
export class ProgrammeRepository extends Repository<Programme> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, programmeModel);
  }

  /** What a programme is (funders, themes, rules) is no secret to anybody who works with it. */
  protected visible(scope: Scope): Where | null {
    return scope.kind === 'public' ? null : {};
  }

  findByCode(scope: Scope, code: string, session?: ClientSession): Promise<Programme | null> {
    return this.findOne(scope, { code }, session);
  }

  list(scope: Scope, request: PageRequest): Promise<Page<Programme>> {
    return this.page(scope, {}, request);
  }
}
