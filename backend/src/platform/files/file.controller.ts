import { Body, Controller, Get, Param, Post, Put, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { emptyBody, fileOpening, fileView, id, mostPartBytes, partQuery, pictureSide, type FileOpening, type FileView, type PictureSide } from '#shared/platform';
import { Requires, SignedIn } from '../auth/access.js';
import type { Ctx } from '../context/ctx.js';
import { Problem } from '../errors/problem.js';
import { Answers } from '../http/answers.js';
import { Context } from '../http/context.js';
import { FileService } from './file.service.js';
import { PictureService } from './picture.service.js';

@Controller('files')
export class FileController {
  constructor(private readonly service: FileService, private readonly pictures: PictureService) {}

  @Post()
  @Requires('file.write')
  @Answers(201, fileView)
  open(@Context() ctx: Ctx, @Body({ schema: fileOpening }) body: FileOpening): Promise<FileView> {
    return this.service.open(ctx, body);
  }

  @Put(':id/content')
  @Requires('file.write')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(200, fileView)
  append(
    @Context() ctx: Ctx, @Param('id', { schema: id }) file: string, @Query({ schema: partQuery }) query: { offset: number }, @Req() request: Request,
  ): Promise<FileView> {
    if (request.readableEnded || !request.is('application/octet-stream')) throw new Problem('unsupported_type', 'Send the bytes as application/octet-stream.');
    if (Number(request.headers['content-length']) > mostPartBytes) throw new Problem('too_large', `A part holds at most ${String(mostPartBytes / 1024 / 1024)} MB.`);
    return this.service.append(ctx, file, query.offset, request);
  }

  @Post(':id/complete')
  @Requires('file.write')
  @Answers(200, fileView)
  complete(@Context() ctx: Ctx, @Body({ schema: emptyBody }) _body: object, @Param('id', { schema: id }) file: string): Promise<FileView> {
    return this.service.complete(ctx, file);
  }

  /** Always as an attachment, and never guessed at by the browser. */
  @Get(':id')
  @SignedIn()
  @Answers(200)
  async read(
    @Context() ctx: Ctx, @Param('id', { schema: id }) wanted: string, @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.service.readable(ctx, wanted);
    const range = rangeOf(request.headers.range, file.size);
    response.attachment(file.name);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store, no-transform');
    response.setHeader('Accept-Ranges', 'bytes');
    if (range) response.status(206).setHeader('Content-Range', `bytes ${String(range.start)}-${String(range.end - 1)}/${String(file.size)}`);
    const length = range ? range.end - range.start : file.size;
    return new StreamableFile(this.service.content(file, range ?? undefined), { type: file.type, length });
  }

  /** A photo made small. Browsers keep it, and ask at each use whether it may still be seen. */
  @Get(':id/pictures/:side')
  @SignedIn()
  @Answers(200)
  async picture(
    @Context() ctx: Ctx, @Param('id', { schema: id }) wanted: string, @Param('side', { schema: pictureSide }) side: PictureSide, @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const { tag, bytes } = await this.pictures.of(ctx, wanted, side);
    response.setHeader('ETag', tag);
    response.setHeader('Cache-Control', 'private, no-cache, no-transform');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (request.headers['if-none-match'] === tag) {
      response.status(304);
      return undefined;
    }
    return new StreamableFile(await bytes(), { type: 'image/webp', disposition: 'attachment' });
  }
}

/** One range of bytes (RFC 9110, 14.1.2); anything else is answered whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  const start = Number(from);
  if (from === undefined || start >= size) return null;
  const end = to ? Math.min(Number(to) + 1, size) : size;
  return end > start ? { start, end } : null;
}
