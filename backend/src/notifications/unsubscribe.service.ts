import { Injectable } from '@nestjs/common';
import type { Unsubscription } from '#shared/accounts';
import { PersonRepository } from '../platform/auth/person.repository.js';
import { notFound } from '../platform/errors/problem.js';
import { MailLinks, type MailSubject } from '../platform/mail/mail-links.js';
import { PreferenceRepository } from '../platform/mail/preference.repository.js';

/** Switches a kind of mail off, and on again, for whoever holds the link of such a mail. */
@Injectable()
export class UnsubscribeService {
  constructor(private readonly links: MailLinks, private readonly people: PersonRepository, private readonly preferences: PreferenceRepository) {}

  /** @returns the page that asks. @throws Problem not_found where we did not sign the link */
  async pageOf(secret: string): Promise<string> {
    await this.subjectOf(secret);
    return this.links.pageOf(secret);
  }

  async read(secret: string): Promise<Unsubscription> {
    const { person, kind } = await this.subjectOf(secret);
    const { off = [] } = (await this.preferences.choicesOf([person])).get(person) ?? {};
    return { kind, isOff: off.includes(kind) };
  }

  async set(secret: string, isOff: boolean): Promise<Unsubscription> {
    const { person, kind } = await this.subjectOf(secret);
    await this.preferences.choose(person, { kinds: [{ kind, isOff }] });
    return { kind, isOff };
  }

  private async subjectOf(secret: string): Promise<MailSubject> {
    const subject = this.links.read(secret);
    const person = subject && (await this.people.find({ kind: 'system' }, subject.person));
    if (!subject || !person || person.state === 'inactive') throw notFound();
    return subject;
  }
}
