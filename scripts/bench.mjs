/** `npm run bench [-- S L list … grid large]`: the speed of the portal against its floors, and of one large report, on a database for this run alone (docs/performance.md). */
import { build, buildAll } from './support/build.mjs';
import { findChromium } from './support/chromium.mjs';
import { openDisposableDatabase } from './database/disposable.mjs';
import { inProject, nodeBinary } from './support/project.mjs';
import { ended, start } from './support/run.mjs';
import { Refusal, runMain, speaker } from './support/say.mjs';

await runMain('bench', async () => {
  const words = process.argv.slice(2);
  const needsBrowser = words.length === 0 || words.includes('grid');
  const browser = needsBrowser ? await findChromium() : undefined;
  if (needsBrowser && browser === undefined) throw new Refusal('the grid is measured in a browser: name a Chromium in CHROME_BIN');
  if (needsBrowser) await buildAll(speaker('bench'));
  const { code: built, output } = await build('server');
  if (built !== 0) throw new Refusal(`the server does not build:\n${output.trim()}`);
  const database = await openDisposableDatabase({ cacheGigabytes: 1 });
  try {
    const result = inProject('data', 'bench.json');
    const child = start(nodeBinary(), [inProject('dist', 'backend', 'test', 'bench', 'run.js'), ...words], {
      env: { MONGODB_URI: database.uri, ...(browser === undefined ? {} : { CHROME_BIN: browser }), BENCH_RESULT: process.env.BENCH_RESULT ?? result },
      stdio: 'inherit',
    });
    const code = await ended(child);
    if (code !== 0) throw new Refusal(`the measurements ended with code ${code}; their own words are above`);
  } finally {
    await database.close();
  }
});
