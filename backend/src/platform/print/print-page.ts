import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Chromium, type ChromiumLimits } from './chromium.js';

export const printLimits: ChromiumLimits & { readonly pdfBytes: number } = { ms: 45_000, bytes: 1024 ** 3, pdfBytes: 40 * 1024 ** 2 };

/** A page to print. It says on its root element (`data-paper`) when it is ready, or that it has failed. */
export interface PageToPrint {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const LOOK_MS = 50;
const said = "document.documentElement?.dataset.paper ?? ''";
/** Every face is asked for by name: a page that was not laid out yet needs none, and says at once that its fonts are ready. */
const withFontsAndPictures = `Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)))
  .then(() => Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))))`;

/** Prints a page of the portal as a tagged PDF, on paper as the page's style says. @throws Error */
export async function printPage(chromium: string, page: PageToPrint, limits = printLimits, begun: (browser: Chromium) => void = () => undefined): Promise<Buffer> {
  const profile = await mkdtemp(join(tmpdir(), 'portal-print-'));
  const browser = new Chromium(chromium, profile, limits);
  begun(browser);
  try {
    return await printedBy(browser, page, limits.pdfBytes);
  } finally {
    browser.end();
    await browser.ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function printedBy(browser: Chromium, { url, headers }: PageToPrint, most: number): Promise<Buffer> {
  const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = (await browser.ask('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
  await browser.ask('Network.enable', {}, sessionId);
  await browser.ask('Network.setBypassServiceWorker', { bypass: true }, sessionId);
  await browser.ask('Network.setExtraHTTPHeaders', { headers }, sessionId);
  const { errorText } = await browser.ask('Page.navigate', { url }, sessionId);
  if (typeof errorText === 'string') throw new Error(`the page could not be opened: ${errorText}`);
  await untilReady(browser, sessionId);
  const { stream } = (await browser.ask('Page.printToPDF', {
    printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true, transferMode: 'ReturnAsStream',
  }, sessionId)) as { stream: string };
  return readStream(browser, stream, sessionId, most);
}

/** Asks anew each time: a question put to the page that is being left would wait for ever. */
async function untilReady(browser: Chromium, session: string): Promise<void> {
  for (;;) {
    const { result } = (await browser.ask('Runtime.evaluate', { expression: said, returnByValue: true }, session)) as { result: { value?: unknown } };
    if (result.value === 'ready') break;
    if (result.value === 'failed') throw new Error('the page could not be shown');
    await pause(LOOK_MS);
  }
  await browser.ask('Runtime.evaluate', { expression: withFontsAndPictures, awaitPromise: true }, session);
}

async function readStream(browser: Chromium, handle: string, session: string, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let size = 0; size <= most;) {
    const { data, base64Encoded, eof } = (await browser.ask('IO.read', { handle, size: 512 * 1024 }, session)) as { data: string; base64Encoded?: boolean; eof: boolean };
    const part = Buffer.from(data, base64Encoded === true ? 'base64' : 'latin1');
    parts.push(part);
    size += part.length;
    if (eof) return Buffer.concat(parts);
  }
  throw new Error(`the PDF has more than ${String(most)} bytes`);
}
