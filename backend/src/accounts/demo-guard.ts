import { Inject, Injectable, type CanActivate } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.js';
import { notFound } from '../platform/errors/problem.js';

/** Without demonstration data these routes do not exist. */
@Injectable()
export class DemoGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(): boolean {
    if (!this.config.isDemo) throw notFound();
    return true;
  }
}
