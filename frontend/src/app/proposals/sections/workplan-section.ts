import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { daysInclusive } from '#shared/calendar';
import { blankActivity } from '#shared/proposals';
import { newId } from '../../platform/new-id';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { ProposalDraft } from '../data/proposal-draft';
import { SectionFindings } from './section-findings';

interface Span {
  readonly start: string | null;
  readonly end: string | null;
}

/** The work plan: activities with their days, each with a bar in the time of the project. */
@Component({
  selector: 'app-workplan-section',
  imports: [Field, MatButton, MatIcon, MatIconButton, SectionFindings, TranslocoPipe],
  templateUrl: './workplan-section.html',
  styleUrls: ['./rows.scss', './workplan-section.scss'],
})
export class WorkplanSection {
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  protected readonly rows = computed(() => (this.draft.content()?.activities ?? []).map((row) => ({ ...row, bar: this.barOf(row) })));
  protected readonly outputs = computed(() => (this.draft.content()?.outputs ?? []).map((one) => ({ value: one.id, text: `${one.code} ${one.title}` })));

  protected add(): void {
    const id = newId();
    const { activities = [], outputs = [], start = null, end = null } = this.draft.content() ?? {};
    const output = activities.at(-1)?.output ?? outputs[0]?.id ?? null;
    this.draft.put(`/activities/${id}`, { ...blankActivity(id, output), code: String(activities.length + 1), start, end });
  }

  /** Where the bar begins and how long it is, in per cent of the project's days. */
  private barOf({ start, end }: Span): { from: number; length: number } | null {
    const project: Span = this.draft.content() ?? { start: null, end: null };
    if (!start || !end || !project.start || !project.end || end < start || project.end < project.start) return null;
    const all = daysInclusive(project.start, project.end);
    const from = Math.max(0, ((daysInclusive(project.start, start) - 1) / all) * 100);
    return { from: Math.min(99, from), length: Math.max(1, Math.min(100 - from, (daysInclusive(start, end) / all) * 100)) };
  }
}
