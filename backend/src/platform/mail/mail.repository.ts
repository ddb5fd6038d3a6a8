import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection, Model } from 'mongoose';
import type { MailFault, TroubleState } from '#shared/accounts';
import type { Language } from '#shared/platform';
import { pageOf, type Page, type PageRequest } from '../database/paging.js';
import { defineModel, Mixed, type Stored } from '../database/record.js';

/** A message inside the day's mail. */
export interface MailItem {
  readonly kind: string;
  readonly link: string;
  readonly params: Record<string, string | number | null>;
}
/** Why a mail was not taken, the newest time. */
export interface MailRefusal {
  readonly fault: MailFault;
  readonly said: string;
  readonly at: Date;
}
/**
 * A mail to one person. While it waits, `nextAt` is when it may be tried: in the future while somebody is trying. A gathered one waits for the
 * mail of the day, then is inside it (`in_digest`) and never sent itself. What its
 * reader switched off before it went is `left_out`.
 */
export interface Mail extends Stored {
  event: string;
  recipient: string;
  kind: string;
  address: string;
  name: string;
  locale: Language;
  link: string;
  params: Record<string, string | number | null>;
  state: 'waiting' | 'sent' | 'kept' | 'failed' | 'gathered' | 'in_digest' | 'left_out';
  attempts: number;
  nextAt: Date;
  createdAt: Date;
  /** Only of kept mails: a sent one may hold a secret link. */
  subject: string | null;
  text: string | null;
  /** Of the mail of a day: what it holds. */
  items?: MailItem[];
  /** Somebody has it in hand, or died with it. */
  isTried?: boolean;
  refusal?: MailRefusal | null;
}
export type MailKinds = { readonly $in: string[] } | { readonly $nin: string[] };
type Outcome = Pick<Mail, 'state'> & Partial<Pick<Mail, 'nextAt' | 'subject' | 'text' | 'refusal'>>;
const text = { type: String, required: true };
const optional = { type: String, default: null };
const KEPT_SECONDS = 90 * 24 * 3600;
const mailModel = defineModel(
  'mails',
  {
    event: text, recipient: text, kind: text, address: text, name: text, locale: text, link: text, params: Mixed, state: text, attempts: Number, nextAt: Date,
    createdAt: Date, subject: optional, text: optional, items: Mixed,
    isTried: Boolean, refusal: Mixed,
  },
  [
    { keys: { event: 1, kind: 1, recipient: 1 }, unique: true },
    { keys: { state: 1, nextAt: 1 } },
    { keys: { state: 1, recipient: 1, _id: 1 } },
    { keys: { state: 1, createdAt: -1, _id: -1 } },
    { keys: { createdAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ],
);
/** One mail holds no more; the rest comes the next day. */
const MOST_GATHERED = 100;
/** Longer than any mail server takes; then somebody else may try. */
const TRIED_MS = 2 * 60_000;
const newestFirst = { createdAt: -1, _id: -1 } as const;
const inTrouble = { failed: { state: 'failed' }, trying: { state: 'waiting', 'refusal.fault': { $exists: true } } } as const satisfies Record<TroubleState, object>;
/** Nobody has it in hand, and its reader is still among the people of the portal. */
const mayBeTried = { 'isTried': { $ne: true }, 'refusal.fault': { $ne: 'access_ended' } } as const;

/** Mails have no scope: the worker sends them, and the demonstration shows the kept ones to everybody. */
@Injectable()
export class MailRepository {
  private readonly model: Model<Mail>;

  constructor(@InjectConnection() connection: Connection) {
    this.model = connection.model(mailModel.name, mailModel.schema) as unknown as Model<Mail>;
  }

  async insert(mails: readonly Mail[], session: ClientSession): Promise<void> {
    if (mails.length > 0) await this.model.insertMany(mails, { session });
  }

  /** Takes the next mail of these kinds that may be tried; nobody else takes it meanwhile. */
  async take(now: Date, kinds: MailKinds): Promise<Mail | null> {
    return (await this.model.findOneAndUpdate(
      { state: 'waiting', nextAt: { $lte: now }, kind: kinds },
      { $set: { nextAt: new Date(now.getTime() + TRIED_MS), isTried: true }, $inc: { attempts: 1 } },
      { sort: { nextAt: 1 }, returnDocument: 'after' },
    ).lean().exec());
  }

  async settle(id: string, outcome: Outcome): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { ...outcome, isTried: false } });
  }

  async find(id: string): Promise<Mail | null> {
    return (await this.model.findById(id).lean().exec());
  }

  /** Mails that no server took, newest first. */
  async troubled(state: TroubleState, request: Omit<PageRequest, 'sort'>): Promise<Page<Mail>> {
    const where = inTrouble[state];
    const page = await pageOf<Mail>({ ...request, sort: { field: 'createdAt', direction: -1 } }, where, async (keys, sort, limit) =>
      (await this.model.find({ $and: [where, keys] }).sort(sort).limit(limit).lean().exec()));
    return request.count ? { ...page, count: await this.model.countDocuments(where) } : page;
  }

  /** Lets mails that no server took be tried now, as often as new ones; what somebody has in hand is left to them. @returns how many */
  async tryAgain(which: { readonly id: string } | { readonly state: TroubleState }, now: Date): Promise<number> {
    const where = 'id' in which ? { _id: which.id, $or: Object.values(inTrouble) } : inTrouble[which.state];
    return (await this.model.updateMany({ $and: [where, mayBeTried] }, { $set: { state: 'waiting', nextAt: now, attempts: 0 } })).matchedCount;
  }

  /** Whose gathered mails are due, if anybody's. */
  async nextToGather(now: Date, session: ClientSession): Promise<string | null> {
    const due = (await this.model.findOne({ state: 'gathered', nextAt: { $lte: now } }, { recipient: 1 }, { session }).sort({ nextAt: 1 }).lean().exec()) as Pick<Mail, 'recipient'> | null;
    return due?.recipient ?? null;
  }

  /** All that is gathered for a person, oldest first. */
  async gathered(recipient: string, session: ClientSession): Promise<Mail[]> {
    return (await this.model.find({ state: 'gathered', recipient }, null, { session }).sort({ _id: 1 }).limit(MOST_GATHERED).lean().exec());
  }

  async markGathered(ids: readonly string[], state: 'in_digest' | 'left_out', session: ClientSession): Promise<void> {
    if (ids.length > 0) await this.model.updateMany({ _id: { $in: ids }, state: 'gathered' }, { $set: { state } }, { session });
  }

  /** The mail of that day has gone: what came later waits for the next. */
  async putOff(recipient: string, nextAt: Date, session: ClientSession): Promise<void> {
    await this.model.updateMany({ state: 'gathered', recipient, nextAt: { $lt: nextAt } }, { $set: { nextAt } }, { session });
  }

  async isThere(event: string, recipient: string, session: ClientSession): Promise<boolean> {
    return (await this.model.exists({ event, kind: 'digest', recipient }).session(session)) !== null;
  }

  /** Mails given up since an instant, the newest last. */
  async failed(since: Date, limit: number): Promise<Mail[]> {
    return (await this.model.find({ 'state': 'failed', 'createdAt': { $gte: since }, 'refusal.fault': { $ne: 'access_ended' } }).sort({ createdAt: 1, _id: 1 }).limit(limit).lean().exec());
  }

  /** The newest mails that the portal kept instead of sending them. */
  async kept(limit: number): Promise<Mail[]> {
    return (await this.model.find({ state: 'kept' }).sort(newestFirst).limit(limit).lean().exec());
  }

  /** How the database finds what is asked of it all the time, and what screens show. */
  async explain(now: Date): Promise<Map<string, unknown>> {
    const queries: [string, object, Record<string, 1 | -1>][] = [
      ['to be tried', { state: 'waiting', nextAt: { $lte: now } }, { nextAt: 1 }], ['to gather', { state: 'gathered', nextAt: { $lte: now } }, { nextAt: 1 }],
      ['gathered', { state: 'gathered', recipient: 'somebody' }, { _id: 1 }], ['the digest of a day', { event: 'digest', kind: 'digest', recipient: 'somebody' }, { _id: 1 }],
      ['given up', inTrouble.failed, newestFirst], ['still tried', inTrouble.trying, newestFirst], ['given up lately', { state: 'failed', createdAt: { $gte: now } }, { createdAt: 1, _id: 1 }],
      ['kept', { state: 'kept' }, newestFirst],
    ];
    return new Map(await Promise.all(queries.map(async ([name, where, sort]) => [name, await this.model.find(where as never).sort(sort).explain('queryPlanner')] as const)));
  }
}
