import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { AssessmentController, ClarificationController, RankingController } from './assessment.controller.js';
import { AssessmentService } from './assessment.service.js';
import { ConflictRepository } from './conflict.repository.js';
import { ConflictService } from './conflict.service.js';
import { DecisionService } from './decision.service.js';
import { ProposalAttachments } from './proposal-attachments.js';
import { ProposalMigration } from './proposal-migration.js';
import { ProposalStanding } from './proposal-standing.service.js';
import { ProposalTasks } from './proposal-tasks.js';
import { ProposalVersionRepository } from './proposal-version.repository.js';
import { ProposalViews } from './proposal-views.service.js';
import { ProposalController } from './proposal.controller.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalService } from './proposal.service.js';
import { ReviewController } from './review.controller.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewService } from './review.service.js';
import { ReviewerChoice } from './reviewer-choice.service.js';

@Module({
  imports: [ProgrammesModule, CallsModule, OrganisationsModule, ProjectsModule],
  controllers: [ProposalController, AssessmentController, ClarificationController, RankingController, ReviewController],
  providers: [
    ProposalRepository, ProposalVersionRepository, ReviewRepository, ProposalStanding, ProposalViews, ProposalService, AssessmentService, DecisionService, ReviewService,
    ProposalTasks, ProposalAttachments, ConflictRepository, ConflictService, ReviewerChoice, ProposalMigration,
  ],
  exports: [ProposalService, AssessmentService, DecisionService, ReviewService],
})
export class ProposalsModule {}
