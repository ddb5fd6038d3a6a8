import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkCase, lineOf, linesOf, type Case } from '#shared/cases';
import { day, type Day } from '#shared/platform';
import { CaseFigures } from '../cases/case-figures.service.js';
import { CaseLease } from '../cases/case-lease.service.js';
import { CaseLoader } from '../cases/case-loader.service.js';
import { CaseStop } from '../cases/case-stop.js';
import { differences } from '../cases/expected-figures.js';
import { CommandRefusal, runCommand, say } from './run-command.js';

const usage = 'npm run load -- FILE [--until DATE] [--expect FILE]';

interface Wish {
  readonly path: string;
  readonly until: Day | null;
  readonly expected: unknown;
}

function readWish(): Wish {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseWords(() => parseArgs({ options: { until: text, expect: text }, allowPositionals: true }));
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new CommandRefusal(`Name one case file:\n  ${usage}`);
  if (values.until !== undefined && !day.safeParse(values.until).success) throw new CommandRefusal(`--until ${values.until} is no day such as 2009-07-01.`);
  return { path, until: values.until ?? null, expected: values.expect === undefined ? undefined : readJson(values.expect).value };
}

/** An option that there is not. */
function parseWords<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new CommandRefusal(`${error instanceof Error ? error.message : String(error)}\n  ${usage}`);
  }
}

function readJson(path: string): { text: string; value: unknown } {
  try {
    const text = readFileSync(path, 'utf8');
    return { text, value: JSON.parse(text) };
  } catch (error) {
    throw new CommandRefusal(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The checked case. @throws CommandRefusal with every mistake by line and path; nothing is loaded then */
function readCase(path: string): Case {
  const { text, value: raw } = readJson(path);
  const { value, mistakes } = checkCase(raw);
  if (value && mistakes.length === 0) return value;
  const lines = linesOf(text);
  const told = mistakes.map(({ code, pointer, params }) => {
    const values = Object.entries(params).map(([name, given]) => `${name} ${String(given)}`).join(', ');
    return `${path}:${String(lineOf(lines, pointer))} ${pointer || '/'} ${code}${values ? ` (${values})` : ''}`;
  });
  throw new CommandRefusal(`${told.join('\n')}\n${String(mistakes.length)} mistakes; nothing is loaded.`);
}

/** Plays a case file into the portal, and compares its figures where a file of them is given. */
await runCommand(async (app) => {
  const { path, until, expected } = readWish();
  const file = readCase(path);
  const result = await app.get(CaseLease).alone(() => app.get(CaseLoader).load(file, { until })).catch((error: unknown) => {
    throw error instanceof CaseStop ? new CommandRefusal(`The load stops at ${error.message}\nEarlier steps stay; load the file again once this is mended.`) : error;
  });
  if (!result) throw new CommandRefusal('Another load is running. Try again when it is done.');
  say(`${path}: ${String(result.played)} steps played, ${String(result.alreadyDone)} done before.`);
  if (expected === undefined) return 0;
  const found = differences(expected, await app.get(CaseFigures).of(result.stage));
  for (const line of found) say(line);
  say(found.length === 0 ? 'All expected figures agree.' : `${String(found.length)} figures differ.`);
  return found.length === 0 ? 0 : 1;
});
