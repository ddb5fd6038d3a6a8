import { Injectable } from '@nestjs/common';
import { LeaseRepository, RENEW_MS } from '../platform/jobs/lease.repository.js';

const NAME = 'case-loader';

/** One load at a time, whoever starts it: the portal or a command. */
@Injectable()
export class CaseLease {
  constructor(private readonly leases: LeaseRepository) {}

  /** Does the work alone. @returns null where another load is running */
  async alone<T>(work: () => Promise<T>): Promise<T | null> {
    if (!(await this.leases.take(NAME))) return null;
    const renewal = setInterval(() => { void this.leases.renew(NAME).catch(() => undefined); }, RENEW_MS); // a lost lease shows at the next load
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await this.leases.release(NAME, 0);
    }
  }
}
