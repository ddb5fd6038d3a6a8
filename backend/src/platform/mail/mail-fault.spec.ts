import { faultOf } from './mail-fault.js';

const refused = (response: string, code = 'EENVELOPE') => ({ code, responseCode: Number(response.slice(0, 3)), response, message: `Can't send mail: ${response}` });

describe('what a mail server says', () => {
  const cases: [string, object, string][] = [
    ['an unknown mailbox', refused('550 5.1.1 <a@example.org>: user unknown'), 'no_such_address'],
    ['an unavailable mailbox without a detail', refused('550 not here'), 'no_such_address'],
    ['a closed mailbox', refused('550 5.2.1 mailbox disabled'), 'no_such_address'],
    ['a full mailbox', refused('552 5.2.2 over quota'), 'mailbox_full'],
    ['a full mailbox, for now', refused('452 4.2.2 try later'), 'mailbox_full'],
    ['a policy', refused('550 5.7.1 looks like spam'), 'taken_for_spam'],
    ['a size', refused('552 5.3.4 too big', 'EMESSAGE'), 'too_large'],
    ['a password', refused('535 5.7.8 bad credentials', 'EAUTH'), 'not_let_in'],
    ['a missing sign-in', refused('530 5.7.0 authenticate first'), 'not_let_in'],
    ['a greylist', refused('451 4.3.2 come back'), 'busy'],
    ['a greylist that names its policy', refused('450 4.7.1 greylisted'), 'busy'],
    ['a plain no', refused('554 no'), 'refused'],
    ['nothing: nobody listens', { code: 'ESOCKET', message: 'connect ECONNREFUSED 127.0.0.1:25' }, 'unreachable'],
    ['no server: what belongs to the mail could not be written', new Error('no page'), 'not_made'],
    ['nothing: the line was cut', { code: 'ECONNECTION', message: 'Connection closed unexpectedly' }, 'unreachable'],
  ];
  for (const [name, error, fault] of cases) it(`means ${fault} where it is about ${name}`, () => expect(faultOf(error).fault).toBe(fault as never));

  it('is kept on one line and not at any length', () => {
    expect(faultOf(refused(`550 5.1.1 no\r\n550 such\u0000 user ${'x'.repeat(900)}`)).said).toMatch(/^550 5\.1\.1 no 550 such user x{200,}$/);
    expect(faultOf(undefined)).toEqual({ fault: 'not_made', said: '' });
    expect(faultOf(refused(`550 ${'x'.repeat(900)}`)).said.length).toBe(300);
  });
});
