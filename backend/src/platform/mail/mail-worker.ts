import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { topicOf, wayOf, type NoticeWay } from '#shared/accounts';
import { PeopleDirectory } from '../auth/people-directory.js';
import { PersonRepository } from '../auth/person.repository.js';
import { TokenRepository, tokenKinds, type TokenKind } from '../auth/token.repository.js';
import { systemCtx } from '../context/ctx.js';
import { newId } from '../context/new-id.js';
import { Transactions } from '../database/transactions.js';
import { LeaseRunner } from '../jobs/lease-runner.js';
import { nextMorning } from './digest-job.js';
import { CutShort, MailAttachments } from './mail-attachments.js';
import { faultOf } from './mail-fault.js';
import { MailLinks } from './mail-links.js';
import { MailRepository, type Mail, type MailKinds } from './mail.repository.js';
import { MailTransport } from './mail-transport.js';
import { NotificationRepository } from './notification.repository.js';
import { outboxOf, type Audience, type OutboxRow } from './outbox.js';
import { PreferenceRepository } from './preference.repository.js';
import { renderMail, type OffLinks } from './render-mail.js';

const EVERY_SECONDS = 2;
const MOST_ATTEMPTS = 12;
/** A server that says "never" is believed the third time. */
const MOST_REFUSALS = 3;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Mail['locale'];
}
const system = { kind: 'system' } as const;
const isTokenKind = (kind: string): kind is TokenKind => Object.hasOwn(tokenKinds, kind);

