import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { caseSteps, parseCase, type Case } from '#shared/cases';
import type { Day } from '#shared/platform';
import { CaseLease } from '../case-lease.service.js';
import { CaseLoader } from '../case-loader.service.js';
import { DemoStateRepository } from './demo-state.repository.js';
import { withDemoEvidence } from './demo-evidence.js';
import { DemoActs } from './demo-acts.service.js';
import { demoPeople } from './demo-people.js';
import { demoStories, leadCase } from './demo-stories.js';
import type { DemoStory } from './demo-story.js';

export interface DemoProgress {
  readonly total: number;
  readonly done: number;
  readonly isRunning: boolean;
}
interface Told {
  readonly file: Case;
  readonly acts: DemoStory['acts'];
}

/** The portal stops in the middle; the next start goes on. */
class Stopped extends Error {}
/** Another instance, or one that was killed, holds the lease: looked at again after this time. */
const AGAIN_MS = 5_000;

/** The demonstration (domain 11): the lead case at once, then the generated ones in the background, through the loader. */
@Injectable()
export class Demonstration implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Demonstration');
  private shown: DemoProgress = { total: 0, done: 0, isRunning: false };
  private readonly stopping = new AbortController();
  private beside: Promise<void> = Promise.resolve();

  constructor(
    private readonly loader: CaseLoader,
    private readonly acts: DemoActs,
    private readonly lease: CaseLease,
    private readonly states: DemoStateRepository,
  ) {}

  progress(): DemoProgress {
    return this.shown;
  }

  /** Loads what is missing of it; again it changes nothing. @returns false where another load is running */
  async load(today: Day): Promise<boolean> {
    const result = await this.lease.alone(async () => {
      const lead = leadCase();
      const groups = demoStories(lead, today).map((group) => group.map(toldOf));
      const total = stepsOf(lead, today) + groups.flat().reduce((sum, one) => sum + stepsOf(one.file, today), 0);
      this.shown = { total, done: 0, isRunning: true };
      try {
        await this.tell({ file: lead, acts: [] }, today);
        for (const group of groups) await allEnded(group.map((one) => this.tell(one, today)));
      } finally {
        this.shown = { ...this.shown, isRunning: false };
      }
      return true;
    });
    return result ?? false;
  }

  /** The same beside a serving portal: a failure is logged, the portal goes on. Runs until it is known that all is there, whoever loaded it. */
  begin(today: Day): void {
    this.shown = { ...this.shown, isRunning: true };
    this.beside = this.loadOnce(today)
      .catch((error: unknown) => {
        if (!this.stopping.signal.aborted) this.logger.error(error, 'the demonstration could not be loaded');
      })
      .finally(() => { this.shown = { ...this.shown, isRunning: false }; });
  }

  /** Ends between two steps, while the database is still there, and lets go of the lease. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.beside;
  }

  private async loadOnce(today: Day): Promise<void> {
    for (let day = await this.states.dayToLoad(today); day !== null; day = await this.states.dayToLoad(today)) {
      if (await this.load(day)) await this.states.done();
      else await pause(AGAIN_MS, undefined, { signal: this.stopping.signal, ref: false });
    }
  }

  private count(): void {
    if (this.stopping.signal.aborted) throw new Stopped();
    this.shown = { ...this.shown, done: this.shown.done + 1 };
  }

  private async tell({ file, acts }: Told, today: Day): Promise<void> {
    const { stage } = await this.loader.load(await withDemoEvidence(file), { demoPeople, until: today, onStep: () => { this.count(); } });
    await this.acts.play(stage, acts);
  }
}

/** Waits for all, also where one fails: no story goes on once the lease is given back. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

const stepsOf = (file: Case, today: Day): number => caseSteps(file, today).length;

function toldOf({ file, acts }: DemoStory): Told {
  const { value, mistakes } = parseCase(file);
  if (!value) throw new Error(`A case of the demonstration is broken: ${JSON.stringify(mistakes[0])}`);
  return { file: value, acts };
}
