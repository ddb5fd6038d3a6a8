import { Global, Module } from '@nestjs/common';
import { BackgroundJobRepository } from './background-job.repository.js';
import { BackgroundJobs } from './background-jobs.js';
import { JobController } from './job.controller.js';
import { JobTasks } from './job-tasks.js';
import { LeaseRepository } from './lease.repository.js';
import { LeaseRunner } from './lease-runner.js';
import { Maintenance } from './maintenance.js';

@Global()
@Module({ controllers: [JobController], providers: [LeaseRepository, LeaseRunner, Maintenance, BackgroundJobRepository, BackgroundJobs, JobTasks], exports: [LeaseRepository, LeaseRunner, BackgroundJobs] })
export class JobsModule {}
