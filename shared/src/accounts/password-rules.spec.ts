import { passwordFindings } from './password-rules.js';

describe('passwordFindings', () => {
  const nadia = { email: 'nadia.aitali@apiary.example.org', name: 'Nadia Aït Ali' };
  const cases: [string, string[]][] = [
    ['the hives of Bouira', []],
    ['Password123', ['password_common']],
    ['pass-word-123', ['password_common']],
    ['azertyuiop', ['password_common']],
    ['aaabbbaaab', ['password_monotonous']],
    ['nadia.aitali', ['password_personal']],
    ['Nadia-2026!!', ['password_personal']],
    ['nadia keeps forty hives', []],
    ['كلمة سر طويلة جدا', []],
  ];
  for (const [password, codes] of cases) {
    it(`${password}: ${codes.join() || 'taken'}`, () => expect(passwordFindings(password, nadia).map((f) => f.code)).toEqual(codes));
  }
});
