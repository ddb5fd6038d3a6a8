import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import { splitByShares } from '../money/split-money.js';
import type { Id } from '../platform/id.schema.js';
import type { Flow, MoneyFacts, SummaryFacts } from './summary-facts.js';

const known = new WeakMap<SummaryFacts, Map<string, MoneyFacts>>();

/**
 * The share of some of a project's funders in its money (domain 5, "Shares of funders"): every primary figure at every day is the share,
 * by largest remainder, of the whole figure at that day; what moved in between is the difference of two such figures.
 */
export function sharedMoney(facts: SummaryFacts, organisations: readonly Id[]): MoneyFacts {
  const key = organisations.join(' ');
  const ofProject = known.get(facts) ?? new Map<string, MoneyFacts>();
  const there = ofProject.get(key);
  if (there) return there;
  const made = share(facts, organisations);
  known.set(facts, ofProject.set(key, made));
  return made;
}

function share({ money, funders, periods }: SummaryFacts, organisations: readonly Id[]): MoneyFacts {
  const shares = funders.map((funder) => funder.share);
  const own = funders.map((funder) => organisations.includes(funder.organisation));
  const part = (whole: Minor) => sumMinor(splitByShares(whole, shares).filter((_, index) => own[index]));
  const flows = sharedFlows(money.flows, part);
  const amountOf = new Map(flows.filter((flow) => flow.amount >= 0).map((flow) => [flow.source, flow.amount]));
  return {
    budget: part(money.budget), flows,
    releases: money.releases.map((release) => ({ ...release, amount: amountOf.get(release.id) ?? 0 })),
    planned: steps(money.planned, part),
    accepted: money.accepted.map((amount, at) => (amount === null ? null : (amountOf.get(periods[at]?.report ?? '') ?? 0))),
  };
}

function sharedFlows(flows: readonly Flow[], part: (whole: Minor) => Minor): Flow[] {
  const soFar = { released: 0, accepted: 0, refunded: 0 };
  return flows.map((flow) => {
    const before = soFar[flow.kind];
    soFar[flow.kind] = before + flow.amount;
    return { ...flow, amount: part(before + flow.amount) - part(before) };
  });
}

function steps(amounts: readonly Minor[], part: (whole: Minor) => Minor): Minor[] {
  let before = 0;
  return amounts.map((amount) => {
    const step = part(before + amount) - part(before);
    before += amount;
    return step;
  });
}
