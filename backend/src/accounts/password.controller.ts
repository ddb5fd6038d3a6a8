import { Body, Controller, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { passwordChange, passwordResetConfirm, passwordResetRequest } from '#shared/accounts';
import type { z } from 'zod';
import { Public, SignedIn } from '../platform/auth/access.js';
import { readCookie } from '../platform/auth/cookie.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { PasswordService } from './password.service.js';

@Controller()
export class PasswordController {
  constructor(private readonly service: PasswordService) {}

  /** Answers the same whether the address is known or not. */
  @Post('auth/password-reset')
  @Public()
  @Answers(204)
  request(@Context() ctx: Ctx, @Body({ schema: passwordResetRequest }) body: z.infer<typeof passwordResetRequest>): Promise<void> {
    return this.service.requestReset(ctx, body.email);
  }

  /** Sets a password by the link of an invitation or of a reset. */
  @Post('auth/password-reset/confirm')
  @Public()
  @Answers(204)
  confirm(@Context() ctx: Ctx, @Body({ schema: passwordResetConfirm }) body: z.infer<typeof passwordResetConfirm>): Promise<void> {
    return this.service.setByToken(ctx, body.token, body.password);
  }

  @Post('me/password')
  @SignedIn()
  @Answers(204)
  change(@Context() ctx: Ctx, @Body({ schema: passwordChange }) body: z.infer<typeof passwordChange>, @Req() request: Request): Promise<void> {
    return this.service.change(ctx, body.current, body.password, readCookie(request) ?? '');
  }
}
