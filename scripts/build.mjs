/** `npm run build`: builds server and portal where they are stale. */
import { buildAll } from './support/build.mjs';
import { runMain, speaker } from './support/say.mjs';

await runMain('build', () => buildAll(speaker('build')));
