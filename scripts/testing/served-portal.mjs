/** A running portal for the journeys: a port of its own, the demonstration loaded, ended afterwards. */
import { freePort } from '../support/ports.mjs';
import { startPortal, waitUntilReady } from '../support/portal-process.mjs';
import { stop } from '../support/run.mjs';

/** Serves the built portal during the work; `{code, output}` of the work, or of the portal that did not start. */
export const servePortal = async ({ uri, folder, onOutput }, work) => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = { MONGODB_URI: uri, DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: address };
  const child = startPortal(settings, { output: 'pipe' });
  const words = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => words.push(text));
  try {
    if (await waitUntilReady(child, address)) return await work(address);
    onOutput?.(words.join(''));
    return { code: 1, output: `the portal did not start:\n${words.join('')}` };
  } finally {
    await stop(child);
  }
};
