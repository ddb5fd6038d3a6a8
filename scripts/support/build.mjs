/** Builds what is stale: the server (with `shared`) and the portal. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readText, writeWhole } from './files.mjs';
import { inProject, projectFolder, tool } from './project.mjs';
import { run } from './run.mjs';
import { Refusal } from './say.mjs';

const common = ['package-lock.json', 'package.json', 'tsconfig.json', 'shared/src'];

const parts = {
  server: {
    sources: [...common, 'backend', 'nest-cli.json'],
    stamp: inProject('dist', '.server-stamp'),
    result: inProject('dist', 'backend', 'src', 'main.js'),
    command: [tool('nest'), ['build']],
  },
  portal: {
    sources: [...common, 'frontend', 'angular.json'],
    stamp: inProject('dist', '.portal-stamp'),
    result: inProject('dist', 'frontend'),
    command: [tool('ng'), ['build']],
  },
};

const filesUnder = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};

/** Changes with every path, size and time of change below the sources. */
const fingerprint = (sources) => {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesUnder(inProject(source))).sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(projectFolder, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

/** Compiled files whose source is gone would still run, as specs for example. */
const removeOrphans = () => {
  for (const folder of ['backend', 'shared'].map((name) => inProject('dist', name))) {
    for (const compiled of filesUnder(folder).filter((path) => path.endsWith('.js'))) {
      const source = relative(inProject('dist'), compiled).split(sep).join('/').replace(/\.js$/, '.ts');
      if (existsSync(inProject(source))) continue;
      rmSync(compiled);
      rmSync(`${compiled}.map`, { force: true });
    }
  }
};

/** Builds one part, `server` or `portal`, when its sources changed: `{code, output, wasStale}`. */
export const build = async (name, { onOutput } = {}) => {
  const { sources, stamp, result, command } = parts[name];
  const wanted = fingerprint(sources);
  if (existsSync(result) && readText(stamp) === wanted) return { code: 0, output: '', wasStale: false };
  rmSync(stamp, { force: true });
  if (name === 'server') {
    removeOrphans();
    if (!existsSync(result)) rmSync(inProject('dist', '.tsbuildinfo'), { force: true });
  }
  const { code, output } = await run(...command, { onOutput });
  if (code === 0) writeWhole(stamp, wanted);
  return { code, output, wasStale: true };
};

/** Whether the project holds the sources of a part. */
export const hasSources = (name) => existsSync(inProject(name === 'portal' ? 'angular.json' : 'nest-cli.json'));

/** Builds everything that is stale, or refuses with the compiler's words. */
export const buildAll = async (say) => {
  for (const name of Object.keys(parts).filter(hasSources)) {
    const began = Date.now();
    const { code, output, wasStale } = await build(name);
    if (code !== 0) throw new Refusal(`the ${name} does not build:\n${output.trim()}`);
    if (wasStale) say(`built the ${name} in ${Math.round((Date.now() - began) / 1000)} s`);
  }
};
