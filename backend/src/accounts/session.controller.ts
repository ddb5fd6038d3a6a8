import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { sessionView, signInRequest, type SessionView, type SignInRequest } from '#shared/accounts';
import { Public, SignedIn } from '../platform/auth/access.js';
import { clearCookie, readCookie, setCookie } from '../platform/auth/cookie.js';
import { SessionRepository } from '../platform/auth/session.repository.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { SessionService } from './session.service.js';

@Controller('auth')
export class SessionController {
  constructor(
    private readonly service: SessionService,
    private readonly sessions: SessionRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sign-in')
  @Public()
  @Answers(200, sessionView)
  async signIn(
    @Context() ctx: Ctx, @Body({ schema: signInRequest }) body: SignInRequest, @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { secret, view } = await this.service.signIn(ctx, body, request.headers['user-agent'] ?? '');
    setCookie(response, this.config, secret, body.isMyDevice ? 30 : null);
    return view;
  }

  @Get('session')
  @SignedIn()
  @Answers(200, sessionView)
  session(@Context() ctx: Ctx): Promise<SessionView> {
    return this.service.current(ctx);
  }

  @Post('sign-out')
  @Public()
  @Answers(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const secret = readCookie(request);
    if (secret) await this.sessions.end(secret);
    clearCookie(response, this.config);
  }
}
