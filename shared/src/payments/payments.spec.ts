import fc from 'fast-check';
import { addDays } from '../calendar/day.js';
import { sumMinor } from '../money/sum-money.js';
import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryFigures, apiaryLines, apiaryReleases, apiaryReports } from '../reports/apiary.fixture.js';
import { byFunder } from './by-funder.js';
import { ledgerOn, paymentsOn } from './ledger.js';
import type { PaymentFact } from './ledger.js';
import { ageing, liquidate } from './liquidation.js';
import { paymentFindings, refundLimit, releaseLimit, reversalFindings } from './payment-findings.js';
import { refundLines, releaseLines } from './payment-lines.js';
import { tranches } from './tranches.js';

const payment = (id: string, date: string, amount: number, kind: 'release' | 'refund' = 'release', reversedOn: string | null = null): PaymentFact => ({ id, kind, date, amount, reversedOn });
const apiaryPayments = apiaryReleases.map((one) => payment(one.id, one.date, one.amount));
const apiaryApprovals = apiaryReports.map((report) => ({ report: report.due, on: report.approvedOn, accepted: sumMinor(report.face.map((row) => row[3])) }));

describe('the ledger', () => {
  it('of the apiary schools', () => {
    const { released, accepted, advanceBalance } = apiaryFigures;
    expect(ledgerOn(apiaryPayments, apiaryApprovals, '2010-11-05')).toEqual({ released, accepted, refunded: 0, advanceBalance });
  });

  it('counts from the day of the payment and of the approval', () => {
    const { released, accepted } = ledgerOn(apiaryPayments, apiaryApprovals, '2009-11-15');
    expect([released, accepted]).toEqual([1493224, 1409569]);
  });

  it('counts a payment on its own day', () => expect(ledgerOn(apiaryPayments, [], '2009-07-08').released).toBe(1493224));

  it('is net of reversals from their own date on', () => {
    const payments = [payment('1', '2010-01-05', 100), payment('2', '2010-01-06', 50, 'release', '2010-01-10'), payment('3', '2010-01-07', 30, 'refund')];
    expect(paymentsOn(payments, '2010-01-09').map((one) => one.id)).toEqual(['1', '2', '3']);
    expect(ledgerOn(payments, [], '2010-01-09')).toEqual({ released: 150, accepted: 0, refunded: 30, advanceBalance: 120 });
    expect(ledgerOn(payments, [], '2010-01-10')).toEqual({ released: 100, accepted: 0, refunded: 30, advanceBalance: 70 });
  });

  it('counts a report approved again by its newest approval', () => {
    const approvals = [{ report: 'r', on: '2010-02-01', accepted: 90 }, { report: 'r', on: '2010-01-01', accepted: 70 }];
    expect(ledgerOn([], approvals, '2010-01-31').accepted).toBe(70);
    expect(ledgerOn([], approvals, '2010-02-01').accepted).toBe(90);
  });
});

describe('liquidation', () => {
  const releases = [{ id: 'b', date: '2010-01-10', amount: 60 }, { id: 'a', date: '2009-12-01', amount: 100 }, { id: 'c', date: '2010-01-10', amount: 40 }];
  const cases: [number, [string, number][]][] = [
    [0, [['a', 100], ['b', 60], ['c', 40]]],
    [99, [['a', 1], ['b', 60], ['c', 40]]],
    [130, [['a', 0], ['b', 30], ['c', 40]]],
    [200, [['a', 0], ['b', 0], ['c', 0]]],
    [250, [['a', 0], ['b', 0], ['c', 0]]],
  ];
  for (const [liquidated, expected] of cases) {
    it(`of ${liquidated}, oldest first`, () => expect(liquidate(releases, liquidated).map((one) => [one.id, one.rest])).toEqual(expected));
  }

  it('adds up in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(releases), fc.nat(300), (some, liquidated) => {
        const result = liquidate(some, liquidated);
        const released = sumMinor(some.map((one) => one.amount));
        expect(result).toEqual(liquidate([...some].reverse(), liquidated));
        return sumMinor(result.map((one) => one.rest)) === Math.max(0, released - liquidated);
      }),
    );
  });

  it('of the apiary schools leaves two releases open, by age', () => {
    const open = liquidate(apiaryReleases, apiaryFigures.accepted);
    expect(open.map((one) => one.rest)).toEqual([0, 0, 0, 779691, 3222250]);
    expect(ageing(open, '2010-11-05', defaultSettings).map((bucket) => bucket.amount)).toEqual([3222250, 779691, 0, 0]);
  });

  const ages: [string, number][] = [
    ['2009-08-31', 0], ['2009-11-29', 0], ['2009-11-30', 1], ['2010-02-27', 1], ['2010-02-28', 2], ['2010-05-30', 2], ['2010-05-31', 3], ['2015-01-01', 3],
  ];
  for (const [day, bucket] of ages) {
    it(`a release of 2009-08-31 is in bucket ${bucket} on ${day}`, () => {
      const amounts = ageing(liquidate([{ id: 'a', date: '2009-08-31', amount: 5 }], 0), day, defaultSettings).map((one) => one.amount);
      expect(amounts.indexOf(5)).toBe(bucket);
    });
  }
});

