/** Finds a Chromium that runs on this machine. */
import { run } from './run.mjs';
import { isExecutable, onPath } from './files.mjs';

const commands = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A snap's stub answers to the name without being a browser, so each candidate is asked for its version. */
const runs = async (path) =>
  process.platform === 'win32' || (await run(path, ['--version'], { timeout: 20_000 })).code === 0;

const fromPlaywright = async () => {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
};

/** The path of a browser, or undefined. CHROME_BIN, when set, decides alone. */
export const findChromium = async () => {
  const candidates = process.env.CHROME_BIN
    ? [process.env.CHROME_BIN]
    : [...commands.map((name) => onPath(name)), ...usualPlaces, await fromPlaywright()];
  for (const path of candidates) {
    if (path && isExecutable(path) && (await runs(path))) return path;
  }
  return undefined;
};
