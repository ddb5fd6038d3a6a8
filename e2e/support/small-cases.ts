import { addDays, addMonths } from '#shared/calendar';
import type { CaseInput } from '#shared/cases';

type Proposal = CaseInput['proposals'][number];
type Person = CaseInput['people'][number];

const places = { office: 'SC-UN', donor: 'SC-DONOR', lead: 'SC-LEAD', other: 'SC-OTHER', third: 'SC-THIRD', fourth: 'SC-FOURTH', fifth: 'SC-FIFTH', sixth: 'SC-SIXTH', seventh: 'SC-SEVENTH', eighth: 'SC-EIGHTH' };

/** The people of the small cases, by what they do. */
export const smallPeople = {
  editor: 'editor@small.example.org', colleague: 'colleague@small.example.org', signatory: 'signatory@small.example.org', officer: 'officer@small.example.org',
  manager: 'manager@small.example.org',
} as const;
export type SmallPerson = keyof typeof smallPeople;

function person(email: string, name: string, role: Person['memberships'][number]['role'], ...organisations: string[]): Person {
  return { email, name, locale: 'en', memberships: organisations.map((organisation) => ({ organisation, role })) };
}

const people: Person[] = [
  person(smallPeople.editor, 'Edda Editor', 'partner_editor', places.lead, places.fifth), person(smallPeople.colleague, 'Colin Colleague', 'partner_editor', places.lead, places.other, places.sixth, places.seventh),
  person(smallPeople.signatory, 'Sig Signatory', 'partner_signatory', places.lead, places.other, places.third, places.fourth, places.fifth, places.sixth, places.seventh, places.eighth),
  person(smallPeople.officer, 'Olga Officer', 'programme_officer', places.office),
  person(smallPeople.manager, 'Mona Manager', 'programme_manager', places.office), person('awarder@small.example.org', 'Alma Awarder', 'programme_manager', places.office),
  person('reviewer@small.example.org', 'Rolf Reviewer', 'reviewer', places.office),
];

