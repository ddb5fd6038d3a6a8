import { Module } from '@nestjs/common';
import { SummaryModule } from '../dashboards/summary.module.js';
import { WorkbookModule } from '../platform/workbook/workbook.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ReportBulkController } from './bulk/report-bulk.controller.js';
import { ReportBulkService } from './bulk/report-bulk.service.js';
import { ReportRemindingService } from './bulk/report-reminding.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarFeedRepository } from './calendar/calendar-feed.repository.js';
import { CalendarFeedService } from './calendar/calendar-feed.service.js';
import { ReportCommentController } from './comments/report-comment.controller.js';
import { ReportCommentService } from './comments/report-comment.service.js';
import { ReportMentions } from './comments/report-mentions.js';
import { ReportNoteRepository } from './comments/report-note.repository.js';
import { ReportNoteService } from './comments/report-note.service.js';
import { ReportEvidenceController } from './evidence/report-evidence.controller.js';
import { ReportEvidence } from './evidence/report-evidence.service.js';
import { ReceiptMails } from './paper/receipt-mails.js';
import { ReportPaperController } from './paper/report-paper.controller.js';
import { ReportPaperService } from './paper/report-paper.service.js';
import { ReportPdfService } from './paper/report-pdf.service.js';
import { ReportApprovalService } from './report-approval.service.js';
import { ReportCalendar } from './report-calendar.service.js';
import { ReportController } from './report.controller.js';
import { ReportDesk } from './report-desk.js';
import { ReportExtensionService } from './report-extension.service.js';
import { ReportFieldController } from './report-field.controller.js';
import { ReportFieldService } from './report-field.service.js';
import { ReportMigration } from './report-migration.js';
import { ReportRecordsModule } from './report-records.module.js';
import { ReportReminders } from './report-reminders.service.js';
import { ReportReopeningService } from './report-reopening.service.js';
import { ReportReviewController } from './report-review.controller.js';
import { ReportReviewService } from './report-review.service.js';
import { ReportService } from './report.service.js';
import { ReportTasks } from './report-tasks.js';
import { ReportSubmissionService } from './report-submission.service.js';
import { ReportImportRepository } from './template/report-import.repository.js';
import { ReportImportService } from './template/report-import.service.js';
import { ReportTemplateController } from './template/report-template.controller.js';
import { ReportTemplateService } from './template/report-template.service.js';

@Module({
  imports: [ReportRecordsModule, ProgrammesModule, ProjectsModule, SummaryModule, WorkbookModule],
  controllers: [CalendarController, ReportBulkController, ReportCommentController, ReportController, ReportEvidenceController, ReportFieldController, ReportPaperController, ReportReviewController, ReportTemplateController],
  providers: [
    ReportDesk, ReportEvidence, ReportService, ReportSubmissionService, ReportReviewService, ReportApprovalService, ReportExtensionService, ReportFieldService, ReportTasks, ReportCalendar, ReportReminders, CalendarFeedRepository, CalendarFeedService,
    ReportTemplateService, ReportImportRepository, ReportImportService, ReportBulkService, ReportRemindingService, ReportReopeningService, ReportPaperService, ReportPdfService,
    ReceiptMails, ReportCommentService, ReportMentions, ReportNoteRepository, ReportNoteService, ReportMigration,
  ],
  exports: [ReportCommentService, ReportService, ReportSubmissionService, ReportReviewService, ReportApprovalService],
})
export class ReportsModule {}
