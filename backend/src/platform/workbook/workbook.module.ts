import { Module } from '@nestjs/common';
import { WorkbookReader } from './workbook-reader.js';

@Module({ providers: [WorkbookReader], exports: [WorkbookReader] })
export class WorkbookModule {}
