/** Reads how many tests passed from what each runner prints. */
import { stripVTControlCharacters } from 'node:util';

const sum = (output, pattern) => [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

/** Jasmine: `12 specs, 1 failure, 2 pending specs`. */
const jasmine = (output) => {
  const [, specs = 0, failures = 0, pending = 0] =
    /(\d+) specs?, (\d+) failures?(?:, (\d+) pending specs?)?/.exec(output) ?? [];
  return { passed: specs - failures - pending, failed: Number(failures), skipped: Number(pending) };
};

/** Karma's last progress line: `Executed 12 of 13 (1 FAILED) (skipped 1)`. */
const karma = (output) => {
  const last = [...output.matchAll(/Executed (\d+) of (\d+)([^\n\r]*)/g)].at(-1);
  if (!last) return { passed: 0, failed: 0, skipped: 0 };
  const failed = Number(/\((\d+) FAILED\)/.exec(last[3])?.[1] ?? 0);
  const skipped = Number(/skipped (\d+)/.exec(last[3])?.[1] ?? 0);
  return { passed: Number(last[1]) - failed, failed, skipped };
};

/** Playwright's closing lines: `2 failed`, `1 flaky`, `1 skipped`, `3 did not run`, `12 passed (1.2m)`. */
const playwright = (output) => ({
  passed: sum(output, /^\s+(\d+) passed/gm),
  failed: sum(output, /^\s+(\d+) (?:failed|flaky|interrupted|did not run)/gm),
  skipped: sum(output, /^\s+(\d+) skipped/gm),
});

const readers = { jasmine, karma, playwright };

/**
 * `{passed, failed, skipped}` of a run. A run that failed without naming a failure counts as one,
 * and so does one that passed without a test: nothing was proved.
 */
export const countTests = (runner, { code, output }) => {
  const counts = readers[runner](stripVTControlCharacters(output));
  const provesNothing = code !== 0 || counts.passed === 0;
  return provesNothing && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

/** A check has no tests of its own: it passes or fails as one. */
export const countCheck = ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
