import { Injectable, Logger } from '@nestjs/common';
import { caseSteps, parseCase, type Case } from '#shared/cases';
import type { Day } from '#shared/platform';
import { CaseLease } from '../case-lease.service.js';
import { CaseLoader } from '../case-loader.service.js';
import { DemoStateRepository } from './demo-state.repository.js';
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

/** The demonstration (domain 11): the lead case at once, then the generated ones in the background, through the loader. */
@Injectable()
export class Demonstration {
  private readonly logger = new Logger('Demonstration');
  private shown: DemoProgress = { total: 0, done: 0, isRunning: false };

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
        for (const group of groups) await Promise.all(group.map((one) => this.tell(one, today)));
      } finally {
        this.shown = { ...this.shown, isRunning: false };
      }
      return true;
    });
    return result ?? false;
  }

  /** The same beside a serving portal: a failure is logged, the portal goes on. */
  begin(today: Day): void {
    this.loadOnce(today).catch((error: unknown) => { this.logger.error(error, 'the demonstration could not be loaded'); });
  }

  private async loadOnce(today: Day): Promise<void> {
    const day = await this.states.dayToLoad(today);
    if (day !== null && (await this.load(day))) await this.states.done();
  }

  private async tell({ file, acts }: Told, today: Day): Promise<void> {
    const { stage } = await this.loader.load(file, { demoPeople, until: today, onStep: () => { this.shown = { ...this.shown, done: this.shown.done + 1 }; } });
    await this.acts.play(stage, acts);
  }
}

const stepsOf = (file: Case, today: Day): number => caseSteps(file, today).length;

function toldOf({ file, acts }: DemoStory): Told {
  const { value, mistakes } = parseCase(file);
  if (!value) throw new Error(`A case of the demonstration is broken: ${JSON.stringify(mistakes[0])}`);
  return { file: value, acts };
}
