import { Module } from '@nestjs/common';
import { OrganisationController } from './organisation.controller.js';
import { OrganisationRepository } from './organisation.repository.js';
import { OrganisationTasks } from './organisation-tasks.js';
import { OrganisationService } from './organisation.service.js';

@Module({ controllers: [OrganisationController], providers: [OrganisationRepository, OrganisationService, OrganisationTasks], exports: [OrganisationService] })
export class OrganisationsModule {}
