/** Installs the npm packages when they are missing or the lock file has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { run } from '../support/run.mjs';
import { readText, writeWhole } from '../support/files.mjs';
import { inProject } from '../support/project.mjs';
import { Refusal } from '../support/say.mjs';

const stamp = inProject('node_modules', '.installed-for');

const wanted = () => {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(inProject(name)));
  return hash.digest('hex');
};

const isCurrent = () => existsSync(inProject('node_modules', '.bin')) && readText(stamp) === wanted();

export const installPackages = async (say) => {
  if (isCurrent()) return;
  say('installing packages (npm install) …');
  const began = Date.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await run(npm, ['install', '--no-audit', '--no-fund']);
  if (code !== 0) {
    throw new Refusal(`npm install failed:\n${output.trim()}\nIs the package registry reachable from here?`);
  }
  writeWhole(stamp, wanted());
  say(`packages installed in ${Math.round((Date.now() - began) / 1000)} s`);
};
