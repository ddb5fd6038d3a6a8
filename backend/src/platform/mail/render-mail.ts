import type { Language } from '#shared/platform';
import { ar } from './texts/ar.js';
import { en } from './texts/en.js';
import { fr } from './texts/fr.js';
import type { MailTexts } from './texts/mail-texts.js';

export const mailTexts: Readonly<Record<Language, MailTexts>> = { en, fr, ar };

/** What a mail is made of. `params` fill the text; `link` is a whole address. */
export interface MailContent {
  readonly kind: string;
  readonly locale: Language;
  readonly name: string;
  readonly link: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A message in the recipient's language, as plain text and as simple HTML that carries language and direction. */
export function renderMail(mail: MailContent): RenderedMail {
  const texts = mailTexts[mail.locale];
  const { subject, body } = (Object.hasOwn(texts.kinds, mail.kind) && texts.kinds[mail.kind]) || texts.generic;
  const filling = { ...mail.params, name: mail.name };
  const [greeting, said] = [fill(texts.greeting, filling), fill(body, filling)];
  const html = `<!doctype html><html lang="${mail.locale}" dir="${texts.direction}"><body><p>${escape(greeting)}</p><p>${escape(said)}</p>`
    + `<p>${escape(texts.open)} <a href="${escape(mail.link)}">${escape(mail.link)}</a></p><p><small>${escape(texts.footer)}</small></p></body></html>`;
  return { subject: oneLine(fill(subject, filling)), text: [greeting, said, `${texts.open}\n${mail.link}`, texts.footer].join('\n\n'), html };
}

function fill(text: string, params: Readonly<Record<string, string | number | null>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String((Object.hasOwn(params, name) ? params[name] : null) ?? '')).replace(/ {2,}/g, ' ').trim();
}
/** A subject is a header: no line may be smuggled into it. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').slice(0, 200);
}
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
