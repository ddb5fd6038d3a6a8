import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AdministratorService } from './administrator.service.js';
import { DemoController } from './demo.controller.js';
import { InvitationTasks } from './invitation-tasks.js';
import { PasswordController } from './password.controller.js';
import { PasswordService } from './password.service.js';
import { PersonService } from './person.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { UserController } from './user.controller.js';
import { UserService } from './user.service.js';

@Module({
  imports: [OrganisationsModule, ProgrammesModule],
  controllers: [SessionController, PasswordController, UserController, DemoController],
  providers: [AdministratorService, SessionService, PasswordService, PersonService, UserService, InvitationTasks],
  exports: [PersonService],
})
export class AccountsModule {}