describe('tranches', () => {
  const plan = (released: number, reports: { requested: number | null; authorised: number | null }[], firstAdvance: number | null = 100) =>
    tranches({ phasing: [100, 200, 300], firstAdvance, reports, released }).map((one) => [one.requested, one.authorised, one.released, one.state]);
  const asked = { requested: 180, authorised: null };
  const given = { requested: 180, authorised: 170 };

  it('before counter-signature are planned', () => {
    expect(plan(0, [], null)).toEqual([[null, null, 0, 'planned'], [null, null, 0, 'planned'], [null, null, 0, 'planned']]);
  });
  it('are requested by a report and authorised by its approval', () => {
    expect(plan(100, [asked])).toEqual([[null, 100, 100, 'released'], [180, null, 0, 'requested'], [null, null, 0, 'planned']]);
    expect(plan(40, [given])).toEqual([[null, 100, 40, 'part_released'], [180, 170, 0, 'authorised'], [null, null, 0, 'planned']]);
  });
  it('are filled oldest first', () => {
    expect(plan(150, [given])).toEqual([[null, 100, 100, 'released'], [180, 170, 50, 'part_released'], [null, null, 0, 'planned']]);
  });
  it('take what the final report asks into the last one', () => {
    const final = plan(0, [given, { requested: 10, authorised: 10 }, { requested: 5, authorised: 5 }]);
    expect(final.at(-1)).toEqual([15, 15, 0, 'authorised']);
  });
});

describe('limits and findings of payments', () => {
  it('a release stays within what is authorised, a refund within the balance', () => {
    expect(releaseLimit(15401424, 12179174)).toBe(3222250);
    expect(releaseLimit(10, 12)).toBe(0);
    expect(refundLimit({ released: 100, accepted: 60, refunded: 15 })).toBe(25);
    expect(refundLimit({ released: 100, accepted: 120, refunded: 0 })).toBe(0);
  });

  const draft = { kind: 'release' as const, amount: 10, currency: 'EUR', projectCurrency: 'EUR', reference: 'ADV-2', limit: 10, references: ['ADV-1'] };
  const cases: [string, object, string[]][] = [
    ['in order', {}, []],
    ['nothing', { amount: 0 }, ['payment_not_positive']],
    ['negative', { amount: -1 }, ['payment_not_positive']],
    ['over what is authorised', { amount: 11 }, ['release_over_authorised']],
    ['over the balance', { amount: 11, kind: 'refund' }, ['refund_over_balance']],
    ['a used reference', { reference: ' ADV-1 ' }, ['payment_reference_used']],
    ['another currency', { currency: 'USD' }, ['currency_mixed']],
  ];
  for (const [name, changes, expected] of cases) {
    it(name, () => expect(paymentFindings({ ...draft, ...changes }).map((found) => found.code)).toEqual(expected));
  }

  it('a reversal is not dated before its payment', () => {
    expect(reversalFindings({ date: '2010-01-05' }, '2010-01-05')).toEqual([]);
    expect(reversalFindings({ date: '2010-01-05' }, '2010-01-04').map((found) => found.code)).toEqual(['reversal_before_payment']);
  });
});

