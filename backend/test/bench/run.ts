import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { IndexBuilder } from '../../src/platform/database/index-builder.js';
import { end, startScript, startServer } from '../support/child-process.js';
import { writeBenchData } from './bench-data.js';
import { fiveThousand, twoThousand, writeLargeReport, type LargeReport, type LargeSize } from './large-report.js';
import { measureGrid } from './measure-grid.js';
import { measureLarge, type Timed } from './measure-large.js';
import { firstPageBytes } from './page-size.js';
import { checkAgreement, firstDashboard, measureDashboard, measureExport, measureList, measureSubmit, type Measured, type Sides } from './measurements.js';

const sizes: Record<string, number> = { XS: 20, S: 200, L: 2000 };
const works = ['list', 'export', 'dashboard', 'submit'] as const;
type Work = (typeof works)[number];
/** Works on one report of many cells, whatever the size. */
const largeWorks = ['grid', 'large'] as const;
type LargeWork = (typeof largeWorks)[number];
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8);
/** Dashboards ask again for what was written in the last 90 s (ADR 0020): nobody writes all summaries at once in ordinary life, so that time has to pass. */
const SETTLED_MS = 100_000;
const here = import.meta.dirname;
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

interface SizeResult {
  size: string;
  projects: number;
  values: number;
  measured: Measured[];
  startSeconds: number;
  restMegabytes: number;
  /** The first after a start: reads all summaries. */
  firstDashboardMillis: number;
  loadedMegabytes: number;
}

/** Measures the portal against its floors at the sizes and in the works named (else all), each size on a database of its own. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const unknown = words.filter((one) => !(one in sizes) && ![...works, ...largeWorks].includes(one as Work));
  if (unknown.length > 0) throw new Error(`There is no size and no work ${unknown.join(', ')}: sizes are ${Object.keys(sizes).join(' ')}, works ${[...works, ...largeWorks].join(' ')}.`);
  const asked = words.filter((one) => one in sizes);
  const chosen = works.filter((one) => words.includes(one));
  const isLargeAlone = words.length > 0 && words.every((one) => largeWorks.includes(one as LargeWork));
  const results: SizeResult[] = [];
  const timed: Timed[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'grant-portal-bench-'));
  try {
    for (const work of largeWorks) if (words.length === 0 || words.includes(work)) timed.push(...await measureOneReport(work, folder));
    if (!isLargeAlone) for (const size of asked.length > 0 ? asked : ['S', 'L']) results.push(await measure(size, folder, chosen.length > 0 ? chosen : works));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const page = firstPageBytes(resolve(here, '../../../frontend/browser'));
  const text = `${[...(timed.length > 0 ? [timesOf(timed)] : []), ...(results.length > 0 ? [tableOf(results)] : [])].join('\n\n')}\n${page === null ? 'The portal is not built: its first page was not measured.' : `First page: ${(page / 1000).toFixed(0)} kB of JavaScript in brotli before any route; the sign-in page on top of it has to stay within 150 kB.`}`;
  say(text);
  const into = process.env['BENCH_RESULT'];
  if (into) {
    mkdirSync(dirname(into), { recursive: true });
    writeFileSync(into, `${JSON.stringify({ node: process.version, at: new Date().toISOString(), timed, results, firstPageBytes: page }, null, 2)}\n`);
  }
}

async function measure(size: string, folder: string, chosen: readonly Work[]): Promise<SizeResult> {
  const projects = sizes[size] ?? 0;
  const settings = settingsOf(size, folder);
  say(`size ${size}: writing ${String(projects)} projects`);
  const data = await prepared(settings, (app) => writeBenchData(app, projects, say));
  const written = performance.now();
  const begun = performance.now();
  const portal = await startServer(settings);
  const startSeconds = (performance.now() - begun) / 1000;
  await pause(4000);
  const memory = () => residentOf(portal.child);
  const restMegabytes = memory() / 1e6;
  const floor = await startScript(resolve(here, 'floor.js'), settings);
  try {
    const sides: Sides = { portal: portal.url, floor: String(floor.told['url']), uri: settings.MONGODB_URI, data, memory };
    const first = await firstDashboard(sides);
    await checkAgreement(sides);
    const measured: Measured[] = [];
    const measures: Record<Work, () => Promise<Measured>> = {
      list: () => measureList(sides, seconds), export: () => measureExport(sides), submit: () => measureSubmit(sides, 400),
      dashboard: async () => {
        await pause(Math.max(0, SETTLED_MS - (performance.now() - written)));
        return measureDashboard(sides, seconds);
      },
    };
    for (const work of chosen) {
      measured.push(await measures[work]());
      say(JSON.stringify(measured.at(-1)));
    }
    return { size, projects, values: data.values, measured, startSeconds, restMegabytes, firstDashboardMillis: first, loadedMegabytes: memory() / 1e6 };
  } finally {
    await Promise.all([portal, floor].map(({ child }) => end(child)));
  }
}

/** The grid in a browser at 2 000 cells; the life of a report of 5 000 by its API. */
async function measureOneReport(work: LargeWork, folder: string): Promise<Timed[]> {
  const size: LargeSize = work === 'grid' ? twoThousand : fiveThousand;
  const settings = settingsOf(work, folder);
  say(`${work}: writing a report of ${String(size.cells)} cells`);
  const report: LargeReport = await prepared(settings, (app) => writeLargeReport(app, size));
  const portal = await startServer(settings);
  try {
    const timed = work === 'grid' ? await measureGrid(portal.url, report, process.env['CHROME_BIN']) : await measureLarge(portal.url, report);
    for (const one of timed) say(JSON.stringify(one));
    return timed;
  } finally {
    await end(portal.child);
  }
}

