import { Global, Module } from '@nestjs/common';
import { AuditDigest } from './audit-digest.js';
import { AuditVerifier } from './audit-verifier.js';
import { HistoryService } from './history.service.js';

@Global()
@Module({ providers: [HistoryService, AuditDigest, AuditVerifier], exports: [HistoryService, AuditDigest, AuditVerifier] })
export class AuditModule {}
