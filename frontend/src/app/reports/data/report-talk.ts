import { Injectable, computed, inject, signal } from '@angular/core';
import { mentionable, staffNotes, type ReportComment } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import type { AskPeople } from '../../ui/mention-field';
import { ReportDesk } from './report-desk';

/** Where the page shall go: to a place, and to what is said there. */
export interface TalkTarget {
  /** Null: to the comments of the whole report. */
  readonly pointer: string | null;
  /** A thread, a note, or a word that is begun. */
  readonly said: string;
}

/** What is said about the report on the desk, by whom and where: threads, notes among staff, who may be named. Provided by the page. */
@Injectable()
export class ReportTalk {
  private readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly texts = inject(Texts);

  readonly mayNote = computed(() => this.session.can('report.note') && this.desk.audience() === 'staff');
  readonly notes = this.api.resource(staffNotes, () => { const id = this.desk.view()?.id; return id && this.mayNote() ? `/reports/${id}/notes` : undefined; });
  readonly noted = computed(() => (this.notes.hasValue() ? this.notes.value().items : []));

  /** Threads that wait for a word of the reader: the partner's answer, the officer's look. */
  readonly waiting = computed((): readonly ReportComment[] => {
    const all = this.desk.view()?.comments ?? [];
    if (this.desk.may().has('answer')) return all.filter((one) => one.state === 'open');
    return this.desk.may().has('resolve') ? all.filter((one) => one.state !== 'resolved') : [];
  });
  private readonly resolvedHere = signal<ReadonlySet<string>>(new Set());
  /** Threads that stand at their places: those not resolved, and what was resolved on this page, so that nothing jumps away from who works through them. */
  readonly standing = computed(() => this.desk.view()?.comments.filter((one) => one.state !== 'resolved' || this.resolvedHere().has(one.id)) ?? []);
  /** Where the page is asked to go next. */
  readonly target = signal<TalkTarget | null>(null);

  /** Whom one may name, in what both sides read or in a note. */
  readonly peopleOf = (place: 'comment' | 'note'): AskPeople => async (beginning) => {
    const { items } = await this.api.get(mentionable, `/reports/${this.desk.shownId() ?? ''}/people`, { beginning, in: place });
    return items.map(({ id, name, side }) => ({ id, name, hint: this.texts.say(`reports.side.${side}`) }));
  };

  goTo({ id, pointer }: Pick<ReportComment, 'id' | 'pointer'>): void {
    this.target.set({ pointer, said: id });
  }

  /** A thread that was resolved here stays where it is. */
  keepInSight(thread: string): void {
    this.resolvedHere.update((all) => new Set([...all, thread]));
  }

  /** The thread that waits after this one, round and round; the first without one; null where no other waits. */
  after(thread: string | null): ReportComment | null {
    const all = this.desk.view()?.comments ?? [];
    const at = all.findIndex((one) => one.id === thread);
    const waiting = new Set(this.waiting().map((one) => one.id));
    return [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))].find((one) => waiting.has(one.id)) ?? null;
  }

  goToNext(from: string | null = null): void {
    const next = this.after(from) ?? this.waiting()[0];
    if (next) this.goTo(next);
  }
}
