import { chromium, type Browser, type Page } from '@playwright/test';
import type { LargeReport } from './large-report.js';
import { spread } from './load.js';
import type { Timed } from './measure-large.js';

const KEYSTROKE_MS = 50;
const PASTE_MS = 200;
const PASTED_ROWS = 50;
const PASTED_COLUMNS = 10;
const rounded = (value: number) => Math.round(value * 10) / 10;

/** What a person at the grid feels: from a key, or a paste, to the frame that shows its effect. In a real browser on the built portal, on the report's own page. */
export async function measureGrid(portal: string, report: LargeReport, executablePath: string | undefined): Promise<Timed[]> {
  // A person's page is in front, and is drawn by a graphics card: a page without a window counts as one behind and gets little of the
  // processor, and a card that is only imitated takes more of it than drawing without one.
  const args = ['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows', '--disable-gpu'];
  const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
  try {
    const page = await opened(browser, portal, report);
    await page.locator('app-grid').first().locator('td[tabindex="0"]').click();
    const typed = await typeCells(page, 60);
    const keys = Object.values(typed).flat();
    const pasted = await paste(page);
    const { p50, p95 } = spread(keys);
    return [
      {
        act: `a keystroke at ${String(report.size.cells)} cells`, millis: rounded(p95), barMillis: KEYSTROKE_MS,
        notes: { keys: keys.length, p50: rounded(p50), longest: rounded(Math.max(...keys)), ...Object.fromEntries(Object.entries(typed).map(([name, all]) => [`${name}P95`, rounded(spread(all).p95)])) },
      },
      { act: `paste of ${String(PASTED_ROWS * PASTED_COLUMNS)} cells`, millis: rounded(pasted.preview + pasted.written), barMillis: PASTE_MS, notes: { preview: rounded(pasted.preview), written: rounded(pasted.written) } },
    ];
  } finally {
    await browser.close();
  }
}

async function opened(browser: Browser, portal: string, report: LargeReport): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await context.addCookies([{ name: 'portal-session', value: report.signatory, url: portal }]);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portal });
  const page = await context.newPage();
  await page.addInitScript({ content: watchPaints });
  await page.goto(`${portal}/reports/${report.id}?section=values`);
  await page.locator('app-grid td').first().waitFor();
  return page;
}

/**
 * Runs in the page: notes for each key and paste how long it took until the frame that followed was painted. The note is a task
 * of the most urgent kind: another would wait for what the page does next, writing to the device's database.
 */
const watchPaints = `
  globalThis.paints = [];
  const note = (event) => requestAnimationFrame(() => {
    void scheduler.postTask(() => paints.push({ type: event.type, millis: performance.now() - event.timeStamp }), { priority: 'user-blocking' });
  });
  for (const type of ['keydown', 'paste']) addEventListener(type, note, { capture: true });
`;
interface Paint {
  readonly type: 'keydown' | 'paste';
  readonly millis: number;
}

/** What was noted since the last look, once so many are there. */
async function painted(page: Page, count: number): Promise<Paint[]> {
  while (await page.evaluate<number>('paints.length') < count) await page.waitForTimeout(5);
  return page.evaluate<Paint[]>('paints.splice(0)');
}

/** Cells one after the other as people type them, in a person's rhythm: the key that opens the cell, a digit more, the key that leaves it. */
async function typeCells(page: Page, cells: number): Promise<Record<'open' | 'digit' | 'leave', number[]>> {
  const typed: Record<'open' | 'digit' | 'leave', number[]> = { open: [], digit: [], leave: [] };
  for (let at = 0; at < cells; at++) {
    const leave = at % 3 === 2 ? 'Enter' : 'Tab';
    for (const [part, key] of [['open', String(1 + (at % 9))], ['digit', '4'], ['digit', '7'], ['leave', leave]] as const) {
      await page.keyboard.press(key);
      const [paint] = await painted(page, 1);
      if (paint) typed[part].push(paint.millis);
      await page.waitForTimeout(40);
    }
  }
  return typed;
}

/** A block from a spreadsheet: to its preview, and from the yes to the written cells. */
async function paste(page: Page): Promise<{ preview: number; written: number }> {
  const block = Array.from({ length: PASTED_ROWS }, (_, row) => Array.from({ length: PASTED_COLUMNS }, (__, column) => String(row * 100 + column + 10_000)).join('\t')).join('\n');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  await page.keyboard.press('Control+Home');
  await painted(page, 1);
  await page.keyboard.press('Control+v');
  await page.locator('app-paste-preview').waitFor();
  const preview = (await painted(page, 2)).find((one) => one.type === 'paste')?.millis ?? NaN;
  await page.keyboard.press('Enter');
  const written = (await painted(page, 1))[0]?.millis ?? NaN;
  await page.getByText('10,000', { exact: true }).first().waitFor();
  return { preview, written };
}
