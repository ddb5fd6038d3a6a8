import { addDays, addMonths } from '#shared/calendar';
import type { Case, CaseInput } from '#shared/cases';
import type { Day } from '#shared/platform';
import { demoCountries } from './countries.js';
import { demoCommon, demoConsortium, type DemoConsortium } from './demo-people.js';
import { demoProposal, type ProposalInput } from './demo-proposal.js';
import { demoReview, type DemoAct, type DemoStory } from './demo-story.js';
import { Dice } from './dice.js';
import { criteria } from './past-call.js';
import { running, tellRunning, type Running } from './running.js';
import { demoTopics } from './topics.js';

/** What the cases of the successor share: its programme, its people, the day on which the demonstration begins. */
interface Frame {
  readonly today: Day;
  readonly bare: (call: CaseInput['call']) => CaseInput;
  readonly reviewers: readonly string[];
  /** The lead of the lead case goes on in the successor. */
  readonly own: DemoConsortium;
}

/** The programme that runs on the day: projects in each state of their quarters, a call under decision, a call that is open. */
export function successor(lead: Case, today: Day): { parts: DemoStory[]; end: DemoStory } {
  const common = demoCommon(lead);
  const year = Number(today.slice(0, 4));
  const programme: CaseInput['programme'] = {
    code: 'M4D', title: 'Migration for Development: local actors, lasting links', currency: 'EUR', themes: lead.programme.themes,
    funders: lead.programme.funders.map((one, at) => ({ organisation: one.organisation, share: at === 0 ? 70 : 30 })), from: `${year - 3}-01-01`, to: `${year + 3}-12-31`,
  };
  const proposal = lead.proposals[0];
  const members = [proposal?.lead ?? '', ...(proposal?.coApplicants ?? [])];
  const own: DemoConsortium = {
    lead: members[0] ?? '', partner: members[1] ?? '', city: 'Strasbourg', organisations: lead.organisations.filter((one) => members.includes(one.code)),
    people: lead.people.filter((one) => one.memberships.some((held) => members.includes(held.organisation))),
  };
  const bare = (call: CaseInput['call']): CaseInput => ({
    programme, organisations: [...common.organisations], people: [...common.people], call, proposals: [], reports: [], payments: [], asOf: today,
  });
  const frame: Frame = { today, bare, reviewers: common.reviewers, own };
  const runs = runningCall(frame, 3);
  const decided = { ...bare(firstCall(today)), call: { ...firstCall(today), decided: true } };
  return { parts: [...runs, callUnderDecision(frame), openCall(frame)], end: { file: decided, acts: [] } };
}

function callOf(code: string, title: string, dates: Pick<CaseInput['call'], 'opensOn' | 'questionsUntil' | 'deadline' | 'decisionBy'>): CaseInput['call'] {
  return {
    code, title, ...dates, envelope: 400_000_000, floor: 5_000_000, ceiling: 25_000_000, coFundingShare: 5, maxMonths: 18, countries: demoCountries.map((one) => one.code), reviewers: 2, criteria,
  };
}

type Wish = Partial<ProposalInput> & Pick<ProposalInput, 'code' | 'start'> & { readonly end?: Day };

/** A proposal of the n-th country, or of the lead case's partners where n is 0. */
function propose(file: CaseInput, { own }: Frame, n: number, wish: Wish): ProposalInput {
  const dice = new Dice(wish.code);
  const country = n === 0 ? demoCountries[0] : demoCountries[(n * 5 + 10) % demoCountries.length];
  if (!country) throw new RangeError('no country');
  const consortium = n === 0 ? own : demoConsortium(country, 1, new Dice(`successor ${country.code}`));
  const topic = demoTopics[(n * 7 + wish.code.length) % demoTopics.length] ?? demoTopics[0];
  if (!topic) throw new RangeError('no topic');
  const made = demoProposal({
    code: wish.code, lead: consortium.lead, coApplicants: [consortium.partner], country, city: consortium.city, topic, title: dice.pick(topic.titles), start: wish.start,
    end: wish.end ?? addDays(addMonths(wish.start, 18), -1), grant: dice.whole(130, 240) * 100_000,
  });
  const proposal = { ...made, ...wish, end: made.end };
  file.organisations.push(...consortium.organisations);
  file.people.push(...consortium.people);
  file.proposals.push(proposal);
  return proposal;
}

function reviewsOf(file: CaseInput, reviewers: readonly string[], dice: Dice): NonNullable<ProposalInput['reviews']> {
  const mean = dice.between(0.65, 0.9);
  return dice.shuffled(reviewers).slice(0, 2).map((one) => demoReview(one, file.call.criteria, mean, dice));
}

