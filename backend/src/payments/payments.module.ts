import { Module } from '@nestjs/common';
import { SummaryModule } from '../dashboards/summary.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ReportRecordsModule } from '../reports/report-records.module.js';
import { GateService } from './gate.service.js';
import { MoneyDesk } from './money-desk.js';
import { PaymentController } from './payment.controller.js';
import { PaymentRecordsModule } from './payment-records.module.js';
import { PaymentTasks } from './payment-tasks.js';
import { PaymentService } from './payment.service.js';

@Module({
  imports: [PaymentRecordsModule, ReportRecordsModule, ProjectsModule, SummaryModule, OrganisationsModule],
  controllers: [PaymentController],
  providers: [MoneyDesk, PaymentService, GateService, PaymentTasks],
  exports: [PaymentService, GateService],
})
export class PaymentsModule {}
