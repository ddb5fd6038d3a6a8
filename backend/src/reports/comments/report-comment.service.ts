import { Injectable } from '@nestjs/common';
import { continued, isThreadFull, mostThreadEntries, wordsToSend, type CommentEntryBody, type MentionQuery, type Mentionable, type ReportActed, type Thread, type UnsentComment } from '#shared/reports';
import { PeopleDirectory } from '../../platform/auth/people-directory.js';
import { actor, authorise, type Ctx } from '../../platform/context/ctx.js';
import { newId } from '../../platform/context/new-id.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { notFound, ruleBrokenAt, wrongState } from '../../platform/errors/problem.js';
import { allow } from '../../platform/errors/ruling.js';
import { ReportDesk, rulingOn, type OpenReport } from '../report-desk.js';
import { peopleIn, standingOf } from '../report.mapper.js';
import { ReportRepository } from '../report.repository.js';
import type { Report } from '../report.record.js';
import { beginningSo, ReportMentions } from './report-mentions.js';

type Act = 'answer' | 'reply' | 'resolve';

/** What both sides say in the threads of a report (domain 3). Threads are changed without If-Match: each is a field of its own. */
@Injectable()
export class ReportCommentService {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: ReportDesk,
    private readonly reports: ReportRepository,
    private readonly mentions: ReportMentions,
    private readonly people: PeopleDirectory,
  ) {}

  /** The partner's word in a thread, which answers it. @throws Problem not_found, wrong_state, rule_broken: mention_unknown, too_many_rows */
  answer(ctx: Ctx, id: string, comment: string, body: CommentEntryBody): Promise<ReportActed> {
    return this.change(ctx, id, comment, 'answer', async (thread, open, tx) => {
      if (thread.state === 'resolved') throw wrongState('This comment is resolved.');
      return this.said(ctx, tx, open, thread, 'partner', body);
    });
  }

  /** A further word of the officer while the partner corrects the report: the thread is open again. While it is reviewed, words wait for the send-back. */
  reply(ctx: Ctx, id: string, comment: string, body: CommentEntryBody): Promise<ReportActed> {
    return this.change(ctx, id, comment, 'reply', async (thread, open, tx) => {
      const { project, period, lead } = open.report;
      tx.notify({
        kind: 'report_comment_reply', to: { roles: ['partner_editor', 'partner_signatory'], organisation: lead.id }, link: `/reports/${id}?section=comments&thread=${thread.id}`,
        params: { code: project.code, title: project.title, end: period.end },
      });
      return this.said(ctx, tx, open, thread, 'staff', body);
    });
  }

  resolve(ctx: Ctx, id: string, comment: string): Promise<ReportActed> {
    return this.change(ctx, id, comment, 'resolve', (thread) => Promise.resolve({ ...thread, state: 'resolved' }));
  }

  /** Whom the asker may mention on this report. @throws Problem not_found, not_allowed */
  async mentionable(ctx: Ctx, id: string, query: MentionQuery): Promise<{ items: Mentionable[] }> {
    const report = await this.reports.head(ctx.scope, id);
    authorise(ctx, query.in === 'note' ? 'report.note' : 'report.mention', report.access);
    return { items: beginningSo(await this.mentions.of(ctx, report, query.in), query.beginning) };
  }

  /** The officer's words as they are sent: blank ones are left out, so are people who cannot be mentioned any more. */
  async toSend(ctx: Ctx, report: Report, tx: Tx): Promise<UnsentComment[]> {
    const words = wordsToSend(report.officer.comments);
    if (words.every((one) => one.mentions.length === 0)) return words;
    const known = new Set((await this.mentions.of(ctx, report, 'comment', tx.session)).map((one) => one.id));
    return words.map((one) => ({ ...one, mentions: one.mentions.filter((person) => known.has(person)) }));
  }

  /** Tells those whom the words that were just sent mention. */
  async tellOf(ctx: Ctx, tx: Tx, report: Report, sent: readonly UnsentComment[]): Promise<void> {
    const entries = new Set(sent.map((one) => one.id));
    for (const thread of report.comments) {
      await this.mentions.tell(ctx, tx, report, thread.entries.filter((one) => entries.has(one.id)).flatMap((one) => one.mentions), { thread: thread.id });
    }
  }

  private async said(ctx: Ctx, tx: Tx, { report }: OpenReport, thread: Thread, side: 'partner' | 'staff', { text, mentions }: CommentEntryBody): Promise<Thread> {
    if (isThreadFull(thread)) throw ruleBrokenAt('/', 'too_many_rows', `A thread has at most ${String(mostThreadEntries)} entries.`);
    await this.mentions.expectKnown(ctx, report, 'comment', mentions, tx.session);
    await this.mentions.tell(ctx, tx, report, mentions, { thread: thread.id });
    return continued(thread, { id: newId(), text, by: actor(ctx), side, at: ctx.now, mentions });
  }

  private change(ctx: Ctx, id: string, comment: string, action: Act, change: (thread: Thread, open: OpenReport, tx: Tx) => Promise<Thread>): Promise<ReportActed> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.desk.openStanding(ctx, id, tx.session);
      const ruling = rulingOn(ctx, open, action);
      if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
      allow(ruling);
      const thread = open.report.comments.find((one) => one.id === comment);
      if (!thread) throw notFound();
      const changed = await change(thread, open, tx);
      const saved = await this.reports.replace({ ...open.report, comments: open.report.comments.map((one) => (one.id === comment ? changed : one)) }, tx.session, open.report);
      return standingOf(ctx, { ...open, report: saved }, await this.people.names(peopleIn(saved), tx.session));
    });
  }
}
