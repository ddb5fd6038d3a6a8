import { Body, Controller, Get, Param, Post, Put, Redirect } from '@nestjs/common';
import { unsubscription, unsubscriptionChange, type Unsubscription } from '#shared/accounts';
import { z } from 'zod';
import { FromOutside, Public } from '../platform/auth/access.js';
import { Answers } from '../platform/http/answers.js';
import { UnsubscribeService } from './unsubscribe.service.js';

const secret = z.string().max(300);

/** The link of a mail. Reading it changes nothing, whoever follows it: scanners of mails do. */
@Controller('unsubscribe/:secret')
export class UnsubscribeController {
  constructor(private readonly service: UnsubscribeService) {}

  /** For people whose mail program knows no one-click: leads to the page that asks. */
  @Get()
  @Public()
  @Redirect()
  @Answers(303)
  async show(@Param('secret', { schema: secret }) given: string): Promise<{ url: string; statusCode: number }> {
    return { url: await this.service.pageOf(given), statusCode: 303 };
  }

  /** One click in a mail program (RFC 8058): sent by the program's own server, with neither our header nor a sign-in. */
  @Post()
  @Public()
  @FromOutside()
  @Answers(200, unsubscription)
  switchOff(@Param('secret', { schema: secret }) given: string): Promise<Unsubscription> {
    return this.service.set(given, true);
  }

  @Get('choice')
  @Public()
  @Answers(200, unsubscription)
  read(@Param('secret', { schema: secret }) given: string): Promise<Unsubscription> {
    return this.service.read(given);
  }

  @Put('choice')
  @Public()
  @Answers(200, unsubscription)
  choose(@Param('secret', { schema: secret }) given: string, @Body({ schema: unsubscriptionChange }) { isOff }: z.infer<typeof unsubscriptionChange>): Promise<Unsubscription> {
    return this.service.set(given, isOff);
  }
}
