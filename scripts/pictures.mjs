/**
 * `npm run pictures`: the README's pictures, taken anew from the demonstration on a database for this run alone.
 * `npm run pictures -- --folder DIR [--only WORD]`: every screen into that folder, on desk and phone, light and dark, English and Arabic.
 * BASE_URL: takes them from a portal that runs already.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDisposableDatabase } from './database/disposable.mjs';
import { demonstrationLoaded, openStudio } from './pictures/studio.mjs';
import { everyLook, inReadme } from './pictures/looks.mjs';
import { screens } from './pictures/screens.mjs';
import { buildAll } from './support/build.mjs';
import { findChromium } from './support/chromium.mjs';
import { inProject } from './support/project.mjs';
import { Refusal, runMain, speaker } from './support/say.mjs';
import { servePortal } from './testing/served-portal.mjs';

const say = speaker('pictures');

/** What is to be taken: `{screen, look, file, isWhole}`, and where it goes. */
const wanted = () => {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, only: { type: 'string', default: '' } } });
  if (values.folder === undefined) return { folder: inProject('docs', 'pictures'), pictures: inReadme };
  const named = screens.filter(({ name }) => name.includes(values.only));
  return { folder: resolve(values.folder), pictures: named.flatMap((screen) => everyLook(screen)) };
};

const take = async (address) => {
  const { folder, pictures } = wanted();
  mkdirSync(folder, { recursive: true });
  await demonstrationLoaded(address, say);
  const studio = await openStudio(address, await findChromium());
  try {
    const missed = await studio.takeAll(pictures, folder, say);
    say(`${pictures.length - missed.length} of ${pictures.length} in ${folder}`);
    return { code: missed.length === 0 ? 0 : 1, output: missed.join('\n') };
  } finally {
    await studio.close();
  }
};

const onOwnPortal = async () => {
  await buildAll(say);
  const database = await openDisposableDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'grant-portal-pictures-'));
  try {
    return await servePortal({ uri: database.uri, folder }, take);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

await runMain('pictures', async () => {
  const { code, output } = process.env.BASE_URL ? await take(process.env.BASE_URL) : await onOwnPortal();
  if (code !== 0) throw new Refusal(output);
});
