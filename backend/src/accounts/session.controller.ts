import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { profileChange, sessionList, sessionView, signInRequest, type SessionRow, type SessionView, type SignInRequest } from '#shared/accounts';
import { z } from 'zod';
import { Public, SignedIn } from '../platform/auth/access.js';
import { clearCookie, readCookie, setCookie } from '../platform/auth/cookie.js';
import { SessionRepository } from '../platform/auth/session.repository.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { SessionService } from './session.service.js';

/** The name of a session, as its person sees it. */
const publicId = z.string().min(6).max(40);

@Controller()
export class SessionController {
  constructor(
    private readonly service: SessionService,
    private readonly sessions: SessionRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('auth/sign-in')
  @Public()
  @Answers(200, sessionView)
  async signIn(
    @Context() ctx: Ctx, @Body({ schema: signInRequest }) body: SignInRequest, @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { secret, view } = await this.service.signIn(ctx, body, request.headers['user-agent'] ?? '');
    setCookie(response, this.config, secret, body.isMyDevice ? 30 : null);
    return view;
  }

  @Get('auth/session')
  @SignedIn()
  @Answers(200, sessionView)
  session(@Context() ctx: Ctx): Promise<SessionView> {
    return this.service.current(ctx);
  }

  @Post('auth/sign-out')
  @Public()
  @Answers(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const secret = readCookie(request);
    if (secret) await this.sessions.end(secret);
    clearCookie(response, this.config);
  }

  @Get('auth/sessions')
  @SignedIn()
  @Answers(200, sessionList)
  list(@Context() ctx: Ctx, @Req() request: Request): Promise<{ items: SessionRow[] }> {
    return this.service.list(ctx, readCookie(request) ?? '');
  }

  /** Ends all sessions of the asker but this one. */
  @Delete('auth/sessions')
  @SignedIn()
  @Answers(204)
  endOthers(@Context() ctx: Ctx, @Req() request: Request): Promise<void> {
    return this.service.endOthers(ctx, readCookie(request) ?? '');
  }

  @Delete('auth/sessions/:id')
  @SignedIn()
  @Answers(204)
  end(@Context() ctx: Ctx, @Param('id', { schema: publicId }) session: string): Promise<void> {
    return this.service.end(ctx, session);
  }

  @Patch('me')
  @SignedIn()
  @Answers(200, sessionView)
  changeProfile(@Context() ctx: Ctx, @Body({ schema: profileChange }) body: z.infer<typeof profileChange>): Promise<SessionView> {
    return this.service.changeProfile(ctx, body);
  }
}
