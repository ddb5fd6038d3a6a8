import { Module } from '@nestjs/common';
import { SummaryModule } from '../dashboards/summary.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ReportRecordsModule } from '../reports/report-records.module.js';
import { GateService } from './gate.service.js';
import { MoneyDesk } from './money-desk.js';
import { PaymentController } from './payment.controller.js';
import { PaymentRecordsModule } from './payment-records.module.js';
import { PaymentMigration } from './payment-migration.js';
import { PaymentTasks } from './payment-tasks.js';
import { PaymentService } from './payment.service.js';

@Module({
  imports: [PaymentRecordsModule, ReportRecordsModule, ProjectsModule, ProgrammesModule, SummaryModule, OrganisationsModule],
  controllers: [PaymentController],
  providers: [MoneyDesk, PaymentService, GateService, PaymentTasks, PaymentMigration],
  exports: [PaymentService, GateService],
})
export class PaymentsModule {}
