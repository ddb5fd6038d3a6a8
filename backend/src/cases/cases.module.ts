import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { SummaryModule } from '../dashboards/summary.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PaymentRecordsModule } from '../payments/payment-records.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ProposalsModule } from '../proposals/proposals.module.js';
import { ReportRecordsModule } from '../reports/report-records.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { DemoActs } from './demo/demo-acts.service.js';
import { DemoProgressController } from './demo/demo-progress.controller.js';
import { DemoStateRepository } from './demo/demo-state.repository.js';
import { Demonstration } from './demo/demonstration.service.js';
import { CaseEvidence } from './case-evidence.service.js';
import { CaseFigures } from './case-figures.service.js';
import { CaseLease } from './case-lease.service.js';
import { CaseLoader } from './case-loader.service.js';
import { CaseRecords } from './case-records.service.js';
import { CaseSetUp } from './case-set-up.service.js';
import { PaymentSteps } from './payment-steps.service.js';
import { ProposalSteps } from './proposal-steps.service.js';
import { ReportSteps } from './report-steps.service.js';

/** Cases: whole stories of grants, played into the portal; the demonstration. */
@Module({
  imports: [
    AccountsModule, OrganisationsModule, ProgrammesModule, CallsModule, ProposalsModule, ProjectsModule, ReportsModule, ReportRecordsModule, PaymentsModule, PaymentRecordsModule,
    SummaryModule,
  ],
  controllers: [DemoProgressController],
  providers: [CaseRecords, CaseEvidence, CaseSetUp, ProposalSteps, ReportSteps, PaymentSteps, CaseLoader, CaseFigures, CaseLease, DemoActs, DemoStateRepository, Demonstration],
  exports: [Demonstration, CaseLoader, CaseFigures, CaseLease],
})
export class CasesModule {}
