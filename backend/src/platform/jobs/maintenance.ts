import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TokenRepository } from '../auth/token.repository.js';
import { LeaseRunner } from './lease-runner.js';

/** What has to be tidied up from time to time. */
@Injectable()
export class Maintenance implements OnModuleInit {
  constructor(private readonly runner: LeaseRunner, private readonly tokens: TokenRepository) {}

  onModuleInit(): void {
    this.runner.every('expired tokens', 3600, () => this.tokens.sweep(new Date()));
  }
}
