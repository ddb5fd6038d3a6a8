import { notBarred, type PersonFacts } from '../accounts/separation-of-duties.js';
import { allOf, type LifeCycle } from '../platform/life-cycle.js';
import type { ProjectState } from './project.schema.js';

export type ProjectAction =
  | 'sign' | 'decline' | 'countersign' | 'cancel' | 'suspend' | 'resume' | 'begin-closing' | 'close' | 'terminate';
export interface ProjectFacts extends PersonFacts {
  readonly areReportsApproved: boolean;
  /** Released − accepted − refunded, minor units (domain 5). */
  readonly advanceBalance: number;
}

const reportsApproved = (facts: ProjectFacts) => (facts.areReportsApproved ? null : 'reports_not_approved');
const advanceSettled = (facts: ProjectFacts) => (facts.advanceBalance === 0 ? null : 'advance_not_settled');

/** The life of an agreement and its project (domain 3). */
export const projectLife: LifeCycle<ProjectState, ProjectAction, ProjectFacts> = {
  kind: 'project',
  transitions: [
    { from: ['preparation'], action: 'sign', to: 'signed_by_partner', permission: 'project.sign', needs: ['certification'] },
    { from: ['preparation'], action: 'decline', to: 'declined', permission: 'project.sign', needs: ['reason'] },
    { from: ['signed_by_partner'], action: 'countersign', to: 'active', permission: 'project.countersign', guard: notBarred, needs: ['certification'] },
    { from: ['preparation', 'signed_by_partner'], action: 'cancel', to: 'cancelled', permission: 'project.steer', needs: ['reason'] },
    { from: ['active'], action: 'suspend', to: 'suspended', permission: 'project.steer', needs: ['reason'] },
    { from: ['suspended'], action: 'resume', to: 'active', permission: 'project.steer', needs: ['reason'] },
    { from: ['active'], action: 'begin-closing', to: 'closing', permission: 'project.steer', needs: ['confirmation'] },
    { from: ['closing'], action: 'close', to: 'closed', permission: 'project.steer', guard: allOf(reportsApproved, advanceSettled), needs: ['confirmation'] },
    { from: ['active', 'closing', 'suspended'], action: 'terminate', to: 'terminated', permission: 'project.steer', needs: ['reason'] },
  ],
};

/** Reports go on in these states: a suspended project still reports, a terminated one still owes its final report. */
export const reportingStates: readonly ProjectState[] = ['active', 'closing', 'suspended', 'terminated'];
/** Releases go only in these (domain 5, "Tranche gate"). */
export const releasingStates: readonly ProjectState[] = ['active', 'closing'];
/** Refunds remain possible to the end. */
export const refundingStates: readonly ProjectState[] = ['active', 'closing', 'suspended', 'terminated'];
