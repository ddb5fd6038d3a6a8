/** The official MongoDB archive, by the downloader of mongodb-memory-server-core. */
import { mkdirSync } from 'node:fs';
import { cacheFolder } from '../database/mongod-binary.mjs';
import { run } from '../support/run.mjs';
import { inProject, nodeBinary } from '../support/project.mjs';
import { adopt } from './mongod-cache.mjs';

const home = 'https://fastdl.mongodb.org';

const isReachable = () =>
  fetch(home, { method: 'HEAD', signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  );

/** Fetches into the cache: `{path, version}` or `{reason}`. */
export const fetchArchive = async (say) => {
  if (!(await isReachable())) return { reason: `${home} cannot be reached from here` };
  say(`downloading MongoDB from ${home} …`);
  mkdirSync(cacheFolder(), { recursive: true });
  const script = inProject('scripts', 'set-up', 'download-archive.mjs');
  const { code, output } = await run(nodeBinary(), [script, cacheFolder()], { timeout: 600_000 });
  if (code !== 0) return { reason: `the download from ${home} failed: ${output.trim().split('\n')[0]}` };
  return adopt(output.trim().split('\n').at(-1), say);
};
