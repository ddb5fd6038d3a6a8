/** Takes a fetched mongod into the cache once it has been seen to run. */
import { chmodSync, renameSync } from 'node:fs';
import { cachedMongod, tryMongod } from '../database/mongod-binary.mjs';
import { aptInstall } from './apt.mjs';

const libraries = ['libcurl4', 'libssl3', 'liblzma5'];

/** Moves the file to its place in the cache: `{path, version}` or `{reason}`. */
export const adopt = async (path, say) => {
  chmodSync(path, 0o755);
  let tried = await tryMongod(path);
  if (tried.reason?.includes('shared libraries')) {
    const failure = await aptInstall(libraries, say);
    if (failure) return { reason: `${tried.reason} (${failure})` };
    tried = await tryMongod(path);
  }
  if (tried.reason) return tried;
  renameSync(path, cachedMongod());
  return { path: cachedMongod(), version: tried.version };
};
