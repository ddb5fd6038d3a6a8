import { Injectable } from '@nestjs/common';
import type { Role } from '#shared/accounts';
import type { Person } from '../../platform/auth/person.schema.js';
import { systemCtx, type Ctx } from '../../platform/context/ctx.js';
import { PaymentRecordsService } from '../../payments/payment-records.service.js';
import { PaymentService } from '../../payments/payment.service.js';
import { AgreementService } from '../../projects/agreement.service.js';
import type { Project } from '../../projects/project.record.js';
import { ProposalService } from '../../proposals/proposal.service.js';
import { ReviewService } from '../../proposals/review.service.js';
import { CaseRecords } from '../case-records.service.js';
import { actingAs, type Stage } from '../case-stage.js';
import { ProposalSteps } from '../proposal-steps.service.js';
import type { DemoAct } from './demo-story.js';

type ProjectAct = Extract<DemoAct, { project: string }>;
type ProposalAct = Extract<DemoAct, { proposal: string }>;
const over: readonly Project['state'][] = ['closed', 'terminated', 'cancelled', 'declined'];

/** Plays what a case file cannot tell, through the services of people, at the end of the act's day. */
@Injectable()
export class DemoActs {
  constructor(
    private readonly records: CaseRecords,
    private readonly proposals: ProposalService,
    private readonly reviews: ReviewService,
    private readonly steps: ProposalSteps,
    private readonly agreements: AgreementService,
    private readonly payments: PaymentService,
    private readonly stored: PaymentRecordsService,
  ) {}

  /** In order of days; what the records show as done is passed over. */
  async play(stage: Stage, acts: readonly DemoAct[]): Promise<void> {
    for (const act of [...acts].sort((a, b) => (a.on < b.on ? -1 : 1))) {
      if ('project' in act) await this.onProject(stage, act);
      else await this.onProposal(stage, act);
    }
  }

  private async onProject(stage: Stage, act: ProjectAct): Promise<void> {
    const project = await this.records.projectRecord(stage, act.project);
    if (isDone(project, act.act)) return;
    const isOfPartner = act.act === 'sign' || act.act === 'confirm';
    const ctx = actingAs(stage, personOf(stage, isOfPartner ? 'partner_signatory' : 'programme_manager', isOfPartner ? act.project : null), instantOf(act));
    if (act.act === 'sign') await this.agreements.sign(ctx, project._id);
    else if (act.act === 'confirm') await this.confirm(ctx, project._id);
    else await this.agreements.steer(ctx, project._id, act.act, act.reason);
  }

  /** All payments arrived but the newest, which waits for the partner's word. */
  private async confirm(ctx: Ctx, project: string): Promise<void> {
    const payments = await this.stored.ofProject(project);
    for (const one of payments.slice(0, -1).filter(({ state }) => state === 'recorded')) await this.payments.confirm(ctx, one._id, one.date);
  }

  /** Screened before, where nobody has done it. */
  private async assign(ctx: Ctx, stage: Stage, { proposal: code, reviewers }: ProposalAct): Promise<void> {
    const id = this.records.proposal(stage, code);
    const system = systemCtx(stage.trace);
    const told = stage.file.proposals.find((one) => one.code === code);
    if (told && (await this.proposals.record(system, id)).state === 'submitted') await this.steps.screen(ctx, stage, told);
    if ((await this.reviews.ofProposal(system, id)).items.length === 0) await this.steps.assign(ctx, stage, code, reviewers);
  }

  private async onProposal(stage: Stage, act: ProposalAct): Promise<void> {
    const id = this.records.proposal(stage, act.proposal);
    const system = systemCtx(stage.trace);
    const ctx = actingAs(stage, personOf(stage, 'programme_officer', null), instantOf(act));
    if (act.act === 'assign') {
      await this.assign(ctx, stage, act);
      return;
    }
    if ((await this.proposals.record(system, id)).recommendation === null) await this.steps.recommend(ctx, stage, act.proposal, true);
  }
}

const instantOf = ({ on }: DemoAct): string => `${on}T18:00:00.000Z`;

function isDone({ state, agreement }: Project, act: ProjectAct['act']): boolean {
  if (act === 'sign') return agreement.signedAt !== null;
  if (act === 'confirm') return false;
  if (over.includes(state)) return true;
  return (act === 'suspend' && state === 'suspended') || (act === 'begin-closing' && state === 'closing');
}

/** The first of the file who holds the role; a partner's for the lead of the proposal. */
function personOf({ file, people }: Stage, role: Role, proposal: string | null): Person {
  const lead = file.proposals.find((one) => one.code === proposal)?.lead;
  const email = file.people.find((one) => one.memberships.some((held) => held.role === role && (lead === undefined || held.organisation === lead)))?.email ?? '';
  const person = people.get(email);
  if (!person) throw new Error(`Nobody in the case of ${file.call.code} is ${role}.`);
  return person;
}