/** Takes messages out of the outbox: in the portal exactly once, by mail at least once (platform.md, "Outbox"). */
@Injectable()
export class MailWorker implements OnModuleInit {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly people: PersonRepository,
    private readonly directory: PeopleDirectory,
    private readonly tokens: TokenRepository,
    private readonly notifications: NotificationRepository,
    private readonly mails: MailRepository,
    private readonly preferences: PreferenceRepository,
    private readonly attachments: MailAttachments,
    private readonly links: MailLinks,
    private readonly transport: MailTransport,
    private readonly transactions: Transactions,
    private readonly runner: LeaseRunner,
    @InjectConnection() private readonly connection: Connection,
  ) {}

  onModuleInit(): void {
    this.runner.every('outbox', EVERY_SECONDS, () => this.work());
    this.runner.every('mails with attachments', EVERY_SECONDS, () => this.sendAttached());
  }

  /** Expands all waiting messages and tries all mails that are due, but those with an attachment. Any number of workers may do so at once. */
  async work(now = new Date()): Promise<void> {
    while (await this.expandNext(now)) { /* until none waits */ }
    while (await this.sendNext(now, { $nin: this.attachedKinds })) { /* until none is due */ }
  }

  /** Tries one mail with an attachment, which takes its time to make: a job of its own, so that no other mail waits for it. @returns whether one was due */
  sendAttached(now = new Date()): Promise<boolean> {
    return this.sendNext(now, { $in: this.attachedKinds });
  }

  /** Mails that are kept instead of sent have no attachment. */
  private get attachedKinds(): string[] {
    return this.transport.isThere ? this.attachments.kinds : [];
  }

  /** One message to its recipients: notifications, mails and the message's new state together. */
  private expandNext(now: Date): Promise<boolean> {
    return this.transactions.run(systemCtx('outbox', now.toISOString()), async ({ session }) => {
      const outbox = outboxOf(this.connection);
      const row = (await outbox.findOneAndUpdate(
        { state: 'waiting' }, { $set: { state: 'expanded' }, $inc: { attempts: 1 } }, { sort: { _id: 1 }, session, returnDocument: 'after' },
      )) as OutboxRow | null;
      if (!row) return false;
      const isPast = row.isQuiet && row.at < now.toISOString();
      const recipients = isPast ? [] : await this.recipientsOf(row, now);
      const { event, kind, at, link, params } = row;
      const fresh = await this.notifications.tell({ event, kind, at, link, params }, recipients.map((r) => r.id), session);
      if (!row.isQuiet) await this.mails.insert(await this.mailsTo(row, recipients.filter((r) => fresh.has(r.id)), now, session), session);
      return true;
    });
  }

  /** The mails of a message, each in the way that its reader chose. */
  private async mailsTo(row: OutboxRow, recipients: readonly Recipient[], now: Date, session: ClientSession): Promise<Mail[]> {
    const choices = await this.preferences.choicesOf(recipients.map((r) => r.id), session);
    return recipients.flatMap((recipient) => {
      const way = wayOf(row.kind, choices.get(recipient.id) ?? {});
      return way === 'portal' ? [] : [mailOf(row, recipient, way, now)];
    });
  }

  private async recipientsOf({ to }: { to: Audience }, now: Date): Promise<Recipient[]> {
    const byId = await this.people.findByIds(system, to.persons ?? []);
    const named = byId.filter((p) => p.state !== 'inactive').map((p) => ({ id: p._id, name: p.name, email: p.email, locale: p.locale }));
    const { organisation, programme } = to;
    const holders = to.roles?.length ? await this.directory.withRole(to.roles, { organisation, programme }, now.toISOString().slice(0, 10)) : [];
    return [...new Map([...named, ...holders].map((r) => [r.id, r])).values()];
  }

  private async sendNext(now: Date, kinds: MailKinds): Promise<boolean> {
    const mail = await this.mails.take(now, kinds);
    if (!mail) return false;
    const hindrance = await this.hindranceOf(mail, now);
    if (hindrance) {
      await this.mails.settle(mail._id, hindrance);
      return true;
    }
    try {
      await this.send(mail, now);
    } catch (error) {
      if (error instanceof CutShort) return false; // still in hand: due again when the time of its trial is over
      await this.tryLater(mail, error, now); // a refusal, or a mail that cannot be made, must not stop the others
    }
    return true;
  }

  private async send(mail: Mail, now: Date): Promise<void> {
    const content = renderMail({
      ...mail, link: await this.addressOf(mail, now), items: mail.items?.map((item) => ({ ...item, link: this.links.inPortal(item.link).toString() })), off: this.offOf(mail),
    });
    if (!this.transport.isThere) {
      await this.mails.settle(mail._id, { state: 'kept', subject: content.subject, text: content.text });
      return;
    }
    await this.transport.send(mail._id, mail.address, { ...content, attachments: await this.attachments.of(mail) });
    await this.mails.settle(mail._id, { state: 'sent' });
  }

  /** Why a mail that was written is not sent any more: its reader has left, or chose otherwise meanwhile. */
  private async hindranceOf({ recipient, kind }: Mail, now: Date): Promise<Pick<Mail, 'state' | 'refusal'> | null> {
    const [reader, choices] = await Promise.all([this.people.find(system, recipient), this.preferences.choicesOf([recipient])]);
    if (reader?.state === 'inactive') return { state: 'failed', refusal: { fault: 'access_ended', said: '', at: now } };
    return wayOf(kind, choices.get(recipient) ?? {}) === 'portal' ? { state: 'left_out', refusal: null } : null;
  }

  private async tryLater(mail: Mail, error: unknown, now: Date): Promise<void> {
    const isRefusal = Number((error as { responseCode?: unknown }).responseCode) >= 500;
    const isOver = mail.attempts >= (isRefusal ? MOST_REFUSALS : MOST_ATTEMPTS);
    this.logger.warn({ err: error, mail: mail._id, attempts: mail.attempts, isOver }, 'a mail was not taken');
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (mail.attempts - 1));
    const refusal = { ...faultOf(error), at: now };
    await this.mails.settle(mail._id, isOver ? { state: 'failed', refusal } : { state: 'waiting', refusal, nextAt: new Date(now.getTime() + wait) });
  }

  /** Where the mail leads to. Secrets are made for the mail alone, and are nowhere kept but as hashes. */
  private async addressOf({ kind, link, recipient }: Mail, now: Date): Promise<string> {
    const address = this.links.inPortal(link);
    if (isTokenKind(kind)) address.searchParams.set('token', await this.tokens.make(recipient, kind, now));
    return address.toString();
  }

  /** Where the reader switches such mails off; null where that cannot be. */
  private offOf({ kind, recipient }: Mail): OffLinks | null {
    return topicOf(kind) === null ? null : { account: this.links.inPortal('/account').toString(), ...this.links.off({ person: recipient, kind }) };
  }
}

function mailOf({ event, kind, link, params, digestAt }: OutboxRow, { id, email, name, locale }: Recipient, way: Exclude<NoticeWay, 'portal'>, now: Date): Mail {
  const nextAt = way === 'mail' ? now : new Date(digestAt ?? nextMorning(now));
  return {
    _id: newId(), shape: 1, version: 1, event, kind, link, params, recipient: id, address: email, name, locale, state: way === 'mail' ? 'waiting' : 'gathered', attempts: 0, nextAt,
    createdAt: now, subject: null, text: null,
  };
}
