import type { Case, CaseInput } from '#shared/cases';
import type { DemoCountry } from './countries.js';
import type { Dice } from './dice.js';

type OrganisationInput = CaseInput['organisations'][number];
type PersonInput = CaseInput['people'][number];

/** What all cases of the demonstration have in common: the donors, the United Nations, and who works there. */
export interface DemoCommon {
  readonly organisations: readonly OrganisationInput[];
  readonly people: readonly PersonInput[];
  readonly reviewers: readonly string[];
}

const moreStaff: readonly (readonly [email: string, name: string, role: PersonInput['memberships'][number]['role']])[] = [
  ['officer2@undp.example.org', 'Henrik Sørensen', 'programme_officer'], ['analyst@undp.example.org', 'Leïla Haddad', 'analyst'],
  ['admin@undp.example.org', 'Joon-ho Park', 'administrator'], ['reviewer4@example.org', 'Camila Duarte', 'reviewer'], ['reviewer5@example.org', 'Stefan Novak', 'reviewer'],
];

/** Whoever may be played by a click on the page of signing in: one for each role. */
export const demoPeople: readonly string[] = [
  'editor@apiary.example.org', 'signatory@apiary.example.org', 'officer@undp.example.org', 'manager@undp.example.org', 'finance@undp.example.org', 'reviewer1@example.org',
  'reviewer2@example.org', 'donor@eu.example.org', 'analyst@undp.example.org', 'admin@undp.example.org', 'signatory@tn-1.example.org',
];

/** The donors, the United Nations and their people as the lead case has them, and some more. */
export function demoCommon(lead: Case): DemoCommon {
  const organisations = lead.organisations.filter((one) => one.type === 'un' || one.type === 'donor');
  const codes = organisations.map((one) => one.code);
  const agency = organisations.find((one) => one.type === 'un')?.code ?? '';
  const people = [
    ...lead.people.filter((one) => one.memberships.every((held) => codes.includes(held.organisation))),
    ...moreStaff.map(([email, name, role]) => ({ email, name, locale: 'en' as const, memberships: [{ organisation: agency, role }] })),
  ];
  return { organisations, people, reviewers: people.filter((one) => one.memberships.some((held) => held.role === 'reviewer')).map((one) => one.email) };
}

/** A lead and its partner on the other side of the sea, with an editor and a signatory. */
export interface DemoConsortium {
  readonly lead: string;
  readonly partner: string;
  readonly city: string;
  readonly organisations: readonly OrganisationInput[];
  readonly people: readonly PersonInput[];
}

const local = {
  en: ['{place} Development Union', 'Friends of {place}', '{place} Community Foundation', 'Cooperative Alliance of {place}'],
  fr: ['Association pour le développement de {place}', 'Union des coopératives de {place}', 'Les Amis de {place}', 'Maison des associations de {place}'],
  ar: ['جمعية الجسور للتنمية', 'جمعية الأمل للتعاون', 'اتحاد الجمعيات الأهلية', 'جمعية النهضة المحلية'],
} as const;
const abroad = {
  en: ['{country} Network of {city}', '{city} for {country}', '{country} Professionals in {city}'],
  fr: ['Réseau {country} de {city}', 'Solidarité {city}–{country}', 'Collectif {country} de {city}'],
  ar: ['رابطة أبناء الوطن في المهجر', 'جمعية التضامن في المهجر', 'شبكة الكفاءات في المهجر'],
} as const;

/** The n-th consortium of a country; every third is led from the country itself, and those that write Arabic. */
export function demoConsortium(country: DemoCountry, n: number, dice: Dice): DemoConsortium {
  const code = `${country.code}-${n}`;
  const [city, host] = dice.pick(country.hosts);
  const words = { place: country.places[n % country.places.length]?.[0] ?? country.name, city, country: country.name };
  const named = (text: string) => `${text.replace(/\{(\w+)\}/g, (_, word: keyof typeof words) => words[word])} (demonstration ${code})`;
  const isLedFromAbroad = n % 3 !== 0 && country.locale !== 'ar';
  const away = { name: named(dice.pick(abroad[country.locale])), country: host };
  const there = { name: named(dice.pick(local[country.locale])), country: country.code };
  const [first, second] = isLedFromAbroad ? [away, there] : [there, away];
  const slug = code.toLowerCase();
  const person = (role: 'partner_editor' | 'partner_signatory', email: string): PersonInput => ({
    email, name: `${dice.pick(country.given)} ${dice.pick(country.family)}`, locale: country.locale, memberships: [{ organisation: code, role }],
  });
  return {
    lead: code, partner: `${code}-P`, city,
    organisations: [{ code, ...first, type: 'cso' }, { code: `${code}-P`, ...second, type: dice.happens(0.2) ? 'local_authority' : 'cso' }],
    people: [person('partner_editor', `editor@${slug}.example.org`), person('partner_signatory', `signatory@${slug}.example.org`)],
  };
}