/** First day of the quarter so many quarters from now: reporting periods are quarters of the year. */
function quarter(today: string, from: number): string {
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  return addMonths(`${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, from * 3);
}

function bare(today: string, call: Pick<CaseInput['call'], 'code' | 'opensOn' | 'deadline' | 'decisionBy'> & Partial<CaseInput['call']>): CaseInput {
  return {
    programme: { code: 'SMALL', title: 'Small programme', currency: 'EUR', themes: ['rights'], funders: [{ organisation: places.donor, share: 100 }], from: '2020-01-01', to: '2039-12-31' },
    organisations: [
      { code: places.office, name: 'Office', type: 'un', country: 'DZ' }, { code: places.donor, name: 'Donor', type: 'donor', country: 'BE' },
      { code: places.lead, name: 'Lead', type: 'cso', country: 'DZ' }, { code: places.other, name: 'Other lead', type: 'cso', country: 'DZ' },
      { code: places.third, name: 'Third lead', type: 'cso', country: 'DZ' }, { code: places.fourth, name: 'Fourth lead', type: 'cso', country: 'DZ' },
      { code: places.fifth, name: 'Fifth lead', type: 'cso', country: 'DZ' }, { code: places.sixth, name: 'Sixth lead', type: 'cso', country: 'DZ' },
      { code: places.seventh, name: 'Seventh lead', type: 'cso', country: 'DZ' }, { code: places.eighth, name: 'Eighth lead', type: 'cso', country: 'DZ' },
    ],
    people, proposals: [], reports: [], payments: [], asOf: today,
    call: {
      title: call.code, questionsUntil: call.opensOn, envelope: 250_000, floor: 0, ceiling: 200_000, coFundingShare: 0, maxMonths: 18, countries: ['DZ'], reviewers: 1,
      criteria: [{ code: 'relevance', weight: 60 }, { code: 'design', weight: 40 }], ...call,
    },
  };
}

function proposal(code: string, lead: string, start: string): Proposal {
  const indicator = { direction: 'increase' as const, acrossLocations: 'sum' as const, acrossPeriods: 'sum' as const, baseline: { value: 0, year: 2020 }, target: 100, countsPersons: false, locations: ['Yenni'] };
  return {
    code, title: `Title of ${code}`, lead, coApplicants: [], countries: [{ code: 'DZ', percentage: 100 }], theme: 'rights', currency: 'EUR', start, end: addDays(addMonths(start, 6), -1),
    summary: 'A summary.', locations: [{ name: 'Yenni', point: [4.2, 36.5] }],
    framework: [{
      code: '1', title: 'Outcome', outputs: [{
        code: '1.1', title: 'Output', indicators: [
          { ...indicator, code: '1.1.1', title: 'Hives', unit: 'hives', measure: 'number', disaggregation: [] },
          { ...indicator, code: '1.1.2', title: 'Members', unit: '%', measure: 'percentage', disaggregation: [] },
        ],
      }],
    }],
    budget: [{
      code: 'A1', category: 'A', output: '1.1', description: 'Staff', unit: 'month', quantity: 6, unitCost: 25_000, times: '1', total: 150_000, funder: 150_000, partnerCash: 0, inKind: 0,
      phasing: [75_000, 75_000],
    }],
  };
}

/** The same with one indicator of sixty cells: ten places, sex by age. */
function wide(code: string, lead: string, start: string): Proposal {
  const plain = proposal(code, lead, start);
  const locations = Array.from({ length: 10 }, (_, at) => ({ name: `Village ${(at + 1).toString()}`, point: [4.2, 36.5] as [number, number] }));
  const disaggregation = [{ code: 'sex', categories: ['F', 'M', 'unknown'] }, { code: 'age', categories: ['15+', 'unknown'] }];
  const framework = plain.framework.map((outcome) => ({
    ...outcome, outputs: outcome.outputs.map((output) => ({
      ...output, indicators: output.indicators.slice(0, 1).map((one) => ({ ...one, title: 'Members', unit: 'persons', disaggregation, locations: locations.map(({ name }) => name) })),
    })),
  }));
  return { ...plain, locations, framework };
}

const reviewed = { reviews: [{ reviewer: 'reviewer@small.example.org', scores: { relevance: 50, design: 30 }, comment: '' }] };

/** Projects whose first quarter ended months ago: reports being written, in review, and two in an officer's queue. */
function running(today: string): CaseInput {
  const start = quarter(today, -2);
  const submittedOn = addDays(start, -60);
  const period = `${start}/${addDays(addMonths(start, 3), -1)}`;
  const file = bare(today, { code: 'SC-PAST', opensOn: addDays(start, -90), deadline: `${addDays(start, -50)}T23:59:59Z`, decisionBy: addDays(start, -20), envelope: 1_200_000, decided: true });
  const awarded = { submittedOn, decision: 'award' as const, ...reviewed };
  file.proposals.push({ ...proposal('SC-WRITTEN', places.lead, start), ...awarded }, { ...proposal('SC-REVIEWED', places.other, start), ...awarded },
    { ...proposal('SC-QUEUE-1', places.third, start), ...awarded }, { ...proposal('SC-QUEUE-2', places.fourth, start), ...awarded }, { ...wide('SC-GRID', places.fifth, start), ...awarded },
    { ...proposal('SC-THREADS', places.sixth, start), ...awarded }, { ...proposal('SC-CERTIFIED', places.seventh, start), ...awarded },
    { ...proposal('SC-KEYS', places.eighth, start), ...awarded });
  const values = [
    { indicator: '1.1.1', location: 'Yenni', cells: [{ categories: {}, value: 40 }] }, { indicator: '1.1.2', location: 'Yenni', cells: [{ categories: {}, numerator: 3, denominator: 4 }] },
  ];
  const narrative = { achievements: 'Hives stand.', challenges: '', lessons: '', nextSteps: '' };
  const finance = { A1: { actual: 70_000, requested: 50_000 } };
  file.reports.push(
    { project: 'SC-WRITTEN', period, values: [], narrative, finance }, { project: 'SC-GRID', period, values: [], narrative, finance }, { project: 'SC-CERTIFIED', period, values, narrative, finance }, { project: 'SC-KEYS', period, values, narrative, finance },
    { project: 'SC-REVIEWED', period, submittedOn: addDays(period.slice(-10), 3), values, narrative, finance, review: { outcome: 'in_review', on: addDays(period.slice(-10), 5) } },
    { project: 'SC-THREADS', period, submittedOn: addDays(period.slice(-10), 8), values, narrative, finance, review: { outcome: 'in_review', on: addDays(period.slice(-10), 9) } },
    ...['SC-QUEUE-1', 'SC-QUEUE-2'].map((project, at) => ({
      project, period, submittedOn: addDays(period.slice(-10), 6 + at), values, narrative, finance, review: { outcome: 'in_review' as const, on: addDays(period.slice(-10), 9) },
    })),
  );
  return file;
}

/** A call that is open, with two proposals being written. */
function writing(today: string): CaseInput {
  const file = bare(today, { code: 'SC-OPEN', opensOn: addDays(today, -20), deadline: `${addDays(today, 20)}T23:59:59Z`, decisionBy: addDays(today, 60) });
  const start = quarter(today, 2);
  file.proposals.push(proposal('SC-DRAFT', places.lead, start), proposal('SC-READY', places.other, start));
  return file;
}

/** A call of which the envelope is enough for one of two proposals, and one is awarded. */
function deciding(today: string): CaseInput {
  const file = bare(today, { code: 'SC-DECIDE', opensOn: addDays(today, -60), deadline: `${addDays(today, -20)}T23:59:59Z`, decisionBy: addDays(today, -1) });
  const start = quarter(today, 2);
  const submittedOn = addDays(today, -30);
  file.proposals.push({ ...proposal('SC-AWARDED', places.lead, start), submittedOn, ...reviewed, decision: 'award' }, { ...proposal('SC-TOO-MUCH', places.other, start), submittedOn, ...reviewed });
  return file;
}

/** What the journeys of bad paths begin from, as case files for this day. */
export function smallCases(today: string): CaseInput[] {
  return [running(today), writing(today), deciding(today)];
}
