import { Global, Module } from '@nestjs/common';
import { Migrator } from './migrator.js';

/** Features register what lifts their stored documents to a new shape. */
@Global()
@Module({ providers: [Migrator], exports: [Migrator] })
export class MigrationsModule {}
