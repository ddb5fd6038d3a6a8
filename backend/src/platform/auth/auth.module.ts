import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { PersonRepository } from './person.repository.js';
import { SessionRepository } from './session.repository.js';

/** People and sessions: what the guard of every route needs. */
@Global()
@Module({
  providers: [PersonRepository, SessionRepository, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [PersonRepository, SessionRepository],
})
export class AuthModule {}
