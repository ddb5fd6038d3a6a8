import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Migrator, type Migration } from '../platform/migrations/migrator.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import type { Proposal } from './proposal.record.js';

type Before = Pick<Proposal, 'programme' | 'screening' | 'recommendation' | 'decision'>;

/** Shape 2: each decision carries the settings that were in force when it was made. */
@Injectable()
export class ProposalMigration implements OnModuleInit, Migration {
  readonly name = '0001 decisions of proposals keep their settings';
  readonly collection = 'proposals';
  readonly shape = 2;

  constructor(private readonly migrator: Migrator, private readonly programmes: ProgrammeService) {}

  onModuleInit(): void {
    this.migrator.register(this);
  }

  async change(document: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const { programme, screening, recommendation, decision } = document as unknown as Before;
    const withSettings = async <T extends { at: string }>(made: T | null) =>
      made && { ...made, settings: await this.programmes.settingsOn(programme.id, made.at.slice(0, 10)) };
    return { screening: await withSettings(screening), recommendation: await withSettings(recommendation), decision: await withSettings(decision) };
  }
}
