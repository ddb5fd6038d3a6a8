import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '#shared/platform';
import { Transactions } from '../platform/database/transactions.js';
import { LeaseRunner } from '../platform/jobs/lease-runner.js';
import { ProjectService } from '../projects/project.service.js';
import { ReportRepository } from './report.repository.js';

const EVERY_SECONDS = 3600;
export const system = { kind: 'system' } as const;

/** Work on reports that the clock alone brings about, of which one instance does each turn. */
@Injectable()
export abstract class ReportClockJob implements OnModuleInit {
  protected abstract readonly name: string;

  constructor(
    protected readonly transactions: Transactions,
    protected readonly reports: ReportRepository,
    protected readonly projects: ProjectService,
    private readonly runner: LeaseRunner,
  ) {}

  onModuleInit(): void {
    this.runner.every(this.name, EVERY_SECONDS, () => this.turn(new Date().toISOString()));
  }

  /** Does what that instant asks for. @returns of how many projects or reports it was */
  abstract turn(now: Instant): Promise<number>;
}
