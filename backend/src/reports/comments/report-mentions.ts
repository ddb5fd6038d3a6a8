import { Injectable } from '@nestjs/common';
import { audienceOf, isBarred, isPartnerRole, isProgrammeStaff, rolesWith, type Role } from '#shared/accounts';
import type { Day } from '#shared/platform';
import type { Mentionable, MentionQuery } from '#shared/reports';
import { PeopleDirectory } from '../../platform/auth/people-directory.js';
import { actor, type Ctx } from '../../platform/context/ctx.js';
import type { Tx } from '../../platform/database/transactions.js';
import { ruleBrokenAt } from '../../platform/errors/problem.js';
import { tokensOf } from '../../platform/search/search-rows.js';
import type { ReportHead } from '../report.record.js';

/** Where somebody is mentioned: in what both sides read, or in a note among staff. */
export type MentionPlace = MentionQuery['in'];
type Session = Tx['session'];

const partnerRoles = rolesWith('report.write').filter(isPartnerRole);
const staffRoles: Readonly<Record<MentionPlace, readonly Role[]>> = { comment: rolesWith('report.read').filter(isProgrammeStaff), note: rolesWith('report.note') };

/** Whom a word on a report may name, and telling them: nobody who may not read it, of the officers a partner only those who wrote to it, and in a note nobody with a tie to the consortium. */
@Injectable()
export class ReportMentions {
  constructor(private readonly people: PeopleDirectory) {}

  /** Everybody whom the asker may mention there, by name; nobody twice, not themselves. */
  async of(ctx: Ctx, report: ReportHead, place: MentionPlace, session?: Session): Promise<Mentionable[]> {
    const { programme, consortium } = report.access;
    const isPartner = audienceOf(ctx.scope, report) === 'partner';
    const day = ctx.now.slice(0, 10);
    const partners = new Map((await this.people.withRole(partnerRoles, { organisation: consortium }, day, session)).map((one) => [one.id, one.name]));
    const heard = new Set(report.comments.flatMap((thread) => thread.entries.filter((one) => one.side === 'staff').map((one) => one.by)));
    const barred = place === 'note' ? await this.barred(consortium, day, session) : new Set<string>();
    const staff = (await this.people.withRole(staffRoles[place], { programme }, day, session)).filter((one) => !partners.has(one.id) && !barred.has(one.id) && (!isPartner || heard.has(one.id)));
    const all = [
      ...staff.map(({ id, name }): Mentionable => ({ id, name, side: 'staff' })),
      ...(place === 'note' ? [] : [...partners].map(([id, name]): Mentionable => ({ id, name, side: 'partner' }))),
    ];
    return all.filter((one) => one.id !== actor(ctx)).sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
  }

  private async barred(consortium: readonly string[], day: Day, session?: Session): Promise<Set<string>> {
    const members = await this.people.membersEver(consortium, session);
    return new Set(members.filter((one) => isBarred(one.memberships, consortium, day)).map((one) => one.id));
  }

  /** @throws Problem rule_broken: mention_unknown */
  async expectKnown(ctx: Ctx, report: ReportHead, place: MentionPlace, mentions: readonly string[], session: Session): Promise<void> {
    if (mentions.length === 0) return;
    const known = new Set((await this.of(ctx, report, place, session)).map((one) => one.id));
    const at = mentions.findIndex((one) => !known.has(one));
    if (at >= 0) throw ruleBrokenAt(`/mentions/${String(at)}`, 'mention_unknown', 'This person cannot be mentioned here.');
  }

  /** Tells those who are mentioned: that it was done and where, never what was said. */
  async tell(ctx: Ctx, tx: Tx, report: ReportHead, mentions: readonly string[], at: { thread: string } | { note: string }): Promise<void> {
    const persons = [...new Set(mentions)].filter((one) => one !== actor(ctx));
    if (persons.length === 0) return;
    const by = actor(ctx);
    const names = await this.people.names([by], tx.session);
    tx.notify({
      kind: 'mentioned', to: { persons }, link: `/reports/${report._id}?${new URLSearchParams({ section: 'comments', ...at }).toString()}`,
      params: { code: report.project.code, title: report.project.title, end: report.period.end, by: by === null ? null : names.get(by) ?? null },
    });
  }
}

/** At most so many are offered at once. */
const MOST_OFFERED = 20;

/** Those whose name begins so, or a word of it, in the order given. */
export function beginningSo(people: readonly Mentionable[], beginning: string): Mentionable[] {
  const words = tokensOf(beginning);
  return people.filter(({ name }) => { const own = tokensOf(name); return words.every((word) => own.some((one) => one.startsWith(word))); }).slice(0, MOST_OFFERED);
}
