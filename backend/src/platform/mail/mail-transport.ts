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
    const { oneClick, attachments, ...content } = mail;
    await this.transporter?.sendMail({ to, ...content, attachments: [...attachments], messageId: `<${id}@${host}>`, headers: { 'Auto-Submitted': 'auto-generated', ...offHeaders(oneClick) } });
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}

/** One click is offered under https alone (RFC 8058, 3.1); else mail programs show the address. */
function offHeaders(oneClick: string | null): Record<string, string> {
  if (oneClick === null) return {};
  return { 'List-Unsubscribe': `<${oneClick}>`, ...(oneClick.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}) };
}
