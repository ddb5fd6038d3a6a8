import { Module } from '@nestjs/common';
import { SummaryModule } from '../dashboards/summary.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ReportRecordsModule } from '../reports/report-records.module.js';
import { AgreementService } from './agreement.service.js';
import { AgreementPaperController } from './paper/agreement-paper.controller.js';
import { AgreementPaperService } from './paper/agreement-paper.service.js';
import { ProjectController } from './project.controller.js';
import { ProjectRepository } from './project.repository.js';
import { ProjectTasks } from './project-tasks.js';
import { ProjectService } from './project.service.js';

@Module({
  imports: [ReportRecordsModule, SummaryModule, ProgrammesModule],
  controllers: [ProjectController, AgreementPaperController],
  providers: [ProjectRepository, ProjectService, AgreementService, AgreementPaperService, ProjectTasks],
  exports: [ProjectService, AgreementService],
})
export class ProjectsModule {}
