import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

/** What the link of a mail is good for: this kind of mail to this person. */
export interface MailSubject {
  readonly person: string;
  readonly kind: string;
}
const MAC_CHARACTERS = 43;

/**
 * Where mails lead to. The link that switches a kind of mail off needs no sign-in (RFC 8058): it is signed, is good for that kind and that person and for
 * nothing else, and is nowhere kept. A new SEAL_KEY ends all of them.
 */
@Injectable()
export class MailLinks {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.key = Buffer.from(hkdfSync('sha256', config.sealKey, '', 'links that switch mails off', 32));
  }

  inPortal(link: string): URL {
    return new URL(link, this.config.publicUrl ?? `http://${this.config.host}:${String(this.config.port)}`);
  }

  /** @returns the address for mail programs (POST switches off, GET leads to the page), and the page for people */
  off(subject: MailSubject): { oneClick: string; page: string } {
    const said = `${subject.person} ${subject.kind}`;
    const secret = this.mac(said).toString('base64url') + Buffer.from(said).toString('base64url');
    return { oneClick: this.inPortal(`/api/v1/unsubscribe/${secret}`).toString(), page: this.inPortal(this.pageOf(secret)).toString() };
  }

  pageOf(secret: string): string {
    return `/unsubscribe/${secret}`;
  }

  /** What a link is good for; null where we did not sign it. */
  read(secret: string): MailSubject | null {
    const given = Buffer.from(secret.slice(0, MAC_CHARACTERS), 'base64url');
    const said = Buffer.from(secret.slice(MAC_CHARACTERS), 'base64url').toString('utf8');
    const right = this.mac(said);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const [person = '', kind = ''] = said.split(' ');
    return { person, kind };
  }

  private mac(said: string): Buffer {
    return createHmac('sha256', this.key).update(said).digest();
  }
}
