import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';
import type { MailAttachment } from './mail-attachments.js';
import type { RenderedMail } from './render-mail.js';

/** A server that says nothing for so long is given up, before another instance may try the mail. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** The mail server of SMTP_URL, if there is one. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transporter: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transporter = config.smtpUrl === null ? null : createTransport({ url: config.smtpUrl, ...patience }, { from: config.mailFrom });
  }

  get isThere(): boolean {
    return this.transporter !== null;
  }

  /** Hands a mail over. The Message-ID is the same at each attempt. @throws what the server says */
  async send(id: string, to: string, mail: RenderedMail & { readonly attachments: readonly MailAttachment[] }): Promise<void> {
    const host = new URL(this.config.publicUrl ?? 'http://grant-portal.invalid').hostname;
    const { preferences, attachments, ...content } = mail;
    await this.transporter?.sendMail({ to, ...content, attachments: [...attachments], messageId: `<${id}@${host}>`, headers: { 'Auto-Submitted': 'auto-generated', ...(preferences === null ? {} : { 'List-Unsubscribe': `<${preferences}>` }) } });
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}
