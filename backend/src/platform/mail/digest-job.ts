import { Injectable, type OnModuleInit } from '@nestjs/common';
import { digestKind, wayOf } from '#shared/accounts';
import { addDays, morningOf } from '#shared/calendar';
import type { Instant } from '#shared/platform';
import { systemCtx } from '../context/ctx.js';
import { newId } from '../context/new-id.js';
import { Transactions } from '../database/transactions.js';
import { LeaseRunner } from '../jobs/lease-runner.js';
import { MailRepository, type Mail } from './mail.repository.js';
import { PreferenceRepository } from './preference.repository.js';

const EVERY_SECONDS = 60;

/** Puts what was gathered for a person into one mail a day, in their morning (domain 6). */
@Injectable()
export class DigestJob implements OnModuleInit {
  constructor(
    private readonly mails: MailRepository,
    private readonly preferences: PreferenceRepository,
    private readonly transactions: Transactions,
    private readonly runner: LeaseRunner,
  ) {}

  onModuleInit(): void {
    this.runner.every('digests', EVERY_SECONDS, () => this.turn());
  }

  /** Makes the mails that are due. Any number of instances may do so at once. @returns how many it made */
  async turn(now = new Date()): Promise<number> {
    let count = 0;
    for (;;) {
      const outcome = await this.next(now);
      if (outcome === 'none') return count;
      if (outcome === 'made') count++;
    }
  }

  /** One person's, less what they switched off since: the gathered ones and the mail that holds them change together, so that a death in the middle loses and doubles nothing. */
  private next(now: Date): Promise<'none' | 'made' | 'passed'> {
    return this.transactions.run(systemCtx('digests', now.toISOString()), async ({ session }) => {
      const recipient = await this.mails.nextToGather(now, session);
      if (recipient === null) return 'none';
      const event = `digest:${now.toISOString().slice(0, 10)}`;
      if (await this.mails.isThere(event, recipient, session)) {
        await this.mails.putOff(recipient, new Date(nextMorning(now, true)), session);
        return 'passed';
      }
      const items = await this.mails.gathered(recipient, session);
      const choices = (await this.preferences.choicesOf([recipient], session)).get(recipient) ?? {};
      const isWanted = ({ kind }: Mail) => wayOf(kind, choices) !== 'portal';
      const wanted = items.filter(isWanted);
      const newest = wanted.at(-1);
      if (newest) await this.mails.insert([digestOf(event, newest, wanted, now)], session);
      await this.mails.markGathered(wanted.map((one) => one._id), 'in_digest', session);
      await this.mails.markGathered(items.filter((one) => !isWanted(one)).map((one) => one._id), 'left_out', session);
      return newest ? 'made' : 'passed';
    });
  }
}

function digestOf(event: string, { recipient, address, name, locale }: Mail, items: readonly Mail[], now: Date): Mail {
  return {
    _id: newId(), shape: 1, version: 1, event, kind: digestKind, link: '/', params: { count: items.length }, recipient, address, name, locale, state: 'waiting', attempts: 0,
    nextAt: now, createdAt: now, subject: null, text: null, items: items.map(({ kind, link, params }) => ({ kind, link, params })),
  };
}

/** When the next mail of a day goes out, where nobody says whose morning it is; `isTomorrow`: today's has gone. */
export function nextMorning(now: Date, isTomorrow = false): Instant {
  const today = now.toISOString().slice(0, 10);
  const morning = morningOf(today, 'UTC');
  return morning > now.toISOString() && !isTomorrow ? morning : morningOf(addDays(today, 1), 'UTC');
}
