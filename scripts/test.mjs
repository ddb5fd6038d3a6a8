/**
 * `npm test`: runs all steps, or those named (`node scripts/test.mjs unit -- --filter=money`),
 * and closes with the counts. Anything that fails, and a run without a test, ends with code 1.
 */
import { isSuccess, summary } from './testing/report.mjs';
import { opened, steps } from './testing/steps.mjs';
import { onInterrupt, stopAll } from './support/run.mjs';
import { Refusal, runMain } from './support/say.mjs';

/** Ends a runner that hangs; the journeys are the longest step. */
const stepLimit = 60 * 60_000;

const write = (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

const parse = (argv) => {
  const end = argv.indexOf('--');
  const names = (end < 0 ? argv : argv.slice(0, end)).filter((word) => !word.startsWith('-'));
  const args = argv.filter((word, at) => word.startsWith('-') && word !== '--' && (end < 0 || at < end));
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) throw new Refusal(`no such step: ${unknown.join(', ')}`);
  const chosen = steps.filter(({ name }) => names.length === 0 || names.includes(name));
  return { chosen: chosen.filter((step) => step.isPresent()), args: [...args, ...(end < 0 ? [] : argv.slice(end + 1))] };
};

/** Alone, a step's output is shown as it comes; beside others, whole when it ends. */
const runStep = async (step, args, isAlone) => {
  const words = [];
  const onOutput = isAlone ? (text) => process.stdout.write(text) : (text) => words.push(text);
  const began = Date.now();
  write(`▶ ${step.name}`);
  const counts = await step.run({ onOutput, timeout: stepLimit }, args).catch((error) => {
    onOutput(String(error.stack ?? error));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  if (!isAlone) write(`\n──── ${step.name} (${seconds} s) ────\n${words.join('')}`);
  return { name: step.name, seconds, ...counts };
};

const runLane = async (lane, args, isAlone) => {
  const results = [];
  for (const step of lane) results.push(await runStep(step, args, isAlone));
  return results;
};

const endEarly = async () => {
  await stopAll();
  await opened.close();
};

onInterrupt(endEarly, { exitCode: 130 });

await runMain('test', async () => {
  const { chosen, args } = parse(process.argv.slice(2));
  const isAlone = chosen.length === 1;
  const lane = (name) => chosen.filter((step) => step.lane === name);
  const sideBySide = await Promise.all(['server', 'portal'].map((name) => runLane(lane(name), args, isAlone)));
  const results = [...sideBySide.flat(), ...(await runLane(lane('last'), args, isAlone))];
  await stopAll();
  write(summary(results));
  if (!isSuccess(results)) process.exitCode = 1;
});
