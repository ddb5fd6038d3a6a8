import { Module } from '@nestjs/common';
import { ReportChangeRepository } from './report-change.repository.js';
import { ReportRecordsService } from './report-records.service.js';
import { ReportRepository } from './report.repository.js';
import { ReportVersionRepository } from './report-version.repository.js';

/** Stored reports, for the contexts that stand beside them; `ReportsModule` holds the acts. */
@Module({
  providers: [ReportRepository, ReportVersionRepository, ReportChangeRepository, ReportRecordsService],
  exports: [ReportRepository, ReportVersionRepository, ReportChangeRepository, ReportRecordsService],
})
export class ReportRecordsModule {}
