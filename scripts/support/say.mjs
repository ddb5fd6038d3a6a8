/** What the scripts tell the person at the terminal. */

/** A reason to stop that the person can act on: shown without a stack trace. */
export class Refusal extends Error {
  name = 'Refusal';
}

/** A speaker that puts the name of its part before each line. */
export const speaker = (part) => (text) => {
  process.stdout.write(`${text.replace(/^/gm, `${part}: `)}\n`);
};

/** Runs a script's main function; a refusal is told in its own words, anything else with its stack. */
export const runMain = async (part, main) => {
  try {
    await main();
  } catch (error) {
    const text = error instanceof Refusal ? error.message : String(error?.stack ?? error);
    process.stderr.write(`${text.replace(/^/gm, `${part}: `)}\n`);
    process.exitCode = 1;
  }
};