describe('lines of payments', () => {
  const lines = (...amounts: number[]) => amounts.map((amount, i) => ({ line: `l${i}`, code: `L${i}`, amount }));

  it('a release takes the lines of the F it pays, parts pro rata, ties by code', () => {
    const made = releaseLines(
      [{ id: '1', date: '2010-01-01', amount: 5 }, { id: '2', date: '2010-02-01', amount: 7 }, { id: '3', date: '2010-03-01', amount: 3 }],
      [lines(3, 3, 4), lines(0, 5)],
    );
    expect(made.get('1')).toEqual([{ line: 'l0', code: 'L0', amount: 2 }, { line: 'l1', code: 'L1', amount: 1 }, { line: 'l2', code: 'L2', amount: 2 }]);
    expect(made.get('2')).toEqual([{ line: 'l0', code: 'L0', amount: 1 }, { line: 'l1', code: 'L1', amount: 4 }, { line: 'l2', code: 'L2', amount: 2 }]);
    expect(made.get('3')).toEqual([{ line: 'l1', code: 'L1', amount: 3 }]);
  });

  it('the releases of the apiary schools take the F they pay whole', () => {
    const advance = apiaryLines.map(({ id, code, phasing }) => ({ line: id, code, amount: phasing[0] ?? 0 }));
    const authorised = apiaryReports.map((report) => report.face.map((row) => ({ line: row[0], code: row[0], amount: row[6] })));
    const made = releaseLines(apiaryReleases, [advance, ...authorised]);
    const expected = [advance, ...authorised].map((one) => one.filter((line) => line.amount !== 0));
    expect([...made.values()]).toEqual(expected);
  });

  it('parts of an F add up to it, whatever the parts', () => {
    const amounts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, amounts, fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }), (first, second, cuts) => {
        const total = sumMinor([...first, ...second]);
        const weight = sumMinor(cuts) || 1;
        const parts = cuts.map((cut) => Math.floor((total * cut) / weight));
        parts.push(total - sumMinor(parts));
        const releases = parts.map((amount, i) => ({ id: `${i}`, date: addDays('2010-01-01', i), amount }));
        const made = releaseLines(releases, [lines(...first), lines(...second)]);
        const whole = releases.every((release) => sumMinor((made.get(release.id) ?? []).map((line) => line.amount)) === release.amount);
        const byLine = (id: string) => sumMinor([...made.values()].flat().filter((line) => line.line === id).map((line) => line.amount));
        const expected = (i: number) => (first[i] ?? 0) + (second[i] ?? 0);
        return whole && Array.from({ length: 8 }, (_, i) => byLine(`l${i}`) === expected(i)).every(Boolean);
      }),
    );
  });

  const face = (rows: [string, number, number][]) => rows.map(([code, D, G]) => ({ line: code, code, D, G }));
  const refunds: [string, number, [string, number, number][], [string, number][]][] = [
    ['pro rata of D > 0', 100, [['B', 300, 0], ['A', 100, 0], ['C', -50, 500]], [['A', 25], ['B', 75]]],
    ['ties by code', 1, [['B', 10, 0], ['A', 10, 0]], [['A', 1]]],
    ['of G where no D is left', 10, [['A', 0, 30], ['B', -5, 10]], [['A', 8], ['B', 2]]],
  ];
  for (const [name, amount, rows, expected] of refunds) {
    it(`a refund, ${name}`, () => expect(refundLines(amount, face(rows)).map((one) => [one.code, one.amount])).toEqual(expected as never));
  }
});

describe('shares of funders', () => {
  const funders = [{ organisation: 'EU', share: '85' }, { organisation: 'SDC', share: '15' }];
  it('of the apiary schools', () => {
    const { grant: budget, released, accepted } = apiaryFigures;
    expect(byFunder({ budget, released, accepted, refunded: 0 }, funders)).toEqual(apiaryFigures.byFunder);
  });

  it('add up in every figure, balances included', () => {
    const amount = fc.nat(2_000_000_000);
    fc.assert(
      fc.property(amount, amount, amount, amount, fc.integer({ min: 0, max: 100 }), (budget, released, accepted, refunded, first) => {
        const shares = byFunder({ budget, released, accepted, refunded }, [{ organisation: 'a', share: `${first}` }, { organisation: 'b', share: `${100 - first}` }]);
        const total = (figure: 'budget' | 'advanceBalance') => sumMinor(shares.map((share) => share[figure]));
        return total('budget') === budget && total('advanceBalance') === released - accepted - refunded;
      }),
    );
  });
});
