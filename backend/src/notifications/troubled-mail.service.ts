import { Injectable, Logger } from '@nestjs/common';
import type { TroubledMail, TroubledMailQuery, TroubleState } from '#shared/accounts';
import { actor, type Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { notFound, wrongState } from '../platform/errors/problem.js';
import { MailRepository, type Mail } from '../platform/mail/mail.repository.js';

/** Mails that no server took, for the administrator: why, and once more. The worker of any instance tries them. */
@Injectable()
export class TroubledMailService {
  private readonly logger = new Logger('Mail');

  constructor(private readonly mails: MailRepository) {}

  async list({ state, ...request }: TroubledMailQuery): Promise<Page<TroubledMail>> {
    const page = await this.mails.troubled(state, request);
    return { ...page, items: page.items.map(troubledMailOf) };
  }

  /** @throws Problem not_found; wrong_state where it is being tried at this moment, or was taken meanwhile */
  async retry(ctx: Ctx, id: string): Promise<TroubledMail> {
    const retried = await this.mails.tryAgain({ id }, ctx.recordedAt());
    const mail = await this.mails.find(id);
    if (!mail) throw notFound();
    if (retried === 0) throw wrongState('This mail is being tried at this moment, or was taken meanwhile.');
    this.logger.log({ mail: id, by: actor(ctx) }, 'a mail is tried again');
    return troubledMailOf(mail);
  }

  async retryAll(ctx: Ctx, state: TroubleState): Promise<{ count: number }> {
    const count = await this.mails.tryAgain({ state }, ctx.recordedAt());
    this.logger.log({ state, count, by: actor(ctx) }, 'mails are tried again');
    return { count };
  }
}

function troubledMailOf({ _id, kind, recipient, name, address, state, attempts, createdAt, refusal, nextAt, isTried }: Mail): TroubledMail {
  const isAtRest = isTried !== true;
  return {
    id: _id, kind, person: { id: recipient, name }, address, state: state === 'failed' ? 'failed' : 'trying', attempts, createdAt: createdAt.toISOString(),
    refusal: refusal ? { ...refusal, at: refusal.at.toISOString() } : null, nextAt: state === 'waiting' && isAtRest ? nextAt.toISOString() : null,
    mayRetry: isAtRest && refusal?.fault !== 'access_ended',
  };
}
