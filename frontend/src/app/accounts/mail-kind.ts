import type { Texts } from '../platform/i18n/texts';

/** What a mail is about, in words: as its notification says it, else by its own name. */
export function mailKind(kind: string, texts: Texts): string {
  return texts.firstOf([`frame.notification.${kind}`, `accounts.troubled.kind.${kind}`], {}, texts.say('accounts.troubled.kind.generic'));
}
