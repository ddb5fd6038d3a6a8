import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AccountsModule } from './accounts/accounts.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CallsModule } from './calls/calls.module.js';
import { AuthModule } from './platform/auth/auth.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import { CONFIG, type Config } from './platform/config/config.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { traceOf } from './platform/context/trace.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { SearchModule } from './platform/search/search.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { MigrationsModule } from './platform/migrations/migrations.module.js';
import { PrintModule } from './platform/print/print.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { DashboardsModule } from './dashboards/dashboards.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { TasksModule } from './platform/tasks/tasks.module.js';
import { loggedPath } from './platform/http/logged-path.js';
import type { Request } from 'express';

@Module({
  imports: [
    ConfigModule,
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.logLevel,
          genReqId: (request) => traceOf(request as Request),
          autoLogging: { ignore: (request) => !(request.url ?? '').startsWith('/api/') || (request.url ?? '').includes('/health/') },
          redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
          serializers: { req: (r: { id: string; method: string; url: string }) => ({ id: r.id, method: r.method, url: loggedPath(r.url) }) },
        },
      }),
    }),
    DatabaseModule,
    AuthModule,
    TasksModule,
    HealthModule,
    OrganisationsModule,
    AccountsModule,
    ProgrammesModule,
    CallsModule,
    JobsModule,
    MigrationsModule,
    FilesModule,
    AuditModule,
    SearchModule,
    MailModule,
    PrintModule,
    NotificationsModule,
    ProjectsModule,
    DashboardsModule,
    ExportsModule,
    ReportsModule,
    ProposalsModule,
    PaymentsModule,
    CasesModule,
  ],
})
export class AppModule {}
