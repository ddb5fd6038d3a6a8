/** The portal's log under the data folder, so that the terminal stays readable. */
import { openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from './files.mjs';

/** One older log is kept beside the present one. */
const largest = 20 * 1024 * 1024;

const sizeOf = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Opens the log for appending: `{path, descriptor, lastLines()}`; the lines are those written since. */
export const openLog = (dataDir) => {
  const path = join(dataDir, 'portal.log');
  if (sizeOf(path) > largest) renameSync(path, `${path}.1`);
  const before = sizeOf(path);
  const written = () => Buffer.from(readText(path)).subarray(before).toString().trim();
  const lastLines = () => written().split('\n').slice(-20).join('\n') || 'its own words are above';
  return { path, descriptor: openSync(path, 'a'), lastLines };
};
