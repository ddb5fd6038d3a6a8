/** `npm run bench [-- S L]`: the speed of the portal against its floors, on a database for this run alone (docs/performance.md). */
import { build } from './support/build.mjs';
import { openDisposableDatabase } from './database/disposable.mjs';
import { inProject, nodeBinary } from './support/project.mjs';
import { ended, start } from './support/run.mjs';
import { Refusal, runMain } from './support/say.mjs';

await runMain('bench', async () => {
  const { code: built, output } = await build('server');
  if (built !== 0) throw new Refusal(`the server does not build:\n${output.trim()}`);
  const database = await openDisposableDatabase({ cacheGigabytes: 1 });
  try {
    const result = inProject('data', 'bench.json');
    const child = start(nodeBinary(), [inProject('dist', 'backend', 'test', 'bench', 'run.js'), ...process.argv.slice(2)], {
      env: { MONGODB_URI: database.uri, BENCH_RESULT: process.env.BENCH_RESULT ?? result },
      stdio: 'inherit',
    });
    const code = await ended(child);
    if (code !== 0) throw new Refusal(`the measurements ended with code ${code}; their own words are above`);
  } finally {
    await database.close();
  }
});
