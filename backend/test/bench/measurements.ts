import { Agent } from 'node:http';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { Portfolio } from '#shared/dashboards';
import type { BenchData } from './bench-data.js';
import { ask, eachInTurns, inTurns, spread, type Asked, type Paired } from './load.js';

/** Both sides of a measurement at one size. */
export interface Sides {
  readonly portal: string;
  readonly floor: string;
  readonly uri: string;
  readonly data: BenchData;
  /** Resident memory of the portal's process, in bytes. */
  readonly memory: () => number;
}
export interface Measured {
  readonly work: string;
  readonly unit: string;
  readonly portal: number;
  readonly floor: number;
  readonly ratio: number;
  readonly bar: number;
  readonly notes: Record<string, number>;
}
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const signedIn = (secret: string): Record<string, string> => ({ cookie: `portal-session=${secret}` });
const staff = ({ portal, data }: Sides, path: string): Asked => ({ url: `${portal}/api/v1${path}`, headers: signedIn(data.analyst) });
const body = async <T>(asked: Asked): Promise<T> => {
  const answer = await ask(asked, agent);
  if (answer.status !== 200) throw new Error(`${asked.url}: ${String(answer.status)} ${answer.bytes.toString().slice(0, 300)}`);
  return JSON.parse(answer.bytes.toString()) as T;
};
const rounded = (value: number) => Math.round(value * 100) / 100;
const pair = (work: string, { portal, floor, ratio }: Paired, bar: number, notes: Record<string, number> = {}): Measured => ({
  work, unit: '1/s', portal: rounded(portal.perSecond), floor: rounded(floor.perSecond), ratio: rounded(ratio), bar,
  notes: { p95: rounded(portal.p95), floorP95: rounded(floor.p95), failures: portal.failures + floor.failures, ...notes },
});
const listPath = '/reports?status=approved&sort=-submittedAt&limit=50';

/** How long the first dashboard after a start takes, in milliseconds. */
export async function firstDashboard(sides: Sides): Promise<number> {
  return (await ask(staff(sides, '/dashboards/portfolio'), agent)).millis;
}

/** Stops where the two sides do not give the same figures. */
export async function checkAgreement(sides: Sides): Promise<void> {
  await keepFigures(sides);
  const list = await body<{ items: { id: string }[] }>(staff(sides, listPath));
  const bare = await body<{ items: { _id: string }[] }>({ url: `${sides.floor}/reports` });
  same('reports', list.items.map((row) => row.id), bare.items.slice(0, 50).map((row) => row._id));
  const [made, kept] = [await body<Portfolio>(staff(sides, '/dashboards/portfolio')), await body<Portfolio>({ url: `${sides.floor}/portfolio` })];
  same('portfolio', made.kpis, kept.kpis);
  const { projects } = sides.data;
  same('portfolio', [made.kpis.projects.total, made.kpis.money[0]?.accepted], [projects, projects * 1_520_000 * 8]);
}

function same(what: string, left: unknown, right: unknown): void {
  if (JSON.stringify(left) !== JSON.stringify(right)) throw new Error(`The two sides differ in ${what}: ${JSON.stringify(left).slice(0, 500)} / ${JSON.stringify(right).slice(0, 500)}`);
}

/** What the floor of the dashboard reads: the figures as their writers would keep them, a handful of small documents. */
async function keepFigures(sides: Sides): Promise<void> {
  const { filters, asOf, kpis, series, breakdowns } = await body<Portfolio>(staff(sides, '/dashboards/portfolio'));
  const client = await mongoose.mongo.MongoClient.connect(sides.uri);
  const parts = [{ filters, asOf }, { kpis }, { series }, { breakdowns }];
  await client.db().collection('benchFigures').deleteMany({});
  await client.db().collection('benchFigures').insertMany(parts.map((figures, at) => ({ _id: String(at) as never, figures })));
  await client.close();
}

export async function measureList(sides: Sides, seconds: number): Promise<Measured> {
  const turns = await inTurns(staff(sides, listPath), { url: `${sides.floor}/reports` }, 16, seconds);
  return pair('list of 50 reports', turns, 0.6);
}

/** Unfiltered as all ask it; and each combination of filters for the first time, one after the other. */
export async function measureDashboard(sides: Sides, seconds: number): Promise<Measured> {
  const turns = await inTurns(staff(sides, '/dashboards/portfolio'), { url: `${sides.floor}/portfolio` }, 16, seconds);
  const filtered: number[] = [];
  for (const query of combinations(sides.data)) filtered.push((await ask(staff(sides, `/dashboards/portfolio?${query}`), agent)).millis);
  const { p50, p95 } = spread(filtered);
  return pair('portfolio dashboard', turns, 0.6, { filteredP50: rounded(p50), filteredP95: rounded(p95), combinations: filtered.length });
}

function combinations({ programmes }: BenchData): string[] {
  const themes = ['', 'theme=rights', 'theme=remittances&theme=capacities'];
  const spans = ['', 'from=2023-04-01', 'to=2024-06-30', 'from=2023-07-01&to=2024-03-31'];
  const places = ['', 'country=DZ', 'country=MA&country=SN', `programme=${programmes[1] ?? ''}`, 'status=active'];
  return themes.flatMap((theme) => spans.flatMap((span) => places.map((place) => [theme, span, place].filter(Boolean).join('&')))).filter((query) => query !== '');
}

/** Eight writers, in turns with the floor; then the same again, which every report refuses. */
export async function measureSubmit(sides: Sides, most: number): Promise<Measured> {
  const drafts = sides.data.drafts.slice(0, most);
  const submit = (id: string): Asked => ({
    method: 'POST', url: `${sides.portal}/api/v1/reports/${id}/submit`, body: JSON.stringify({ certified: true, onBehalfOf: null }),
    headers: { ...signedIn(sides.data.signatory), 'x-requested-by': 'bench', 'if-match': '"1"', 'idempotency-key': randomUUID() },
  });
  const turns = await eachInTurns(drafts.map(submit), drafts.map((id) => ({ url: `${sides.floor}/submit/${id}` })), 8);
  const again = await ask(submit(drafts[0] ?? ''), agent);
  return pair('submit of a report with 48 values', turns, 0.5, { secondSubmit: again.status });
}

export async function measureExport(sides: Sides, options: { path?: string } = {}): Promise<Measured> {
  const rows = sides.data.values;
  const floor = await ask({ url: `${sides.floor}/values` }, agent, false);
  const before = sides.memory();
  let highest = before;
  const watch = setInterval(() => { highest = Math.max(highest, sides.memory()); }, 50);
  const portal = await ask(staff(sides, options.path ?? '/exports/values.xlsx'), agent, false);
  clearInterval(watch);
  if (portal.status !== 200) throw new Error(`The export failed: ${String(portal.status)}`);
  const perSecond = (millis: number) => rounded(rows / (millis / 1000));
  return {
    work: 'Excel export of all values', unit: 'rows/s', portal: perSecond(portal.millis), floor: perSecond(floor.millis), ratio: rounded(floor.millis / portal.millis), bar: 0.7,
    notes: { rows, seconds: rounded(portal.millis / 1000), firstByteMillis: rounded(portal.firstByteMillis), megabytes: rounded(portal.size / 1e6), floorMegabytes: rounded(floor.size / 1e6), memoryAboveIdleMegabytes: rounded((highest - before) / 1e6) },
  };
}
