import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';

/** How many proposals a call has, by what became of them. */
export interface ProposalCounts {
  /** Ever submitted, withdrawn ones left out. */
  readonly submitted: number;
  /** Submitted and neither decided, withdrawn nor ineligible. */
  readonly undecided: number;
}
export interface ProposalCounter {
  countsOf(call: string, session?: Tx['session']): Promise<ProposalCounts>;
}

/** Calls ask it about their proposals, whose feature stands above theirs and registers itself. */
@Injectable()
export class CallCensus {
  private counter: ProposalCounter | null = null;

  register(counter: ProposalCounter): void {
    this.counter = counter;
  }

  async countsOf(call: string, session?: Tx['session']): Promise<ProposalCounts> {
    return this.counter ? this.counter.countsOf(call, session) : { submitted: 0, undecided: 0 };
  }
}
