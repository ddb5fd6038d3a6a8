import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const journeys = join(import.meta.dirname, 'journeys');
/** What a journey stands on, by the module that gives it its `test`; the demonstration last, which the portal loads meanwhile. */
const grounds = ['journey', 'small', 'demonstration'] as const;

/** Journeys on the same ground share people and records, and go one after the other; those on different ones side by side. */
const projects = grounds.map((name) => ({ name, workers: 1, testMatch: readdirSync(journeys).filter((file) => groundOf(file) === name) }));

function groundOf(file: string): string {
  const text = readFileSync(join(journeys, file), 'utf8');
  const ground = grounds.find((name) => text.includes(`'../support/${name}.js'`));
  if (!ground) throw new Error(`${file} takes its ground from none of ${grounds.join(', ')}: it would not run`);
  return ground;
}

/**
 * Journeys run against a portal that `npm run test:e2e` has started on a database of its own:
 * BASE_URL says where, MONGODB_URI on which database, CHROME_BIN with which browser.
 */
export default defineConfig({
  testDir: './journeys',
  globalSetup: './support/global-setup.ts',
  outputDir: '../test-results',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  projects,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env['BASE_URL'],
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A dialog takes the focus into its first field once it has moved in: what is typed into another one before would go there.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    actionTimeout: 20_000,
    launchOptions: {
      ...(process.env['CHROME_BIN'] ? { executablePath: process.env['CHROME_BIN'] } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
