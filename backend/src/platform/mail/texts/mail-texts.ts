/** A mail in one language. `{code}`, `{title}` and `{name}` are filled from the message, `{at|instant}` and the like written for its reader (`writeParam`); what is not there is left out. */
export interface MailText {
  readonly subject: string;
  readonly body: string;
}
export interface MailTexts {
  readonly direction: 'ltr' | 'rtl';
  readonly greeting: string;
  /** Stands before the link. */
  readonly open: string;
  readonly footer: string;
  /** Stands before the address of the page that switches off mails of this kind. */
  readonly stop: string;
  /** Stands before the address at which mails are chosen. */
  readonly preferences: string;
  /** The mail of a day, after the messages that it holds. `{count}` is how many. */
  readonly digest: MailText;
  /** The name of a person's calendar of due days. */
  readonly calendar: string;
  /** For kinds that have no text of their own. */
  readonly generic: MailText;
  /** For params that name a word: `{timing|word}`. */
  readonly words: Readonly<Record<string, string>>;
  /** What stands around the words of a person: `{message|quote}`. */
  readonly quote: readonly [string, string];
  readonly kinds: Readonly<Record<string, MailText>>;
}
