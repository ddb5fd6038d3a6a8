/** Makes sure that tests find a Chromium. */
import { findChromium } from '../support/chromium.mjs';
import { run } from '../support/run.mjs';
import { tool } from '../support/project.mjs';
import { Refusal } from '../support/say.mjs';
import { aptInstall } from './apt.mjs';

/** The font covers Arabic, so that pages look as they do for their readers. */
const fromDebian = (say) => aptInstall(['chromium', 'fonts-noto-core'], say);

const fromPlaywright = async (say) => {
  say('downloading Playwright’s Chromium …');
  const { code, output } = await run(tool('playwright'), ['install', 'chromium'], { timeout: 600_000 });
  return code === 0 ? undefined : `playwright install chromium failed: ${output.trim().split('\n')[0]}`;
};

export const provideChromium = async (say) => {
  if (await findChromium()) return;
  if (process.env.CHROME_BIN) throw new Refusal(`CHROME_BIN is no browser that runs: ${process.env.CHROME_BIN}`);
  say('no Chromium here yet: getting one …');
  const reasons = [];
  for (const provide of [fromDebian, fromPlaywright]) {
    const failure = await provide(say);
    const path = failure ? undefined : await findChromium();
    if (path) {
      say(`Chromium is ready: ${path}`);
      return;
    }
    reasons.push(failure ?? 'what was installed does not run');
  }
  throw new Refusal(
    ['tests need a Chromium, and none could be had:', ...reasons.map((reason) => `  - ${reason}`),
      'Install Chromium or Chrome, or name one: CHROME_BIN=/path/to/chromium'].join('\n'),
  );
};
