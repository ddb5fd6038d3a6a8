import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { emptyBody, id } from '#shared/platform';
import {
  commentEntryBody, mentionable, mentionQuery, reportActed, staffNote, staffNoteBody, staffNoteChange, staffNotes, type CommentEntryBody, type MentionQuery, type StaffNoteBody,
  type StaffNoteChange,
} from '#shared/reports';
import { Keyed, Requires } from '../../platform/auth/access.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Answers } from '../../platform/http/answers.js';
import { Context } from '../../platform/http/context.js';
import { ReportCommentService } from './report-comment.service.js';
import { ReportNoteService } from './report-note.service.js';

@Controller('reports/:id')
export class ReportCommentController {
  constructor(private readonly comments: ReportCommentService, private readonly notes: ReportNoteService) {}

  @Post('comments/:comment/answer')
  @Requires('report.write')
  @Keyed()
  @Answers(200, reportActed)
  answer(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('comment', { schema: id }) comment: string, @Body({ schema: commentEntryBody }) body: CommentEntryBody,
  ) {
    return this.comments.answer(ctx, report, comment, body);
  }

  @Post('comments/:comment/reply')
  @Requires('report.review')
  @Keyed()
  @Answers(200, reportActed)
  reply(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('comment', { schema: id }) comment: string, @Body({ schema: commentEntryBody }) body: CommentEntryBody,
  ) {
    return this.comments.reply(ctx, report, comment, body);
  }

  @Post('comments/:comment/resolve')
  @Requires('report.review')
  @Keyed()
  @Answers(200, reportActed)
  resolve(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('comment', { schema: id }) comment: string, @Body({ schema: emptyBody }) _body: unknown) {
    return this.comments.resolve(ctx, report, comment);
  }

  @Get('people')
  @Requires('report.mention')
  @Answers(200, mentionable)
  people(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: mentionQuery }) query: MentionQuery) {
    return this.comments.mentionable(ctx, report, query);
  }

  @Get('notes')
  @Requires('report.note')
  @Answers(200, staffNotes)
  list(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string) {
    return this.notes.list(ctx, report);
  }

  @Post('notes')
  @Requires('report.note')
  @Keyed()
  @Answers(201, staffNote)
  add(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: staffNoteBody }) body: StaffNoteBody) {
    return this.notes.add(ctx, report, body);
  }

  @Put('notes/:note')
  @Requires('report.note')
  @Answers(200, staffNote)
  change(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('note', { schema: id }) note: string, @Body({ schema: staffNoteChange }) body: StaffNoteChange) {
    return this.notes.change(ctx, report, note, body);
  }

  @Delete('notes/:note')
  @Requires('report.note')
  @Answers(204)
  remove(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('note', { schema: id }) note: string): Promise<void> {
    return this.notes.remove(ctx, report, note);
  }
}
