import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Mail } from './mail.repository.js';

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}
/** Makes what goes with a mail to its reader. */
export type AttachmentMaker = (mail: Pick<Mail, 'recipient' | 'locale' | 'params'>) => Promise<MailAttachment[]>;

/** Under the time that a mail is held for the one who tries it. */
const PATIENCE_MS = 60_000;

/** The portal ends while an attachment is made: its mail waits for whoever tries it next. */
export class CutShort extends Error {}

/** What goes with mails, by kind: made when the mail is sent. A mail whose attachment cannot be had goes without: its text stands alone. */
@Injectable()
export class MailAttachments implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private isEnding = false;
  private readonly makers = new Map<string, AttachmentMaker>();

  /** Called once by the feature whose mails they are. */
  register(kind: string, make: AttachmentMaker): void {
    this.makers.set(kind, make);
  }

  get kinds(): string[] {
    return [...this.makers.keys()];
  }

  beforeApplicationShutdown(): void {
    this.isEnding = true;
  }

  /** @throws CutShort */
  async of(mail: Mail): Promise<MailAttachment[]> {
    const make = this.makers.get(mail.kind);
    if (!make) return [];
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => { timer = setTimeout(() => { reject(new Error('the attachment took too long')); }, PATIENCE_MS); });
    try {
      return await Promise.race([make(mail), tooLong]);
    } catch (error) {
      if (this.isEnding) throw new CutShort('the portal is ending');
      this.logger.warn({ err: error, mail: mail._id }, 'a mail goes without its attachment');
      return [];
    } finally {
      clearTimeout(timer);
    }
  }
}
