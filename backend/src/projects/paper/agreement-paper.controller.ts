import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { fileTypes, id, language, type Language } from '#shared/platform';
import { agreementPaper, type AgreementPaper } from '#shared/projects';
import { Requires } from '../../platform/auth/access.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Answers } from '../../platform/http/answers.js';
import { attached } from '../../platform/http/attached.js';
import { Context } from '../../platform/http/context.js';
import { AgreementPaperService } from './agreement-paper.service.js';

const pdfQuery = z.strictObject({ language: language.optional() });

/** A grant agreement for paper: what the print page shows, and that page as a PDF. */
@Controller('projects')
export class AgreementPaperController {
  constructor(private readonly papers: AgreementPaperService) {}

  @Get(':id/agreement')
  @Requires('agreement.read')
  @Answers(200, agreementPaper)
  paper(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string): Promise<AgreementPaper> {
    return this.papers.paper(ctx, project);
  }

  @Get(':id/agreement.pdf')
  @Requires('agreement.read')
  @Answers(200)
  async pdf(
    @Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: pdfQuery }) { language: asked }: { language?: Language }, @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attached(await this.papers.pdf(ctx, project, asked ?? ctx.language), fileTypes.pdf, response);
  }
}
