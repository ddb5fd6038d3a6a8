/**
 * Makes this machine ready: packages, a mongod unless MONGODB_URI names a server, and with `--test`
 * (tests always use a server of their own) a Chromium.
 * Runs before `npm start`, `npm run dev` and `npm test`, on Node 20.19 or later, with no dependency of its own.
 */
import { provideChromium } from './set-up/chromium.mjs';
import { provideMongod } from './set-up/mongod.mjs';
import { installPackages } from './set-up/packages.mjs';
import { checkNode } from './set-up/node-version.mjs';
import { runMain, speaker } from './support/say.mjs';

const say = speaker('set-up');
const isForTests = process.argv.includes('--test');

await runMain('set-up', async () => {
  checkNode();
  await installPackages(say);
  if (isForTests || !process.env.MONGODB_URI) await provideMongod(say);
  if (isForTests) await provideChromium(say);
});
