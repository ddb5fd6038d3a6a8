import { blocking, type Finding } from '../platform/finding.schema.js';

/** Passwords of ten characters and more that everybody tries first, folded as `plain` folds. */
const common = new Set(`
1234567890 0123456789 12345678910 123456789a a123456789 1111111111 0000000000 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 qwertyuiop qwerty1234 qwerty12345
qwerty123456 azertyuiop azerty1234 azerty12345 asdfghjkl1 zxcvbnm123 password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 motdepasse
motdepasse1 motdepasse123 iloveyou12 iloveyou123 sunshine123 princess123 football123 baseball123 superman123 batman12345 dragon12345 monkey12345
welcome123 welcome1234 welcome2024 welcome2025 welcome2026 bienvenue1 bienvenue123 letmein123 letmein1234 changeme123 changeme1234 changeit123 default123
administrator administrateur admin12345 admin123456 adminadmin rootroot12 secret1234 secret12345 testtest12 test123456 testing123 abcdefghij abcd123456
abc1234567 aaaaaaaaaa qazwsxedcr qwe123qwe123 trustno1234 starwars123 whatever123 michael123 charlie123 computer123 internet123 samsung123 liverpool1
chocolate1 marseille13 algerie123 maroc12345 tunisie123 senegal123 summer2025 winter2025 summer2026 winter2026 grantportal undpundp12
`.trim().split(/\s+/));

/** Fewer different characters are no password: aaaaaaaaab. */
const fewestDifferent = 4;
/** Shorter parts of a name or address say nothing. */
const shortestPart = 4;

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Why this password is refused, beyond its length (ASVS 5 V6.2.4, V6.2.11): it is a common one (`password_common`), has
 * hardly any different characters (`password_monotonous`), or is the person's own name or e-mail address (`password_personal`).
 */
export function passwordFindings(password: string, person: { readonly email: string; readonly name: string }): Finding[] {
  const given = plain(password);
  const bare = given.replace(/[^\p{L}\p{N}]/gu, '');
  const findings: Finding[] = [];
  if (common.has(given) || common.has(bare)) findings.push(blocking('password_common', '/password'));
  if (new Set(given).size < fewestDifferent) findings.push(blocking('password_monotonous', '/password'));
  if (isPersonal(given, person)) findings.push(blocking('password_personal', '/password'));
  return findings;
}

/** Whether little but the name or address is left in it: "nadia.ait1" of nadia.ait@example.org. */
function isPersonal(given: string, person: { readonly email: string; readonly name: string }): boolean {
  const parts = plain(`${person.email} ${person.name}`).split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= shortestPart);
  const rest = parts.reduce((left, part) => left.replaceAll(part, ''), given).replace(/[^\p{L}]/gu, '');
  return given.length > 0 && rest.length < shortestPart && parts.some((part) => given.includes(part));
}
