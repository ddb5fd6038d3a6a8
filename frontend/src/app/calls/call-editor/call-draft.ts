import { computed, signal } from '@angular/core';
import { addDays } from '#shared/calendar';
import { callInput, checkCall, totalWeight, type CallInput } from '#shared/calls';
import type { Day, Finding } from '#shared/platform';
import { Board, readAt, writeAt } from '../../ui/field/board';

/** What the editor of a call knows of its programme. */
export interface CallProgramme {
  readonly currency: string;
  readonly timeZone: string;
}

/** A call as it is being written; saved as a whole. */
export class CallDraft extends Board {
  override readonly folders = ['calls.finding'];
  readonly content = signal<CallInput | null>(null);
  readonly programme = signal<CallProgramme>({ currency: 'EUR', timeZone: 'UTC' });
  /** Whether it differs from what the server has. */
  readonly isDirty = signal(false);
  readonly weights = computed(() => (this.content()?.criteria ?? []).reduce((sum, one) => sum + one.weight, 0));
  readonly weightLeft = computed(() => totalWeight - this.weights());
  /** What stands against publishing; it may be saved all the same. */
  private readonly standing = computed(() => {
    const call = this.content();
    return call && callInput.safeParse(call).success ? checkCall(call, this.programme(), this.programme().timeZone) : [];
  });
  /** Fields whose content the server would not take: they have to be filled before it is saved. */
  readonly unfilled = computed(() => {
    const call = this.content();
    const parsed = call ? callInput.safeParse(call) : null;
    return parsed?.error ? [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))] : [];
  });

  load(call: CallInput): void {
    this.content.set(call);
    this.isDirty.set(false);
  }

  override value(pointer: string): unknown {
    return readAt(this.content(), pointer);
  }

  override put(pointer: string, value: unknown): void {
    this.content.update((call) => call && writeAt(call, pointer, value));
    this.isDirty.set(true);
  }

  override isEditable(): boolean {
    return true;
  }

  override findings(): readonly Finding[] {
    return this.standing();
  }

  override currency(): string {
    return this.programme().currency;
  }

  override showsMissing(): boolean {
    return true;
  }
}

/** A call with nothing decided yet, on a programme: open from a day on for a month, decided a month later. */
export function blankCall(id: string, programme: string, opensOn: Day): CallInput {
  const [questionsUntil, lastDay, decisionBy] = [addDays(opensOn, 20), addDays(opensOn, 30), addDays(opensOn, 60)];
  return {
    id, code: '', programme, title: {}, guidance: {}, opensOn, questionsUntil, deadline: `${lastDay}T23:59:00.000Z`, decisionBy, earliestStart: null,
    envelope: 0, floor: 0, ceiling: 0, coFundingShare: '0', maxMonths: 18, countries: [], reviewers: 2, criteria: [], isAnonymous: false, proposalsPerLead: 1,
    requirements: { documents: [], needsWorkPlan: false, minCoApplicants: 0, needsCountryOfOriginPartner: false },
  };
}
