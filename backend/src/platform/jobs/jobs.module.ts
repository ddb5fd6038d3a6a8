import { Global, Module } from '@nestjs/common';
import { LeaseRepository } from './lease.repository.js';
import { LeaseRunner } from './lease-runner.js';
import { Maintenance } from './maintenance.js';

@Global()
@Module({ providers: [LeaseRepository, LeaseRunner, Maintenance], exports: [LeaseRunner] })
export class JobsModule {}
