import { Body, Controller, Get, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { demoPeople, demoSignIn, keptMails, sessionView, type DemoPerson, type SessionView } from '#shared/accounts';
import type { z } from 'zod';
import { OrganisationService } from '../organisations/organisation.service.js';
import { Public } from '../platform/auth/access.js';
import { setCookie } from '../platform/auth/cookie.js';
import { PersonRepository } from '../platform/auth/person.repository.js';
import { grantsOf } from '../platform/auth/person.schema.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { MailRepository } from '../platform/mail/mail.repository.js';
import { DemoGuard } from './demo-guard.js';
import { SessionService } from './session.service.js';

/** The people of the demonstration, who may be played by anybody. */
@Controller('demo')
@UseGuards(DemoGuard)
export class DemoController {
  constructor(
    private readonly people: PersonRepository,
    private readonly organisations: OrganisationService,
    private readonly mails: MailRepository,
    private readonly service: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('people')
  @Public()
  @Answers(200, demoPeople)
  async list(@Context() ctx: Ctx): Promise<{ items: DemoPerson[] }> {
    const people = (await this.people.findDemo({ kind: 'system' })).map((p) => ({ p, grant: grantsOf(p, ctx.now)[0] }));
    const organisations = await this.organisations.refs(people.map(({ grant }) => grant?.organisation ?? null));
    return {
      items: people.flatMap(({ p, grant }) => (grant
        ? [{ id: p._id, name: p.name, email: p.email, role: grant.role, organisation: organisations.get(grant.organisation)?.name ?? '' }]
        : [])),
    };
  }

  @Post('sign-in')
  @Public()
  @Answers(200, sessionView)
  async signIn(
    @Context() ctx: Ctx, @Body({ schema: demoSignIn }) body: { person: string }, @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { secret, view } = await this.service.openDemo(ctx, body.person, request.headers['user-agent'] ?? '');
    setCookie(response, this.config, secret, null);
    return view;
  }

  /** The newest mails that the portal kept, because there is no mail server. */
  @Get('mails')
  @Public()
  @Answers(200, keptMails)
  async mailbox(): Promise<z.infer<typeof keptMails>> {
    const mails = await this.mails.kept(100);
    return { items: mails.map((m) => ({ id: m._id, to: m.address, subject: m.subject ?? '', text: m.text ?? '', at: m.createdAt.toISOString() })) };
  }
}
