import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import { splitByShares } from '../money/split-money.js';
import { advanceBalance } from '../payments/ledger.js';
import { liquidate, type LiquidatedRelease } from '../payments/liquidation.js';
import type { Day } from '../platform/id.schema.js';
import { newestApproved, type ApprovedFacts, type MoneyFacts, type SummaryFacts } from './summary-facts.js';

/** Days of a dashboard, both included: flows inside, stocks at the end of `to` (domain 7). */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}
/** Before every day and after it: no bound. */
export const wholeTime: Span = { from: '0000-01-01', to: '9999-12-31' };

/** A project's money: flows inside the span, the rest at its end. Minor units. */
export interface MoneyStanding {
  readonly budget: Minor;
  readonly released: Minor;
  readonly accepted: Minor;
  readonly refunded: Minor;
  readonly releasedSoFar: Minor;
  readonly acceptedSoFar: Minor;
  readonly refundedSoFar: Minor;
  /** Phased to the end of the newest approved period. */
  readonly phased: Minor;
}
export interface Standing {
  readonly money: MoneyStanding;
  readonly newest: ApprovedFacts | null;
}

const standings = new WeakMap<MoneyFacts, Standing>();

/** The standing of a whole life is asked for by every dashboard without dates: it is worked out once. */
export function standingOf(facts: SummaryFacts, money: MoneyFacts, span: Span): Standing {
  if (span.from !== wholeTime.from || span.to !== wholeTime.to) return standingIn(facts, money, span);
  const known = standings.get(money) ?? standingIn(facts, money, span);
  standings.set(money, known);
  return known;
}

function standingIn(facts: SummaryFacts, money: MoneyFacts, span: Span): Standing {
  const newest = newestApproved(facts.periods, span.to);
  const inside = { released: 0, accepted: 0, refunded: 0 };
  const soFar = { released: 0, accepted: 0, refunded: 0 };
  for (const { kind, day, amount } of money.flows) {
    if (day > span.to) break;
    soFar[kind] += amount;
    if (day >= span.from) inside[kind] += amount;
  }
  return {
    newest: newest && newest.approved,
    money: {
      budget: money.budget, ...inside, releasedSoFar: soFar.released, acceptedSoFar: soFar.accepted, refundedSoFar: soFar.refunded,
      phased: newest ? sumMinor(money.planned.slice(0, newest.at + 1)) : 0,
    },
  };
}

/** The balance at the end of the span (domain 5): released − accepted − refunded. */
export function balanceOf({ releasedSoFar, acceptedSoFar, refundedSoFar }: MoneyStanding): Minor {
  return advanceBalance({ released: releasedSoFar, accepted: acceptedSoFar, refunded: refundedSoFar });
}

/** Releases in force at the end of the span with what is still open of each, oldest first; the rests add up to a balance above 0. */
export function openReleases(money: MoneyFacts, balance: Minor, span: Span): LiquidatedRelease[] {
  if (balance <= 0) return [];
  const inForce = money.releases.filter(({ date, reversedOn }) => date <= span.to && (reversedOn === null || reversedOn > span.to));
  const rest = sumMinor(inForce.map((release) => release.amount)) - balance;
  return liquidate(inForce, rest).filter((release) => release.rest > 0);
}

const figures = ['budget', 'released', 'accepted', 'refunded', 'releasedSoFar', 'acceptedSoFar', 'refundedSoFar', 'phased'] as const;
const splits = new WeakMap<SummaryFacts, Map<Minor, readonly Minor[]>>();

const byCountry = new WeakMap<MoneyStanding, MoneyStanding[]>();

/** Money by country, by the project's percentages with largest remainder (domain 7); in the order of its countries. */
export function moneyByCountry(facts: SummaryFacts, money: MoneyStanding): MoneyStanding[] {
  if (facts.countries.length === 1) return [money];
  const known = byCountry.get(money);
  if (known) return known;
  const made = facts.countries.map((_, index) => Object.fromEntries(figures.map((figure) => [figure, splitOf(facts, money[figure])[index] ?? 0])) as unknown as MoneyStanding);
  byCountry.set(money, made);
  return made;
}

/** The share of one country of an amount: 0 where the project is not in it. */
export function ofCountry(facts: SummaryFacts, code: string): (amount: Minor) => Minor {
  const at = facts.countries.findIndex((country) => country.code === code);
  return (amount) => splitOf(facts, amount)[at] ?? 0;
}

function splitOf(facts: SummaryFacts, amount: Minor): readonly Minor[] {
  const ofProject = splits.get(facts) ?? new Map<Minor, readonly Minor[]>();
  const there = ofProject.get(amount);
  if (there) return there;
  const made = splitByShares(amount, facts.countries.map((country) => country.percentage));
  if (ofProject.size < 64) splits.set(facts, ofProject.set(amount, made));
  return made;
}
