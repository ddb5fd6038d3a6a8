import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { PeopleDirectory } from './people-directory.js';
import { PersonRepository } from './person.repository.js';
import { PrintTickets } from './print-tickets.js';
import { SessionRepository } from './session.repository.js';
import { ThrottleRepository } from './throttle.repository.js';
import { TokenRepository } from './token.repository.js';

/** People and sessions: what the guard of every route needs. */
@Global()
@Module({
  providers: [PersonRepository, SessionRepository, TokenRepository, ThrottleRepository, PeopleDirectory, PrintTickets, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [PersonRepository, SessionRepository, TokenRepository, ThrottleRepository, PeopleDirectory, PrintTickets],
})
export class AuthModule {}