/** The settings of a portal on a database of this name. */
function settingsOf(name: string, folder: string) {
  const uri = new URL(process.env['MONGODB_URI'] ?? '');
  uri.pathname = `/bench-${name.toLowerCase()}`;
  return { ...process.env, MONGODB_URI: uri.toString(), FLOOR_URI: uri.toString(), PORT: '0', LOG_LEVEL: 'error', DEMO: '0', NODE_ENV: 'development', DATA_DIR: folder };
}

async function prepared<T>(settings: NodeJS.ProcessEnv, write: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  Object.assign(process.env, settings);
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error'], abortOnError: false });
  try {
    await app.get(IndexBuilder).build();
    return await write(app);
  } finally {
    await app.close();
  }
}

/** Resident memory of a process; Linux only, elsewhere 0. */
function residentOf({ pid = 0 }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // no /proc here
  }
}

function timesOf(timed: readonly Timed[]): string {
  const lines = timed.map(({ act, millis, barMillis, notes }) => `| ${act} | ${String(millis)} ms | < ${String(barMillis)} ms | ${Object.entries(notes).map(([name, value]) => `${name} ${String(value)}`).join(', ')} |`);
  return ['| act | measured | bar | notes |', '|---|---|---|---|', ...lines].join('\n');
}

function tableOf(results: readonly SizeResult[]): string {
  const lines = results.flatMap(({ size, measured, startSeconds, restMegabytes, firstDashboardMillis, loadedMegabytes }) => [
    ...measured.map(({ work, unit, portal, floor, ratio, bar, notes }) => `| ${size} | ${work} | ${String(portal)} ${unit} | ${String(floor)} ${unit} | ${ratio.toFixed(2)} | ≥ ${String(bar)} | ${Object.entries(notes).map(([name, value]) => `${name} ${String(value)}`).join(', ')} |`),
    `| ${size} | start on an existing database | ${startSeconds.toFixed(2)} s | | | < 3 s | at rest ${restMegabytes.toFixed(0)} MB (< 200), after all measurements ${loadedMegabytes.toFixed(0)} MB; first dashboard ${firstDashboardMillis.toFixed(0)} ms |`,
  ]);
  return ['| size | work | portal | floor | ratio | bar | notes |', '|---|---|---|---|---|---|---|', ...lines].join('\n');
}

main().then(() => process.exit(0), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
