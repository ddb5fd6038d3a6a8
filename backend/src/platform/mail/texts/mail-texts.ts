/** A mail in one language. `{code}`, `{title}` and `{name}` are filled from the message; what is not there is left out. */
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
  /** For kinds that have no text of their own. */
  readonly generic: MailText;
  readonly kinds: Readonly<Record<string, MailText>>;
}
