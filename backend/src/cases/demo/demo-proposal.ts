import type { CaseInput } from '#shared/cases';
import { reportingPeriods } from '#shared/calendar';
import { splitProRata } from '#shared/money';
import { settings } from '#shared/programmes';
import { Dice } from './dice.js';
import type { DemoCountry } from './countries.js';
import { fill, type DemoIndicator, type DemoTopic } from './topics.js';

export type ProposalInput = CaseInput['proposals'][number];
export type LineInput = ProposalInput['budget'][number];
export type IndicatorInput = ProposalInput['framework'][number]['outputs'][number]['indicators'][number];

export interface ProposalPlan {
  readonly code: string;
  readonly lead: string;
  readonly coApplicants: readonly string[];
  readonly country: DemoCountry;
  readonly city: string;
  readonly topic: DemoTopic;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  /** About how much the funders give, minor units. */
  readonly grant: number;
  readonly submittedOn?: string;
  readonly decision?: 'award' | 'reject';
  readonly reviews?: ProposalInput['reviews'];
  readonly feedback?: string;
}

export const defaults = settings.parse({});
const sexes = { code: 'sex', categories: ['F', 'M', 'unknown'] };
const ages = { code: 'age', categories: ['15-24', '25+', 'unknown'] };

/** A whole proposal of a kind of project, at places of its country. */
export function demoProposal(plan: ProposalPlan): ProposalInput {
  const dice = new Dice(plan.code);
  const { country, topic } = plan;
  const places = dice.shuffled(country.places).slice(0, dice.whole(2, 3));
  const words = { place: places[0]?.[0] ?? country.name, country: country.name, city: plan.city };
  const names = places.map(([name]) => name);
  return {
    code: plan.code, title: fill(plan.title, words), lead: plan.lead, coApplicants: [...plan.coApplicants], countries: [{ code: country.code, percentage: 100 }],
    theme: topic.theme, currency: 'EUR', start: plan.start, end: plan.end, summary: fill(topic.summary, words),
    locations: places.map(([name, longitude, latitude]) => ({ name, point: [longitude, latitude] })),
    framework: [{
      code: '1', title: fill(topic.outcome, words),
      outputs: topic.outputs.map((output, at) => ({
        code: `1.${at + 1}`, title: output.title,
        indicators: output.indicators.map((one, n) => indicatorOf(one, `1.${at + 1}.${n + 1}`, names, plan, dice)),
      })),
    }],
    budget: budgetOf(plan, words, dice),
    ...(plan.submittedOn === undefined ? {} : { submittedOn: plan.submittedOn }),
    reviews: plan.reviews ?? [], ...(plan.decision ? { decision: plan.decision } : {}), feedback: plan.feedback ?? '',
  };
}

function indicatorOf([kind, title, unit, baseline, about]: DemoIndicator, code: string, locations: string[], plan: ProposalPlan, dice: Dice): IndicatorInput {
  const isShare = kind === 'share' || kind === 'fall';
  const isWholeProject = isShare || kind === 'level' || kind === 'kept';
  const target = isWholeProject ? about : Math.max(baseline + 4, Math.round((about * dice.between(0.8, 1.3)) / 2) * 2);
  return {
    code, title, unit, measure: isShare ? 'percentage' : 'number', direction: kind === 'kept' ? 'maintain' : kind === 'fall' || kind === 'level' ? 'decrease' : 'increase',
    acrossLocations: kind === 'level' ? 'average' : 'sum', acrossPeriods: kind === 'kept' ? 'average' : kind === 'stock' || kind === 'level' ? 'latest' : 'sum',
    baseline: { value: baseline, year: Number(plan.start.slice(0, 4)) - 1 }, target,
    disaggregation: kind === 'persons' ? [sexes, ages] : kind === 'share' ? [sexes] : [],
    countsPersons: kind === 'persons', allowsCoarser: kind === 'persons', locations: kind === 'kept' || isShare ? locations.slice(0, 1) : locations,
  };
}

type Part = readonly [code: string, category: LineInput['category'], output: string, unit: string, quantity: number, times: number, share: number, own: number];

/** Lines of about these shares of the grant; `own` is what the partners pay of a line. H is 6 % of the rest. */
function budgetOf(plan: ProposalPlan, words: Record<string, string>, dice: Dice): LineInput[] {
  const periods = reportingPeriods(plan.start, plan.end, defaults).length;
  const months = Math.max(3, periods * 3);
  const [supplies, equipment, services, transfers] = plan.topic.buys.map((one) => fill(one, words));
  const parts: readonly Part[] = [
    ['A1', 'A', '1.1', 'month', 1, months, 0.2, 0], ['A2', 'A', '1.2', 'month', 2, months, 0.13, 0.25], ['B1', 'B', '1.1', 'lot', dice.whole(4, 12), 1, 0.1, 0],
    ['C1', 'C', '1.1', 'item', dice.whole(6, 20), 1, 0.11, 0.1], ['D1', 'D', '1.2', 'day', dice.whole(40, 120), 1, 0.15, 0.3], ['E1', 'E', '1.1', 'journey', dice.whole(10, 30), 1, 0.06, 0.1],
    ['F1', 'F', '1.2', 'grant', dice.whole(8, 20), 1, 0.15, 0], ['G1', 'G', '1.2', 'month', 1, months, 0.05, 0.5],
  ];
  const texts: Record<string, string | undefined> = {
    A1: 'Project coordinator', A2: 'Field officers', B1: supplies, C1: equipment, D1: services, E1: `Journeys between ${words['city'] ?? ''} and ${words['place'] ?? ''}`,
    F1: transfers, G1: 'Rent, telephone and transport',
  };
  const lines = parts.map((part) => lineOf(part, plan.grant, periods, texts[part[0]] ?? ''));
  const indirect = Math.floor((lines.reduce((sum, one) => sum + one.funder, 0) * 6) / 100);
  return [...lines, {
    code: 'H1', category: 'H', output: '1.1', description: 'Indirect support', unit: 'lump sum', quantity: 1, unitCost: indirect, times: 1, total: indirect, funder: indirect,
    partnerCash: 0, inKind: 0, phasing: splitProRata(indirect, weights(periods)),
  }];
}

function lineOf([code, category, output, unit, quantity, times, share, own]: Part, grant: number, periods: number, description: string): LineInput {
  const unitCost = Math.round((grant * share) / (1 - own) / quantity / times / 100) * 100;
  const total = unitCost * quantity * times;
  const partner = Math.round((total * own) / 100) * 100;
  const inKind = category === 'G' || category === 'D' ? Math.round(partner / 200) * 100 : 0;
  const funder = total - partner;
  const isEarly = category === 'C' || category === 'B';
  return {
    code, category, output, description, unit, quantity, unitCost, times, total, funder, partnerCash: partner - inKind, inKind,
    phasing: splitProRata(funder, isEarly ? weights(periods).map((one, at) => (at < 3 ? one * 2 : one)) : weights(periods)),
  };
}

/** A slow start and a strong middle. */
export function weights(periods: number): number[] {
  return Array.from({ length: periods }, (_, at) => (at === 0 ? 6 : at === periods - 1 ? 8 : 10));
}
