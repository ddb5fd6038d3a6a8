import { addDays, addMonths } from '#shared/calendar';
import type { Case, CaseInput } from '#shared/cases';
import { demoCountries } from './countries.js';
import { demoCommon, demoConsortium } from './demo-people.js';
import { demoProposal } from './demo-proposal.js';
import type { Pace } from './demo-reports.js';
import { demoReview, tellProject, type DemoAct, type DemoStory } from './demo-story.js';
import { Dice } from './dice.js';
import { demoTopics, type DemoTopic } from './topics.js';

const awards = 55;
const rejections = 6;
const steady: Pace = { results: 1, spending: 0.97, cuts: false };
/** Most go well; a few are awkward in each way. */
const paces: readonly Pace[] = [
  steady, { results: 1.08, spending: 0.98, cuts: false }, { results: 0.98, spending: 0.95, cuts: true }, steady, { results: 1.25, spending: 0.98, cuts: false },
  { results: 0.92, spending: 0.94, cuts: true }, { results: 0.78, spending: 0.9, cuts: false }, steady, { results: 1.02, spending: 0.96, cuts: true, overspent: 'E' },
  { results: 0.62, spending: 0.74, cuts: true }, steady,
];
const offTrack: Pace = { results: 0.38, spending: 0.6, cuts: true };

export const criteria: CaseInput['call']['criteria'] = [
  { code: 'relevance', weight: 25 }, { code: 'design', weight: 30 }, { code: 'capacity', weight: 20 }, { code: 'sustainability', weight: 15 }, { code: 'value', weight: 10 },
];

/** The large call of the first programme: its grants in parts that do not touch each other, and its end. */
export function pastCall(lead: Case, parts: number): { parts: DemoStory[]; end: DemoStory } {
  const common = demoCommon(lead);
  const call: CaseInput['call'] = {
    code: 'JMDI-2008', title: 'Call for proposals 2008: sixteen countries', opensOn: '2008-10-15', questionsUntil: '2009-01-15', deadline: '2009-02-28T23:59:59Z', decisionBy: '2009-05-29',
    envelope: 1_020_000_000, floor: 5_000_000, ceiling: 20_000_000, coFundingShare: 5, maxMonths: 18, countries: demoCountries.map((one) => one.code), reviewers: 2, criteria,
  };
  const bare = (): CaseInput => ({
    programme: { ...lead.programme }, organisations: [...common.organisations], people: [...common.people], call, proposals: [], reports: [], payments: [], asOf: '2011-12-31',
  });
  const stories = Array.from({ length: parts }, (): { file: CaseInput; acts: DemoAct[] } => ({ file: bare(), acts: [] }));
  for (let n = 0; n < awards + rejections; n++) {
    const story = stories[n % parts];
    if (story) tellGrant(story, n, common.reviewers);
  }
  return { parts: stories, end: { file: { ...bare(), call: { ...call, decided: true } }, acts: [] } };
}

function tellGrant({ file, acts }: { file: CaseInput; acts: DemoAct[] }, n: number, reviewers: readonly string[]): void {
  const dice = new Dice(`past ${n}`);
  const country = demoCountries[n % demoCountries.length];
  const nth = Math.floor(n / demoCountries.length);
  const topic = demoTopics[(n * 5 + nth * 3) % demoTopics.length];
  if (!country || !topic) return;
  const isAwarded = n < awards;
  const consortium = demoConsortium(country, nth + 2, dice);
  const start = dice.pick(['2009-06-15', '2009-07-01', '2009-07-01', '2009-09-01', '2009-10-01']);
  const proposal = demoProposal({
    code: `JMDI-${country.code}-${10 + nth}`, lead: consortium.lead, coApplicants: [consortium.partner], country, city: consortium.city, topic,
    title: topic.titles[(n + nth) % topic.titles.length] ?? topic.outcome, start, end: addDays(addMonths(start, 18), -1), grant: dice.whole(166, 194) * 100_000,
    submittedOn: addDays('2009-02-27', -dice.whole(0, 30)), decision: isAwarded ? 'award' : 'reject',
    reviews: dice.shuffled(reviewers).slice(0, 2).map((one) => demoReview(one, file.call.criteria, isAwarded ? dice.between(0.72, 0.92) : dice.between(0.4, 0.6), dice)),
    ...(isAwarded ? {} : { feedback: 'The idea is good. Costs are not explained, and the local partner has no part in decisions.' }),
  });
  file.organisations.push(...consortium.organisations);
  file.people.push(...consortium.people);
  file.proposals.push(proposal);
  if (isAwarded) tellGrantLife({ file, acts }, { proposal, topic, n, dice });
}

interface Grant {
  readonly proposal: CaseInput['proposals'][number];
  readonly topic: DemoTopic;
  readonly n: number;
  readonly dice: Dice;
}

/** From the first advance to the end: closed, or broken off after three reports. */
function tellGrantLife({ file, acts }: { file: CaseInput; acts: DemoAct[] }, { proposal, topic, n, dice }: Grant): void {
  const isBrokenOff = n % 20 === 13;
  const pace = isBrokenOff ? { ...offTrack, endsIn: 3 } : n % 18 === 7 ? offTrack : (paces[n % paces.length] ?? steady);
  const tale = tellProject({ proposal, approved: 20, pace, lesson: topic.lesson, until: '2011-12-31', hasWaivers: true }, dice);
  file.reports.push(...tale.reports);
  file.payments.push(...tale.payments);
  const refundedOn = addDays(tale.last, dice.whole(12, 30));
  if (tale.balance > 0) file.payments.push({ project: proposal.code, kind: 'refund', amount: tale.balance, date: refundedOn, reference: 'REF-1' });
  const project = proposal.code;
  const on = addDays(refundedOn, 3);
  if (isBrokenOff) acts.push({ on, act: 'terminate', project, reason: 'Reports showed no way to the planned results; both sides agreed to end.' });
  else acts.push({ on: refundedOn, act: 'begin-closing', project, reason: 'All reports are in.' });
  // Who spent more than was released cannot be closed before the difference is settled.
  if (!isBrokenOff && tale.balance >= 0) acts.push({ on, act: 'close', project, reason: 'All reports are approved and the balance is zero.' });
}
