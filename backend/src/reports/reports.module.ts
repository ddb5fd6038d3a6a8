import { Module } from '@nestjs/common';
import { SummaryModule } from '../dashboards/summary.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ReportApprovalService } from './report-approval.service.js';
import { ReportCalendar } from './report-calendar.service.js';
import { ReportController } from './report.controller.js';
import { ReportDesk } from './report-desk.js';
import { ReportRecordsModule } from './report-records.module.js';
import { ReportReminders } from './report-reminders.service.js';
import { ReportReviewController } from './report-review.controller.js';
import { ReportReviewService } from './report-review.service.js';
import { ReportService } from './report.service.js';
import { ReportTasks } from './report-tasks.js';
import { ReportSubmissionService } from './report-submission.service.js';

@Module({
  imports: [ReportRecordsModule, ProjectsModule, SummaryModule],
  controllers: [ReportController, ReportReviewController],
  providers: [ReportDesk, ReportService, ReportSubmissionService, ReportReviewService, ReportApprovalService, ReportTasks, ReportCalendar, ReportReminders],
  exports: [ReportService, ReportSubmissionService, ReportReviewService, ReportApprovalService],
})
export class ReportsModule {}
