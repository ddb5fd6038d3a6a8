/** What `npm test` prints at its end. */

const column = (values) => Math.max(...values.map((value) => String(value).length));

/** A table of the steps' counts and times, then the closing line that stands alone. */
export const summary = (results) => {
  const width = column(results.map(({ name }) => name));
  const rows = results.map(({ name, passed, failed, skipped, seconds }) => {
    const counts = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`;
    return `${failed > 0 ? '✗' : '✓'} ${name.padEnd(width)} ${counts} ${String(seconds).padStart(5)} s`;
  });
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  return ['', ...rows, '', `${total('passed')} passed, ${total('failed')} failed`, ''].join('\n');
};

/** Whether the run proved something and nothing against it. */
export const isSuccess = (results) =>
  results.some(({ passed }) => passed > 0) && results.every(({ failed }) => failed === 0);
