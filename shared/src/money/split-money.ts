import { largestRemainder } from '../numbers/largest-remainder.js';
import type { Decimal } from '../numbers/decimal.schema.js';
import { rational } from '../numbers/rational.js';
import type { Minor } from './money.schema.js';

/**
 * An amount split by shares in per cent (domain 5, "Shares of funders"), in their order: the parts add up to the amount,
 * ties go to the share listed first.
 */
export function splitByShares(minor: Minor, shares: readonly Decimal[]): Minor[] {
  return largestRemainder(minor, shares.map(rational));
}

/** An amount split in proportion to other amounts (none of them negative); ties go to the first. */
export function splitProRata(minor: Minor, weights: readonly Minor[]): Minor[] {
  return largestRemainder(minor, weights.map(rational));
}
