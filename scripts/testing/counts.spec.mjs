import { countCheck, countTests } from './counts.mjs';
import { isSuccess, summary } from './report.mjs';

const cases = [
  ['jasmine', 0, '12 specs, 0 failures\nFinished', { passed: 12, failed: 0, skipped: 0 }],
  ['jasmine', 1, '\u001B[31m12 specs, 1 failure, 2 pending specs\u001B[0m', { passed: 9, failed: 1, skipped: 2 }],
  ['jasmine', 0, 'Ran 0 specs', { passed: 0, failed: 1, skipped: 0 }],
  ['jasmine', 1, 'SyntaxError: no', { passed: 0, failed: 1, skipped: 0 }],
  ['karma', 0, 'Executed 1 of 2 SUCCESS\rExecuted 2 of 2 SUCCESS (0.1 secs)\nTOTAL: 2 SUCCESS', { passed: 2, failed: 0, skipped: 0 }],
  ['karma', 1, 'Executed 5 of 6 (1 FAILED) (skipped 1) (0.1 secs)', { passed: 4, failed: 1, skipped: 1 }],
  ['playwright', 0, '  1 skipped\n  12 passed (1.2m)', { passed: 12, failed: 0, skipped: 1 }],
  ['playwright', 1, '  2 failed\n  1 flaky\n  3 did not run\n  12 passed (1.2m)', { passed: 12, failed: 6, skipped: 0 }],
  ['playwright', 1, '  12 passed (1.2m)', { passed: 12, failed: 1, skipped: 0 }],
];

describe('counts of a run', () => {
  for (const [runner, code, output, expected] of cases) {
    it(`${runner}, code ${code}: ${JSON.stringify(output)}`, () => {
      expect(countTests(runner, { code, output })).toEqual(expected);
    });
  }

  it('count a check as one', () => {
    expect(countCheck({ code: 0 })).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countCheck({ code: 2 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('close with a line of their own', () => {
    const results = [
      { name: 'unit', passed: 2, failed: 0, skipped: 0, seconds: 1 },
      { name: 'api', passed: 3, failed: 1, skipped: 0, seconds: 2 },
    ];
    expect(summary(results)).toMatch(/^5 passed, 1 failed$/m);
    expect(isSuccess(results)).toBe(false);
  });

  it('prove nothing when nothing ran', () => {
    expect(isSuccess([])).toBe(false);
  });
});
