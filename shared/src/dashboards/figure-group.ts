import type { Minor } from '../money/money.schema.js';
import { fraction } from '../numbers/rational.js';
import { burnRate } from '../reports/variance.js';
import { toDerived } from '../results/figure.js';
import type { MoneyFigures, PersonFigures, TargetFigures } from './dashboard.schema.js';
import { balanceOf, type MoneyStanding } from './project-standing.js';
import { fromUnits, type PersonFacts, type TargetFacts } from './summary-facts.js';

type Sums = { -readonly [figure in keyof MoneyStanding]: Minor } & { projects: number; balance: Minor };

/** Adds money up, each currency by itself (domain 5: different currencies are never added). */
export class MoneyTotals {
  private readonly byCurrency = new Map<string, Sums>();

  add(currency: string, money: MoneyStanding): void {
    const sums = this.of(currency);
    sums.projects += 1;
    sums.budget += money.budget;
    sums.released += money.released;
    sums.accepted += money.accepted;
    sums.refunded += money.refunded;
    sums.releasedSoFar += money.releasedSoFar;
    sums.acceptedSoFar += money.acceptedSoFar;
    sums.refundedSoFar += money.refundedSoFar;
    sums.phased += money.phased;
    sums.balance += balanceOf(money);
  }

  /** In order of currency codes. */
  view(): MoneyFigures[] {
    return [...this.byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, { projects, budget, released, accepted, refunded, balance, acceptedSoFar, phased }]) => ({
      currency, projects, budget, released, accepted, refunded, advanceBalance: balance, acceptedSoFar, phased, burnRate: burnRate(acceptedSoFar, phased),
    }));
  }

  private of(currency: string): Sums {
    const there = this.byCurrency.get(currency);
    if (there) return there;
    const sums = { projects: 0, budget: 0, released: 0, accepted: 0, refunded: 0, releasedSoFar: 0, acceptedSoFar: 0, refundedSoFar: 0, phased: 0, balance: 0 };
    this.byCurrency.set(currency, sums);
    return sums;
  }
}

/** Counts targets; the average is exact until it is shown. */
export class TargetTotals {
  private indicators = 0;
  private measurable = 0;
  private met = 0;
  private progress = 0;

  add(targets: TargetFacts): void {
    this.indicators += targets.indicators;
    this.measurable += targets.measurable;
    this.met += targets.met;
    this.progress += targets.progress;
  }

  view(): TargetFigures {
    const { indicators, measurable, met } = this;
    const averageProgress = measurable === 0 ? null : toDerived(fraction(BigInt(this.progress), BigInt(measurable) * 10_000_000_000n));
    return { indicators, measurable, met, averageProgress };
  }
}

/** Adds persons up, split by sex and age. */
export class PersonTotals {
  private sum: bigint | null = null;
  private projects = 0;
  private readonly sex = new Map<string, bigint>();
  private readonly age = new Map<string, bigint>();

  add(persons: PersonFacts): void {
    this.addTotal(persons);
    addAll(this.sex, persons.sex);
    addAll(this.age, persons.age);
  }

  /** Where no split is shown. */
  addTotal({ total }: PersonFacts): void {
    this.projects += 1;
    this.sum = (this.sum ?? 0n) + total;
  }

  get total(): string | null {
    return this.sum === null ? null : fromUnits(this.sum);
  }

  view(): PersonFigures {
    return { total: this.total, projects: this.projects, sex: categoriesOf(this.sex), age: categoriesOf(this.age) };
  }
}

function addAll(sums: Map<string, bigint>, parts: PersonFacts['sex']): void {
  for (const [category, value] of parts) sums.set(category, (sums.get(category) ?? 0n) + value);
}

/** By category code, `unknown` last. */
function categoriesOf(sums: ReadonlyMap<string, bigint>): { category: string; value: string }[] {
  const rank = (category: string) => (category === 'unknown' ? `1${category}` : `0${category}`);
  return [...sums].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(([category, value]) => ({ category, value: fromUnits(value) }));
}