function firstCall(today: Day): CaseInput['call'] {
  return callOf('M4D-1', 'First call: links that last', {
    opensOn: addDays(today, -900), questionsUntil: addDays(today, -860), deadline: `${addDays(today, -830)}T23:59:59Z`, decisionBy: addDays(today, -780),
  });
}

function runningCall(frame: Frame, parts: number): DemoStory[] {
  const { today, bare, reviewers } = frame;
  const call = firstCall(today);
  const stories = Array.from({ length: parts }, (): { file: CaseInput; acts: DemoAct[] } => ({ file: bare(call), acts: [] }));
  running.forEach((tale, n) => {
    const story = stories[n % parts];
    if (!story) return;
    const dice = new Dice(`running ${n}`);
    const [start, end] = spanOf(tale, today);
    const proposal = propose(story.file, frame, n, {
      code: `M4D-1-${String(n + 1).padStart(2, '0')}`, start, end, submittedOn: addDays(today, -832 - dice.whole(0, 25)), decision: 'award', reviews: reviewsOf(story.file, reviewers, dice),
    });
    tellRunning(story, tale, proposal, today, dice);
  });
  return stories;
}

/** Eighteen months that began on a first of a month, or that ended so many days ago. */
function spanOf({ endedDaysAgo, begunMonthsAgo }: Running, today: Day): [Day, Day] {
  if (endedDaysAgo !== undefined) {
    const end = addDays(today, -endedDaysAgo);
    return [addDays(addMonths(end, -18), 1), end];
  }
  const start = addMonths(`${today.slice(0, 7)}-01`, -(begunMonthsAgo ?? 12));
  return [start, addDays(addMonths(start, 18), -1)];
}

/** Closed some weeks ago: to screen, with reviewers, reviewed, recommended, awarded and not yet signed. */
function callUnderDecision(frame: Frame): DemoStory {
  const { today, bare, reviewers } = frame;
  const decisionBy = addDays(today, -1);
  const file = bare(callOf('M4D-2', 'Second call: skills and enterprise', {
    opensOn: addDays(today, -150), questionsUntil: addDays(today, -110), deadline: `${addDays(today, -40)}T23:59:59Z`, decisionBy,
  }));
  const start = addMonths(`${today.slice(0, 7)}-01`, 2);
  const acts: DemoAct[] = [];
  const stages = ['awarded', 'awarded', 'signed', 'recommended', 'recommended', 'reviewed', 'reviewed', 'assigned', 'assigned', 'assigned', 'submitted', 'submitted', 'rejected'] as const;
  stages.forEach((stage, n) => {
    const dice = new Dice(`decision ${n}`);
    const isDecided = stage === 'awarded' || stage === 'signed' || stage === 'rejected';
    const isReviewed = isDecided || stage === 'reviewed' || stage === 'recommended';
    const { code } = propose(file, frame, n, {
      code: `M4D-2-${String(n + 1).padStart(2, '0')}`, start, submittedOn: addDays(today, -41 - dice.whole(0, 20)), ...(isReviewed ? { reviews: reviewsOf(file, reviewers, dice) } : {}),
      ...(isDecided ? { decision: stage === 'rejected' ? 'reject' : 'award' } : {}), ...(stage === 'rejected' ? { feedback: 'Please come back with letters of the local partners.' } : {}),
    });
    const assigned = ['reviewer1@example.org', n % 3 === 0 ? 'reviewer4@example.org' : 'reviewer2@example.org'];
    if (stage === 'assigned') acts.push({ on: decisionBy, act: 'assign', proposal: code, reviewers: assigned });
    if (stage === 'recommended') acts.push({ on: decisionBy, act: 'recommend', proposal: code, reviewers: [] });
    if (stage === 'signed') acts.push({ on: decisionBy, act: 'sign', project: code, reason: '' });
  });
  return { file, acts };
}

/** Open today: drafts, and proposals that came early. */
function openCall(frame: Frame): DemoStory {
  const { today, bare } = frame;
  const file = bare(callOf('M4D-3', 'Third call: rights and communities', {
    opensOn: addDays(today, -25), questionsUntil: addDays(today, 10), deadline: `${addDays(today, 33)}T23:59:59Z`, decisionBy: addDays(today, 95),
  }));
  const start = addMonths(`${today.slice(0, 7)}-01`, 5);
  for (let n = 0; n < 9; n++) {
    const isSubmitted = n > 0 && n % 2 === 0;
    propose(file, frame, n, { code: `M4D-3-${String(n + 1).padStart(2, '0')}`, start, ...(isSubmitted ? { submittedOn: addDays(today, -2 - n) } : {}) });
  }
  return { file, acts: [] };
}
