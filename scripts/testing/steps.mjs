/** The steps of `npm test`, in order: what each runs, and whether the project holds anything for it yet. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, hasSources } from '../support/build.mjs';
import { findChromium } from '../support/chromium.mjs';
import { Opened } from '../support/opened.mjs';
import { inProject, tool } from '../support/project.mjs';
import { run } from '../support/run.mjs';
import { countCheck, countTests } from './counts.mjs';
import { servePortal } from './served-portal.mjs';

const holds = (folder, ending) =>
  existsSync(inProject(folder)) && readdirSync(inProject(folder), { recursive: true }).some((name) => name.endsWith(ending));

/** One build at a time for all steps that need it. */
const building = new Map();
const built = (name, options) => {
  if (!building.has(name)) building.set(name, build(name, options));
  return building.get(name);
};

/** Runs the work on a built project; a broken build is the step's result. */
const onceBuilt = async (names, options, work) => {
  for (const name of names) {
    const result = await built(name, options);
    if (result.code !== 0) return result;
  }
  return work();
};

const boundaries = (options) => {
  const folders = ['shared', 'backend', 'frontend', 'e2e'].filter((name) => existsSync(inProject(name)));
  return check('depcruise', ['--config', '.dependency-cruiser.cjs', ...folders])(options);
};

const check = (command, args) => async (options) => countCheck(await run(tool(command), args, options));

const colours = process.stdout.isTTY ? '--color' : '--no-color';

const jasmine = (config, env, options, args) =>
  run(tool('jasmine'), [`--config=${config}`, colours, ...args], { ...options, env });

/** What the steps opened, for a run that is ended before them. */
export const opened = new Opened();

/** A data folder for one run, removed at its end. */
const inTemporaryFolder = async (work) => {
  const folder = mkdtempSync(join(tmpdir(), 'grant-portal-test-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  opened.add(remove);
  try {
    return await work(folder);
  } finally {
    remove();
  }
};

const withDatabase = async (work) => {
  const { openDisposableDatabase } = await import('../database/disposable.mjs');
  const database = await openDisposableDatabase();
  opened.add(database.close);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const types = async (options) => {
  const results = [await built('server', options)];
  if (hasSources('portal')) results.push(await built('portal', options));
  if (existsSync(inProject('e2e', 'tsconfig.json'))) results.push(await run(tool('tsc'), ['-p', 'e2e', '--noEmit'], options));
  return countCheck({ code: results.find(({ code }) => code !== 0)?.code ?? 0 });
};

const unit = async (options, args) => {
  const result = await onceBuilt(['server'], options, () => jasmine('shared/jasmine.json', {}, options, args));
  return countTests('jasmine', result);
};

const scripts = async (options, args) => countTests('jasmine', await jasmine('scripts/jasmine.json', {}, options, args));

const api = async (options, args) => {
  const runApi = () =>
    withDatabase(({ uri }) =>
      inTemporaryFolder(async (folder) => {
        const env = { MONGODB_URI: uri, DATA_DIR: folder, NODE_ENV: 'test', CHROME_BIN: await findChromium() };
        return jasmine('backend/jasmine.json', env, options, ['--parallel=2', ...args]);
      }),
    );
  return countTests('jasmine', await onceBuilt(['server', 'portal'], options, runApi));
};

const web = async (options, args) => {
  const env = { CHROME_BIN: await findChromium() };
  return countTests('karma', await run(tool('ng'), ['test', '--watch=false', ...args], { ...options, env }));
};

const e2e = async (options, args) => {
  const runJourneys = () =>
    withDatabase(({ uri }) =>
      inTemporaryFolder((folder) =>
        servePortal({ uri, folder, ...options }, async (address) => {
          const env = { BASE_URL: address, MONGODB_URI: uri, CHROME_BIN: await findChromium() };
          return run(tool('playwright'), ['test', '--config=e2e/playwright.config.ts', ...args], { ...options, env });
        }),
      ),
    );
  return countTests('playwright', await onceBuilt(['server', 'portal'], options, runJourneys));
};

/**
 * Two lanes run side by side; the journeys come last and alone, because they watch a clock.
 * `run(options, args)` gives `{passed, failed, skipped}`.
 */
export const steps = [
  { name: 'types', lane: 'server', isPresent: () => true, run: types },
  { name: 'unit', lane: 'server', isPresent: () => holds('shared/src', '.spec.ts'), run: unit },
  { name: 'api', lane: 'server', isPresent: () => holds('backend', 'spec.ts'), run: api },
  { name: 'lint', lane: 'portal', isPresent: () => true, run: check('eslint', ['.', '--max-warnings=0']) },
  { name: 'boundaries', lane: 'portal', isPresent: () => true, run: boundaries },
  { name: 'scripts', lane: 'portal', isPresent: () => true, run: scripts },
  { name: 'web', lane: 'portal', isPresent: () => holds('frontend', '.spec.ts'), run: web },
  { name: 'e2e', lane: 'last', isPresent: () => holds('e2e', '.spec.ts'), run: e2e },
];
