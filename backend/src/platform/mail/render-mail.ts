import type { Language } from '#shared/platform';
import { ar } from './texts/ar.js';
import { en } from './texts/en.js';
import { fr } from './texts/fr.js';
import type { MailText, MailTexts } from './texts/mail-texts.js';
import { writeParam, type MailParams } from './write-param.js';

export const mailTexts: Readonly<Record<Language, MailTexts>> = { en, fr, ar };

/** What a mail is made of. `params` fill the text; `link` is a whole address. */
export interface MailContent {
  readonly kind: string;
  readonly locale: Language;
  readonly name: string;
  readonly link: string;
  readonly params: MailParams;
  /** Of the mail of a day: what it holds, each with its whole address. */
  readonly items?: readonly Pick<MailContent, 'kind' | 'link' | 'params'>[] | undefined;
  /** Null where such mails can't be switched off. */
  readonly off?: OffLinks | null;
}
/** Where mails are chosen in the account, where a page switches those of this kind off, and where one click of a mail program does. */
export interface OffLinks {
  readonly account: string;
  readonly page: string;
  readonly oneClick: string;
}
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly oneClick: string | null;
}

/** A message, or the messages of a day, in the recipient's language: as plain text and as simple HTML that carries language and direction. */
export function renderMail(mail: MailContent): RenderedMail {
  const texts = mailTexts[mail.locale];
  const { subject, body } = mail.items ? texts.digest : textOf(texts, mail.kind);
  const filling = { ...mail.params, name: mail.name };
  const written = (text: string, params: MailParams): string => fill(text, params, mail.locale);
  const greeting = written(texts.greeting, filling);
  const said = [...(mail.items ?? []), mail].map(({ kind, params, link }, at, all) =>
    ({ text: written(at === all.length - 1 ? body : textOf(texts, kind).body, { ...params, name: mail.name }), link }));
  const foot = mail.off ? [[texts.stop, mail.off.page], [texts.preferences, mail.off.account]] as const : [];
  const html = `<!doctype html><html lang="${mail.locale}" dir="${texts.direction}"><body><p>${escape(greeting)}</p>`
    + said.map(({ text, link }) => `<p>${escape(text)}</p><p>${escape(texts.open)} ${anchor(link)}</p>`).join('')
    + `<p><small>${[escape(texts.footer), ...foot.map(([words, link]) => `${escape(words)} ${anchor(link)}`)].join('<br>')}</small></p></body></html>`;
  const text = [greeting, ...said.flatMap((one) => [one.text, `${texts.open}\n${one.link}`]), texts.footer, ...foot.map(([words, link]) => `${words}\n${link}`)].join('\n\n');
  return { subject: oneLine(written(subject, filling)), text, html, oneClick: mail.off?.oneClick ?? null };
}

/** A kind's subject and body in a language, for whoever shows it elsewhere than in a mail. */
export function sayIn(locale: Language, kind: string, params: MailContent['params']): MailText {
  const { subject, body } = textOf(mailTexts[locale], kind);
  return { subject: oneLine(fill(subject, params, locale)), body: fill(body, params, locale) };
}

function textOf(texts: MailTexts, kind: string): MailText {
  return (Object.hasOwn(texts.kinds, kind) && texts.kinds[kind]) || texts.generic;
}
function anchor(link: string): string {
  return `<a href="${escape(link)}">${escape(link)}</a>`;
}
function fill(text: string, params: MailParams, locale: Language): string {
  return text.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, form?: string) => writeParam(name, form, params, locale, mailTexts[locale])).replace(/ {2,}/g, ' ').trim();
}
/** A subject is a header: no line may be smuggled into it. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').slice(0, 200);
}
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
