import { Module } from '@nestjs/common';
import { PaymentRecordsModule } from '../payments/payment-records.module.js';
import { ReportRecordsModule } from '../reports/report-records.module.js';
import { SummaryRepository } from './summary.repository.js';
import { SummaryService } from './summary.service.js';

/** Summaries: written with every act that changes a figure, read by the dashboards. */
@Module({ imports: [ReportRecordsModule, PaymentRecordsModule], providers: [SummaryRepository, SummaryService], exports: [SummaryRepository, SummaryService] })
export class SummaryModule {}
