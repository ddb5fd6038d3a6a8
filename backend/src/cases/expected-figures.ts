import { pointerOf } from '#shared/cases';
import { rational, toDecimalString } from '#shared/numbers';

/** Names of a list's items in a path, in the order in which they are looked for. */
const names = ['project', 'indicator', 'proposal', 'line', 'start'];

/**
 * Each figure that is not as expected, by its path: `/projects/P1/indicators/1.1/actual: expected 10, got 9`. Numbers, and decimals in
 * strings, are compared half-even to 10 places; null is not zero.
 */
export function differences(expected: unknown, actual: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(expected)) return listDifferences(expected, Array.isArray(actual) ? actual : [], path);
  if (isRecord(expected)) {
    const given: Record<string, unknown> = isRecord(actual) ? actual : {};
    const keys = [...new Set([...Object.keys(expected), ...(path.length > 2 ? Object.keys(given) : [])])];
    return keys.flatMap((key) => differences(expected[key], given[key], [...path, key]));
  }
  return sameFigure(expected, actual) ? [] : [`${pointerOf(path)}: expected ${shown(expected)}, got ${shown(actual)}`];
}

function listDifferences(expected: readonly unknown[], actual: readonly unknown[], path: readonly string[]): string[] {
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, at) => at).flatMap((at) => differences(expected[at], actual[at], [...path, nameOf(expected[at] ?? actual[at], at)]));
}

function nameOf(item: unknown, at: number): string {
  const name = isRecord(item) ? names.find((one) => typeof item[one] === 'string') : undefined;
  return isRecord(item) && name !== undefined ? `${typeof item['period'] === 'string' ? `${item['period']} ` : ''}${String(item[name])}` : String(at);
}

function sameFigure(expected: unknown, actual: unknown): boolean {
  const [a, b] = [decimalOf(expected), decimalOf(actual)];
  return a !== null && b !== null ? a === b : expected === actual;
}

const decimal = /^-?\d+(\.\d+)?$/;
function decimalOf(value: unknown): string | null {
  const text = typeof value === 'number' ? plain(value) : typeof value === 'string' ? value : '';
  return decimal.test(text) ? toDecimalString(rational(text)) : null;
}

/** Very small numbers are written without an exponent. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(15) : text;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
