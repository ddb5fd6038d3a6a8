import type { MailFault } from '#shared/accounts';

const MOST_SAID = 300;
/** By the subject and detail of an enhanced status code (RFC 3463); the first that fits. */
const byDetail: readonly (readonly [RegExp, MailFault])[] = [
  [/^1\./, 'no_such_address'], [/^2\.1$/, 'no_such_address'], [/^2\.2$/, 'mailbox_full'], [/^(2\.3|3\.4)$/, 'too_large'], [/^7\./, 'taken_for_spam'],
];
const byReply: Readonly<Record<number, MailFault>> = {
  452: 'mailbox_full', 530: 'not_let_in', 534: 'not_let_in', 535: 'not_let_in', 550: 'no_such_address', 551: 'no_such_address', 552: 'mailbox_full', 553: 'no_such_address',
};

/** What went wrong with a mail: what the server's refusal means, and its own words on one line. A fault without any code is not the line's: the mail itself could not be made. */
export function faultOf(error: unknown): { fault: MailFault; said: string } {
  const { code, responseCode, response, message } = (error ?? {}) as Partial<Record<'code' | 'responseCode' | 'response' | 'message', unknown>>;
  const said = oneLine(response ?? message ?? '');
  const reply = typeof responseCode === 'number' ? responseCode : null;
  if (code === 'EAUTH') return { fault: 'not_let_in', said };
  if (reply === null) return { fault: typeof code === 'string' ? 'unreachable' : 'not_made', said };
  const fault = byReply[reply] === 'not_let_in' ? 'not_let_in' : (detailOf(said) ?? byReply[reply] ?? (reply < 500 ? 'busy' : 'refused'));
  return { fault: fault === 'taken_for_spam' && reply < 500 ? 'busy' : fault, said }; // "not now" by a policy is how greylists answer
}

function detailOf(said: string): MailFault | undefined {
  const detail = /\b[245]\.(\d{1,3}\.\d{1,3})\b/.exec(said)?.[1];
  return detail === undefined ? undefined : byDetail.find(([pattern]) => pattern.test(detail))?.[1];
}
function oneLine(words: unknown): string {
  return String(words).replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, MOST_SAID);
}
