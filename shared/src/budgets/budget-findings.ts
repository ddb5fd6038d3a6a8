import { sumMinor } from '../money/sum-money.js';
import type { Minor } from '../money/money.schema.js';
import { compare, divide, isNegative, multiply, rational, type Rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { blocking } from '../platform/finding.schema.js';
import type { Finding } from '../platform/finding.schema.js';
import type { Id } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import type { BudgetLine } from './budget.schema.js';
import { grantOf } from './budget-figures.js';

/** What a budget is checked against. `periods` null: the project's dates are not known yet. */
export interface BudgetContext {
  periods: number | null;
  outputs: readonly Id[];
  settings: Pick<Settings, 'indirectMax'>;
}

const texts = ['code', 'description', 'unit'] as const;
const amounts = ['unitCost', 'total', 'funder', 'partnerCash', 'inKind'] as const;
const factors = ['quantity', 'times'] as const;

function missingIn(line: BudgetLine, at: string): Finding[] {
  const missing = (field: string) => blocking('budget_missing', `${at}/${field}`, { field });
  return [
    ...texts.filter((field) => line[field].trim() === '').map(missing),
    ...[...factors, ...amounts].filter((field) => line[field] === null).map(missing),
    ...line.phasing.flatMap((share, period) => (share === null ? [missing(`phasing/${period}`)] : [])),
  ];
}

function negativeIn(line: BudgetLine, at: string): Finding[] {
  const negative = (field: string) => blocking('budget_negative', `${at}/${field}`, { field });
  return [
    ...factors.filter((field) => isNegative(rational(line[field] ?? 0))).map(negative),
    ...amounts.filter((field) => (line[field] ?? 0) < 0).map(negative),
    ...line.phasing.flatMap((share, period) => ((share ?? 0) < 0 ? [negative(`phasing/${period}`)] : [])),
  ];
}

function outputOf(line: BudgetLine, at: string, outputs: readonly Id[]): Finding[] {
  if (line.output === null) return [blocking('budget_missing', `${at}/output`, { field: 'output' })];
  return outputs.includes(line.output) ? [] : [blocking('budget_output_unknown', `${at}/output`)];
}

/** Two figures that have to be equal; nothing is said while a part is not given. */
function unequal(code: string, pointer: string, expected: Rational | null, actual: Minor | null): Finding[] {
  if (expected === null || actual === null || compare(expected, rational(actual)) === 0) return [];
  return [blocking(code, pointer, { expected: toDecimalString(expected), actual })];
}

function product({ quantity, unitCost, times }: BudgetLine): Rational | null {
  if (quantity === null || unitCost === null || times === null) return null;
  return multiply(multiply(rational(quantity), rational(unitCost)), rational(times));
}

function identitiesOf(line: BudgetLine, at: string, periods: number | null): Finding[] {
  const split = [line.funder, line.partnerCash, line.inKind];
  const isSplit = split.every((part) => part !== null) && line.total !== null;
  const isPhased = line.phasing.every((share) => share !== null) && line.funder !== null;
  const wrongLength = periods !== null && line.phasing.length !== periods;
  return [
    ...unequal('budget_total', `${at}/total`, product(line), line.total),
    ...(isSplit ? unequal('budget_split', `${at}/funder`, rational(line.total ?? 0), sumMinor(split)) : []),
    ...(wrongLength ? [blocking('budget_phasing_periods', `${at}/phasing`, { expected: periods, actual: line.phasing.length })] : []),
    ...(isPhased ? unequal('budget_phasing', `${at}/phasing`, rational(line.funder ?? 0), sumMinor(line.phasing)) : []),
  ];
}

function repeatedCodes(lines: readonly BudgetLine[]): Finding[] {
  const seen = new Set<string>();
  return lines.flatMap((line) => {
    const code = line.code.trim();
    const isRepeated = code !== '' && seen.has(code);
    seen.add(code);
    return isRepeated ? [blocking('budget_code_repeated', `/lines/${line.id}/code`, { code })] : [];
  });
}

/** The most that H may cost the funder, unrounded: so many per cent of the funder share of A to G (domain 5). */
export function indirectLimit(lines: readonly BudgetLine[], settings: Pick<Settings, 'indirectMax'>): Rational {
  const direct = grantOf(lines.filter((line) => line.category !== 'H'));
  return divide(multiply(rational(direct), rational(settings.indirectMax)), rational(100));
}

function indirectCost(lines: readonly BudgetLine[], settings: BudgetContext['settings']): Finding[] {
  const indirect = lines.filter((line) => line.category === 'H');
  const actual = grantOf(indirect);
  const limit = indirectLimit(lines, settings);
  const [first] = indirect;
  if (!first || compare(rational(actual), limit) <= 0) return [];
  return [blocking('budget_indirect', `/lines/${first.id}/funder`, { percent: settings.indirectMax, limit: toDecimalString(limit), actual })];
}

/**
 * What is wrong with a budget (domain 5), all blocking, pointers by the line's id. Codes: `budget_empty`, `budget_missing`
 * {field}, `budget_negative` {field}, `budget_output_unknown`, `budget_code_repeated` {code}, `budget_total`,
 * `budget_split`, `budget_phasing`, `budget_phasing_periods` {expected, actual}, `budget_indirect` {percent, limit, actual},
 * `number_too_large`. Amounts in params are minor units; `expected` and `limit` exact decimals of them.
 */
export function budgetFindings(lines: readonly BudgetLine[], context: BudgetContext): Finding[] {
  if (lines.length === 0) return [blocking('budget_empty', '/lines')];
  const byLine = lines.flatMap((line) => {
    const at = `/lines/${line.id}`;
    return [...missingIn(line, at), ...negativeIn(line, at), ...outputOf(line, at, context.outputs), ...identitiesOf(line, at, context.periods)];
  });
  const fits = lines.every((line) => Number.isSafeInteger(sumMinor(line.phasing))) && Number.isSafeInteger(sumMinor(lines.map((line) => line.total)));
  const tooLarge = fits ? [] : [blocking('number_too_large', '/lines')];
  return [...byLine, ...repeatedCodes(lines), ...indirectCost(lines, context.settings), ...tooLarge];
}
