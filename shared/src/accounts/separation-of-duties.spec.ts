import { isBarred, notSamePerson, type DatedMembership } from './separation-of-duties.js';

const consortium = ['diaspora', 'apiary'];
const member = (organisation: string, from: string, until: string | null): DatedMembership => ({ organisation, from, until });

describe('who is barred', () => {
  const cases: [string, DatedMembership[], boolean, boolean][] = [
    ['nobody of theirs', [member('undp', '2001-01-01', null)], false, false],
    ['a member of the lead', [member('diaspora', '2001-01-01', null)], false, true],
    ['a member of a co-applicant', [member('undp', '2001-01-01', null), member('apiary', '2009-06-15', null)], false, true],
    ['who left three years ago to the day', [member('apiary', '2001-01-01', '2006-06-15')], false, true],
    ['who left a day earlier', [member('apiary', '2001-01-01', '2006-06-14')], false, false],
    ['who joins tomorrow', [member('apiary', '2009-06-16', null)], false, false],
    ['who declared a conflict', [], true, true],
  ];
  for (const [title, memberships, hasConflict, expected] of cases) {
    it(title, () => expect(isBarred(memberships, consortium, '2009-06-15', hasConflict)).toBe(expected));
  }
});

describe('separation of duties', () => {
  it('refuses the same person only', () => {
    expect(notSamePerson('a', 'a')).toBe('separation_of_duties');
    expect(notSamePerson('a', 'b')).toBeNull();
    expect(notSamePerson('a', null)).toBeNull();
    expect(notSamePerson(null, null)).toBeNull();
  });
});
