import { Injectable } from '@nestjs/common';
import { sameValue } from '#shared/platform';
import type { StaffNote, StaffNoteBody, StaffNoteChange } from '#shared/reports';
import { isActorBarred } from '../../platform/auth/bars.js';
import { PeopleDirectory } from '../../platform/auth/people-directory.js';
import { actor, authorise, expectVersion, type Ctx } from '../../platform/context/ctx.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { notFound, Problem, ruleBrokenAt } from '../../platform/errors/problem.js';
import { personRef } from '../report.mapper.js';
import { ReportRepository } from '../report.repository.js';
import type { ReportHead } from '../report.record.js';
import { ReportMentions } from './report-mentions.js';
import { MOST_NOTES, ReportNoteRepository } from './report-note.repository.js';
import type { ReportNote } from './report-note.schema.js';

/**
 * Notes among staff on a report, in whatever state it is. They are no events of its history, which both sides read, and leave its version
 * alone: a partner cannot tell that there are any. Nobody with a tie to the consortium reads or writes them.
 */
@Injectable()
export class ReportNoteService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reports: ReportRepository,
    private readonly notes: ReportNoteRepository,
    private readonly mentions: ReportMentions,
    private readonly people: PeopleDirectory,
  ) {}

  /** Oldest first. @throws Problem not_found, not_allowed, barred */
  async list(ctx: Ctx, report: string): Promise<{ items: StaffNote[] }> {
    await this.admit(ctx, report);
    return { items: await this.views(ctx, await this.notes.ofReport(ctx.scope, report)) };
  }

  /** The same note again is success. @throws Problem not_allowed, barred, rule_broken: mention_unknown, too_many_rows */
  add(ctx: Ctx, report: string, { id, ...said }: StaffNoteBody): Promise<StaffNote> {
    return this.transactions.run(ctx, async (tx) => {
      const found = await this.admit(ctx, report, tx.session);
      await tx.once();
      const same = await this.notes.find(ctx.scope, id, tx.session);
      if (same) return this.again(ctx, same, { report, ...said }, tx);
      if (await this.notes.areMost(ctx.scope, report, tx.session)) throw ruleBrokenAt('/', 'too_many_rows', `A report has at most ${String(MOST_NOTES)} notes.`);
      await this.mentions.expectKnown(ctx, found, 'note', said.mentions, tx.session);
      const note: ReportNote = { _id: id, shape: 1, version: 1, report, ...said, by: actor(ctx) ?? '', at: ctx.now, changedAt: null };
      await this.notes.insert(note, tx.session);
      await this.mentions.tell(ctx, tx, found, said.mentions, { note: id });
      return this.view(ctx, note, tx);
    });
  }

  /** Its writer says it otherwise; who is mentioned anew is told. @throws Problem not_found, not_allowed, stale_version, rule_broken: mention_unknown */
  change(ctx: Ctx, report: string, id: string, { text, mentions }: StaffNoteChange): Promise<StaffNote> {
    return this.transactions.run(ctx, async (tx) => {
      const { found, note } = await this.own(ctx, report, id, tx);
      const isNew = (person: string) => !note.mentions.includes(person);
      await this.mentions.expectKnown(ctx, found, 'note', mentions.filter(isNew), tx.session);
      const saved = await this.notes.replace({ ...note, text, mentions, changedAt: ctx.now }, tx.session);
      await this.mentions.tell(ctx, tx, found, mentions.filter(isNew), { note: id });
      return this.view(ctx, saved, tx);
    });
  }

  /** Its writer takes it away. @throws Problem not_found, not_allowed, stale_version */
  remove(ctx: Ctx, report: string, id: string): Promise<void> {
    return this.transactions.run(ctx, async (tx) => {
      const { note } = await this.own(ctx, report, id, tx);
      await this.notes.remove(note, tx.session);
    });
  }

  private async admit(ctx: Ctx, id: string, session?: Tx['session']): Promise<ReportHead> {
    const report = await this.reports.head(ctx.scope, id, session);
    authorise(ctx, 'report.note', report.access);
    if (await isActorBarred(this.people, ctx, report.access.consortium, session)) throw new Problem('barred');
    return report;
  }

  private async own(ctx: Ctx, report: string, id: string, tx: Tx): Promise<{ found: ReportHead; note: ReportNote }> {
    const found = await this.admit(ctx, report, tx.session);
    const note = await this.notes.find(ctx.scope, id, tx.session);
    if (note?.report !== report) throw notFound();
    if (note.by !== actor(ctx)) throw new Problem('not_allowed', 'A note is changed by its writer alone.');
    expectVersion(ctx, note.version);
    return { found, note };
  }

  private again(ctx: Ctx, note: ReportNote, said: Omit<StaffNoteBody, 'id'> & { report: string }, tx: Tx): Promise<StaffNote> {
    const { report, pointer, quote, text, mentions, by } = note;
    if (by !== actor(ctx) || !sameValue({ report, pointer, quote, text, mentions }, said)) throw new Problem('id_used');
    return this.view(ctx, note, tx);
  }

  private async view(ctx: Ctx, note: ReportNote, tx: Tx): Promise<StaffNote> {
    const [view] = await this.views(ctx, [note], tx.session);
    if (!view) throw notFound();
    return view;
  }

  private async views(ctx: Ctx, notes: readonly ReportNote[], session?: Tx['session']): Promise<StaffNote[]> {
    const names = await this.people.names(notes.flatMap((one) => [one.by, ...one.mentions]), session);
    return notes.map(({ _id: id, version, pointer, quote, text, by, at, changedAt, mentions }) =>
      ({ id, version, pointer, quote, text, by: personRef(names, by), at, changedAt, mentions: mentions.flatMap((one) => personRef(names, one) ?? []), isMine: by === actor(ctx) }));
  }
}
