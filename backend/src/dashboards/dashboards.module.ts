import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ApprovedTasks } from './approved-tasks.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardFiles } from './dashboard-files.js';
import { FigureRowService } from './figure-row.service.js';
import { PortfolioService } from './portfolio.service.js';
import { ProjectDashboardController } from './project-dashboard.controller.js';
import { SummaryFactsStore } from './summary-facts.store.js';
import { SummaryReaderRepository } from './summary-reader.repository.js';

@Module({
  imports: [OrganisationsModule, ProjectsModule],
  controllers: [DashboardController, ProjectDashboardController],
  providers: [SummaryReaderRepository, SummaryFactsStore, PortfolioService, FigureRowService, DashboardFiles, ApprovedTasks],
  exports: [SummaryReaderRepository, PortfolioService],
})
export class DashboardsModule {}
