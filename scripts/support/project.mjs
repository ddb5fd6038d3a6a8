/** Where the project lies, and how its tools are called. */
import { existsSync } from 'node:fs';
import { dirname, join, delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const toolFolder = join(projectFolder, 'node_modules', '.bin');
const onWindows = process.platform === 'win32';

/** A path inside the project. */
export const inProject = (...parts) => join(projectFolder, ...parts);

/** The path of a tool that npm installed, such as `ng`. */
export const tool = (name) => join(toolFolder, onWindows ? `${name}.cmd` : name);

/** The installed Node 24; before the first install the one that runs this script. */
export const nodeBinary = () => {
  const installed = join(toolFolder, 'node');
  return !onWindows && existsSync(installed) ? installed : process.execPath;
};

/** The environment for child processes: installed tools (and with them Node 24) come first. */
export const toolEnvironment = (extra = {}) => ({
  ...process.env,
  ...extra,
  PATH: [toolFolder, process.env.PATH].join(delimiter),
});

/** The folder that holds database, mails and temporary files. */
export const dataFolder = () => resolve(projectFolder, process.env.DATA_DIR ?? 'data');
