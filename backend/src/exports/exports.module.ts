import { Module } from '@nestjs/common';
import { DashboardsModule } from '../dashboards/dashboards.module.js';
import { PaymentRecordsModule } from '../payments/payment-records.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ReportRecordsModule } from '../reports/report-records.module.js';
import { ExportController } from './export.controller.js';
import { ExportService } from './export.service.js';
import { ExportSource } from './export-source.js';

@Module({ imports: [DashboardsModule, ProjectsModule, ReportRecordsModule, PaymentRecordsModule], controllers: [ExportController], providers: [ExportSource, ExportService] })
export class ExportsModule {}
