import { Module } from '@nestjs/common';
import { SummaryModule } from '../dashboards/summary.module.js';
import { ReportRecordsModule } from '../reports/report-records.module.js';
import { AgreementService } from './agreement.service.js';
import { ProgrammeSettingsRepository } from './programme-settings.repository.js';
import { ProjectController } from './project.controller.js';
import { ProjectRepository } from './project.repository.js';
import { ProjectService } from './project.service.js';

@Module({
  imports: [ReportRecordsModule, SummaryModule],
  controllers: [ProjectController],
  providers: [ProjectRepository, ProgrammeSettingsRepository, ProjectService, AgreementService],
  exports: [ProjectService, AgreementService],
})
export class ProjectsModule {}
