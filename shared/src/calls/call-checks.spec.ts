import type { CallInput } from './call.schema.js';
import { checkAward, checkCall } from './call-checks.js';

const programme = { currency: 'EUR' };
const weights = (...given: number[]): CallInput['criteria'] =>
  given.map((weight, at) => ({ id: `criterion-${at}`, code: `c${at}`, title: {}, guidance: {}, weight }));
const call: CallInput & { currency?: string } = {
  id: 'call', code: 'JMDI-2009', programme: 'programme', title: { en: 'Call' }, guidance: {}, opensOn: '2008-12-15', questionsUntil: '2009-02-15',
  deadline: '2009-03-15T23:59:59Z', decisionBy: '2009-06-15', earliestStart: '2009-07-01', envelope: 20_000_000, floor: 5_000_000, ceiling: 20_000_000,
  coFundingShare: '2', maxMonths: 18, countries: ['DZ'], reviewers: 2, criteria: weights(25, 30, 20, 15, 10), isAnonymous: false, proposalsPerLead: 1,
  requirements: { documents: [], needsWorkPlan: false, minCoApplicants: 0, needsCountryOfOriginPartner: false },
};

describe('the checks of a call', () => {
  it('has nothing to say of a good call', () => expect(checkCall(call, programme, 'UTC')).toEqual([]));
  it('takes equal dates and equal amounts', () => {
    const flat = { ...call, questionsUntil: call.opensOn, decisionBy: '2009-03-15', earliestStart: '2009-03-15', floor: 20_000_000 };
    expect(checkCall(flat, programme, 'UTC')).toEqual([]);
    expect(checkCall({ ...call, earliestStart: null, currency: 'EUR' }, programme, 'UTC')).toEqual([]);
  });

  const cases: [string, Partial<typeof call>, [string, string][]][] = [
    ['weights of 99', { criteria: weights(50, 49) }, [['weights_not_100', '/criteria']]],
    ['weights of 101', { criteria: weights(50, 51) }, [['weights_not_100', '/criteria']]],
    ['no criterion', { criteria: [] }, [['weights_not_100', '/criteria']]],
    ['a code twice', { criteria: weights(50, 50).map((one) => ({ ...one, code: 'same' })) }, [['code_twice', '/criteria/criterion-1/code']]],
    ['questions before the opening', { questionsUntil: '2008-12-14' }, [['dates_out_of_order', '/questionsUntil']]],
    ['a deadline before the questions close', { questionsUntil: '2009-03-16' }, [['dates_out_of_order', '/deadline']]],
    ['a decision before the deadline', { decisionBy: '2009-03-14' }, [['dates_out_of_order', '/decisionBy']]],
    ['a start before the decision', { earliestStart: '2009-06-14' }, [['dates_out_of_order', '/earliestStart']]],
    ['floor over ceiling', { floor: 9, ceiling: 8 }, [['floor_over_ceiling', '/floor']]],
    ['ceiling over envelope', { ceiling: 20_000_001 }, [['ceiling_over_envelope', '/ceiling']]],
    ['no envelope', { envelope: 0, floor: 0, ceiling: 0 }, [['envelope_empty', '/envelope']]],
    ['co-funding over 100', { coFundingShare: '100.5' }, [['percentage_out_of_range', '/coFundingShare']]],
    ['negative co-funding', { coFundingShare: '-1' }, [['percentage_out_of_range', '/coFundingShare']]],
    ['another currency', { currency: 'USD' }, [['currency_not_programme', '/currency']]],
  ];
  for (const [title, otherwise, expected] of cases) {
    it(`${title}: ${expected.map(([code]) => code).join(', ')}`, () => {
      const findings = checkCall({ ...call, ...otherwise }, programme, 'UTC');
      expect(findings.map((one) => [one.code, one.pointer] as [string, string])).toEqual(expected);
      expect(findings.every((one) => one.severity === 'blocking')).toBeTrue();
    });
  }

  it('reads the deadline as a day of the programme', () => {
    expect(checkCall({ ...call, deadline: '2009-03-15T23:30:00Z', decisionBy: '2009-03-15' }, programme, 'Africa/Algiers').map((one) => one.pointer))
      .toEqual(['/decisionBy']);
  });
});

describe('an award', () => {
  it('takes the last of the envelope and not one unit more', () => {
    expect(checkAward(20_000_000, 15_000_000, 5_000_000)).toEqual([]);
    expect(checkAward(20_000_000, 15_000_000, 5_000_001).map((one) => [one.code, one.params])).toEqual([
      ['award_over_envelope', { grant: 5_000_001, left: 5_000_000 }],
    ]);
  });
});
