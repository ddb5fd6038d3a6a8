import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { caseSteps, stepInstants, type Case, type CaseStep } from '#shared/cases';
import type { Day, Instant } from '#shared/platform';
import { settings } from '#shared/programmes';
import { Problem } from '../platform/errors/problem.js';
import { CaseSetUp } from './case-set-up.service.js';
import { actingAs, candidates, proposalOf, type Stage } from './case-stage.js';
import { CaseStop } from './case-stop.js';
import { PaymentSteps } from './payment-steps.service.js';
import { ProposalSteps } from './proposal-steps.service.js';
import { ReportSteps } from './report-steps.service.js';
import type { Ctx } from '../platform/context/ctx.js';

export interface LoadOptions {
  /** Steps later than this day are left for another load. */
  readonly until?: Day | null;
  /** E-mails of the people whom the demonstration offers to play. */
  readonly demoPeople?: readonly string[];
  /** Told after each step. */
  readonly onStep?: () => void;
}
export interface LoadResult {
  readonly stage: Stage;
  readonly played: number;
  readonly alreadyDone: number;
}
/** A step, and how many submissions of its report the file tells before it. */
interface Turn {
  readonly step: CaseStep;
  readonly now: Instant;
  readonly submissions: number;
}
const ATTEMPTS = 8;
/** Refusals of the person, not of the act: another may be allowed. */
const refusalsOfPerson = ['not_allowed', 'barred', 'separation_of_duties'];

/** Plays a checked case into the portal through the services that people use (docs/cases.md). */
@Injectable()
export class CaseLoader {
  constructor(
    private readonly setUp: CaseSetUp,
    private readonly proposals: ProposalSteps,
    private readonly reports: ReportSteps,
    private readonly payments: PaymentSteps,
  ) {}

  /** @throws CaseStop at the first step that a rule refuses; earlier steps stay */
  async load(file: Case, { until = null, demoPeople = [], onStep }: LoadOptions = {}): Promise<LoadResult> {
    const stage = await this.prepare(file, demoPeople);
    let played = 0;
    const turns = turnsOf(file, until);
    for (const turn of turns) {
      if (!(await this.isDone(stage, turn))) {
        await this.play(stage, turn);
        played += 1;
      }
      onStep?.();
    }
    return { stage, played, alreadyDone: turns.length - played };
  }

  private async prepare(file: Case, demoPeople: readonly string[]): Promise<Stage> {
    try {
      return await this.setUp.prepare(file, `load-${randomUUID()}`, demoPeople);
    } catch (error) {
      if (error instanceof Problem) throw new CaseStop(null, 'programme, organisations, people and call', error);
      throw error;
    }
  }

  private async isDone(stage: Stage, { step, submissions }: Turn): Promise<boolean> {
    const { file } = stage;
    const proposal = proposalOf(stage, step);
    if (!proposal) return this.proposals.isCallStepDone(stage, step.kind);
    if (!stage.known.has(proposal.code)) return false;
    if (this.proposals.acts[step.kind]) return this.proposals.isDone(stage, proposal, step);
    const report = file.reports[step.at];
    if (this.reports.acts[step.kind] && report) return this.reports.isDone(stage, report, step.kind, submissions);
    const payment = file.payments[step.at];
    return payment !== undefined && this.payments.isDone(stage, payment, step.kind);
  }

  /** By the first whom the rules allow. */
  private async play(stage: Stage, turn: Turn): Promise<void> {
    const people = candidates(stage, turn.step);
    let refusal: unknown = new Error(`nobody in the file holds the role ${turn.step.roles.join(' or ')}`);
    for (const person of people) {
      try {
        await this.actAgain(actingAs(stage, person, turn.now), stage, turn);
        return;
      } catch (error) {
        refusal = error;
        if (!(error instanceof Problem) || !refusalsOfPerson.includes(error.code)) break;
      }
    }
    throw new CaseStop(turn.step, `${placeOf(stage.file, turn.step)}, ${turn.step.on}, ${turn.step.kind}`, refusal);
  }

  /** As a person would: tries again where somebody else was faster. */
  private async actAgain(ctx: Ctx, stage: Stage, turn: Turn): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.act(ctx, stage, turn);
        return;
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'lost_race' || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async act(ctx: Ctx, stage: Stage, { step, submissions }: Turn): Promise<void> {
    const { file } = stage;
    const proposal = proposalOf(stage, step);
    const report = file.reports[step.at];
    const payment = file.payments[step.at];
    const ofProposal = this.proposals.acts[step.kind];
    const ofReport = this.reports.acts[step.kind];
    if (!proposal) await this.proposals.playCallStep(ctx, stage, step.kind);
    else if (ofProposal) await ofProposal(ctx, stage, proposal, step);
    else if (ofReport && report) await ofReport(ctx, await this.reports.subject(stage, report, proposal), submissions);
    else if (payment) await this.payments.play(ctx, stage, payment, step.kind);
  }
}

function turnsOf(file: Case, until: Day | null): Turn[] {
  const steps = caseSteps(file, until);
  const instants = stepInstants(steps, settings.parse(file.programme.settings ?? {}).timeZone);
  const submitted = new Map<number, number>();
  return steps.map((step, at) => {
    const submissions = submitted.get(step.at) ?? 0;
    if (step.kind === 'submit-report' || step.kind === 'resubmit-report') submitted.set(step.at, submissions + 1);
    return { step, now: instants[at] ?? '', submissions };
  });
}

/** The place in the file, and its code. */
function placeOf(file: Case, { kind, at }: CaseStep): string {
  if (kind === 'publish-call' || kind === 'decide-call') return `/call (${file.call.code})`;
  if (kind === 'release' || kind === 'refund' || kind === 'waive-gate') return `/payments/${String(at)} (${file.payments[at]?.project ?? ''} ${file.payments[at]?.reference ?? ''})`;
  const isOfReport = kind.endsWith('-report') || ['start-review', 'request-changes', 'answer-comments', 'approve', 'reopen'].includes(kind);
  const report = file.reports[at];
  return isOfReport ? `/reports/${String(at)} (${report?.project ?? ''} ${report?.period ?? ''})` : `/proposals/${String(at)} (${file.proposals[at]?.code ?? ''})`;
}
