import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { CallCensus } from './call-census.js';
import { CallController, PublicCallController } from './call.controller.js';
import { CallRepository } from './call.repository.js';
import { CallService } from './call.service.js';

@Module({
  imports: [ProgrammesModule],
  controllers: [CallController, PublicCallController],
  providers: [CallRepository, CallService, CallCensus],
  exports: [CallService, CallCensus],
})
export class CallsModule {}
