import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ProgrammeController } from './programme.controller.js';
import { ProgrammeRepository } from './programme.repository.js';
import { ProgrammeService } from './programme.service.js';

@Module({ imports: [OrganisationsModule], controllers: [ProgrammeController], providers: [ProgrammeRepository, ProgrammeService], exports: [ProgrammeService] })
export class ProgrammesModule {}
