import {
  dashboardFigures, dashboardTables, mapView, portfolio, projectDashboard, projectTables, type DashboardChoices, type FigureRow, type MapView, type Portfolio, type ProjectDashboard,
} from '#shared/dashboards';
import { minorToDecimal } from '#shared/money';
import { PaymentService } from '../src/payments/payment.service.js';
import { SummaryFactsStore } from '../src/dashboards/summary-facts.store.js';
import { SummaryReaderRepository } from '../src/dashboards/summary-reader.repository.js';
import { SummaryService } from '../src/dashboards/summary.service.js';
import type { Client } from './support/client.js';
import { acting, aGrant, anAward, storedProject, type Grant } from './support/grant.js';
import { freshId } from './support/people.js';
import { noon, Reporting } from './support/reporting.js';
import { startPortal, type Portal } from './support/portal.js';
import { readWorkbook, type ReadWorkbook } from './support/workbook-reader.js';

interface Rows { items: FigureRow[]; nextCursor: string | null }

/** The format of days in the writer's style sheet. */
const dayStyle = 6;
const day0 = Date.UTC(1899, 11, 30);

/** Rows of cells; empty ones at the end of a row are left out. */
function cellsOfCsv(text: string): string[][] {
  return text.replace('\ufeff', '').trimEnd().split('\r\n').map((line) => trimmed([...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'))));
}

function cellsOf({ sheets: [sheet] }: ReadWorkbook): string[][] {
  return (sheet?.rows ?? []).map((row) => trimmed(row.map((cell) => (cell === null ? '' : cell.style === dayStyle ? new Date(day0 + Number(cell.text) * 86_400_000).toISOString().slice(0, 10) : cell.text))));
}

function trimmed(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

async function bytesOf({ url }: Portal, client: Client, path: string): Promise<Buffer> {
  const answer = await fetch(`${url}/api/v1${path}`, { headers: { cookie: client.sessionCookie } });
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
}

describe('dashboards', () => {
  let portal: Portal;
  let grant: Grant;
  const release = async (amount: number, date: string, reference: string) => portal.app.get(PaymentService).release(
    await acting(portal, grant.people.finance, noon(date)), grant.project, { id: freshId(), date, amount, currency: 'EUR', reference, rate: null, note: '' },
  );
  const read = async (who: keyof Grant['people'], query = '') => (await grant.people[who].client.get<Portfolio>(`/dashboards/portfolio${query}`)).body;
  const rows = async (figure: string, query = '', who: keyof Grant['people'] = 'analyst') => (await grant.people[who].client.get<Rows>(`/dashboards/portfolio/rows?figure=${figure}${query}`)).body;

  beforeAll(async () => {
    portal = await startPortal();
    grant = await aGrant(portal);
    await release(1_000_001, '2025-01-10', 'R1');
    const reporting = new Reporting(portal, grant);
    await reporting.approved(1, '2025-04-20', '2025-05-02');
    await reporting.submitted(2, '2025-08-10');
    await anAward(portal);
  });
  afterAll(async () => portal.close());

  it('give the staff every figure, of the form that the contract says', async () => {
    const answer = await read('analyst');
    expect(portfolio.safeParse(answer).error?.issues ?? []).toEqual([]);
    expect(answer.kpis.projects).toEqual({ total: 2, byState: [{ state: 'preparation', count: 1 }, { state: 'active', count: 1 }] });
    expect(answer.kpis.money).toEqual([{
      currency: 'EUR', projects: 2, budget: 12_000_000, released: 1_000_001, accepted: 900_000, refunded: 0, advanceBalance: 100_001, acceptedSoFar: 900_000, phased: 1_500_000, burnRate: '0.6',
    }]);
    expect(answer.kpis.persons.total).toBe('48');
    expect(answer.kpis.persons.sex).toEqual([{ category: 'F', value: '16' }, { category: 'M', value: '16' }, { category: 'unknown', value: '16' }]);
    expect(answer.kpis.targets).toEqual({ indicators: 2, measurable: 2, met: 0, averageProgress: '0.4766666666' });
    expect(answer.kpis.reports).toEqual(jasmine.objectContaining({ fallenDue: 4, onTime: 1, late: 1, missing: 2 }));
    expect(answer.kpis.turnaround).toEqual({ answered: 1, waiting: 1, medianSeconds: 12 * 86_400, p90Seconds: 12 * 86_400 });
    expect(answer.breakdowns.countries.map(({ country, projects, money }) => [country, projects, money[0]?.accepted])).toEqual([['DZ', 2, 360_000], ['MA', 2, 540_000]]);
    expect(answer.asOf.isShare).toBeFalse();
  });

  it('give a donor its own share of what was agreed, and nobody else anything', async () => {
    const { kpis, breakdowns, asOf } = await read('donor');
    expect([asOf.isShare, kpis.projects.total]).toEqual([true, 1]);
    expect(kpis.money[0]).toEqual(jasmine.objectContaining({ budget: 5_100_000, released: 850_001, accepted: 765_000, advanceBalance: 85_001 }));
    expect(breakdowns.funders.map((row) => row.funder.id)).toEqual([grant.funders[0] ?? '']);
    expect(kpis.overdue.map((row) => row.report)).toEqual([null, null]);
    expect((await read('otherDonor')).kpis.projects.total).toBe(0);
    expect((await grant.people.editor.client.get('/dashboards/portfolio')).status).toBe(403);
    expect((await grant.people.otherDonor.client.get(`/dashboards/portfolio?programme=${grant.programme}`)).body).toEqual(jasmine.objectContaining({ kpis: jasmine.objectContaining({ money: [] }) }));
  });

  it('open the rows behind a number, which add up to it, page by page', async () => {
    const { kpis } = await read('analyst');
    const sum = (page: Rows) => page.items.reduce((total, row) => total + (row.money?.minor ?? 0), 0);
    const [money] = kpis.money;
    for (const [figure, whole] of [['budget', money?.budget], ['released', money?.released], ['accepted', money?.accepted], ['advance', money?.advanceBalance], ['ageing', money?.advanceBalance]] as const) {
      expect([figure, sum(await rows(figure))]).toEqual([figure, whole ?? NaN]);
    }
    expect((await rows('persons')).items.map((row) => row.value)).toEqual(['48']);
    expect((await rows('overdue')).items.length).toBe(kpis.reports.missing);
    const all = (await rows('reports')).items;
    const first = await rows('reports', '&limit=3');
    const second = await rows('reports', `&limit=3&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.nextCursor).toBeNull();
    expect((await grant.people.analyst.client.get(`/dashboards/portfolio/rows?figure=overdue&cursor=${String(first.nextCursor)}`)).status).toBe(400);
    expect(sum(await rows('budget', '', 'donor'))).toBe(5_100_000);
    expect((await rows('overdue', '', 'donor')).items.every((row) => row.report === null)).toBeTrue();
  });

  it('choose by filters, alike in figures and rows, and refuse what is no filter', async () => {
    const queries: [string, number][] = [
      [`programme=${grant.programme}`, 1], ['country=MA&country=DZ', 2], ['country=FR', 0], ['theme=communities', 2], [`partner=${grant.lead}`, 1],
      [`funder=${grant.funders[1] ?? ''}`, 1], ['status=preparation', 1], [`call=${freshId()}`, 0],
    ];
    for (const [query, projects] of queries) {
      expect([query, (await read('analyst', `?${query}`)).kpis.projects.total, (await rows('projects', `&${query}`)).items.length]).toEqual([query, projects, projects]);
    }
    const span = await read('analyst', '?from=2025-06-01&to=2025-12-31');
    expect([span.kpis.money[0]?.accepted, span.kpis.money[0]?.acceptedSoFar, span.asOf.day]).toEqual([0, 900_000, '2025-12-31']);
    for (const query of ['nothing=1', 'status=lost', 'from=yesterday', 'from=2025-02-01&to=2025-01-01', 'programme[$ne]=1']) {
      expect([query, (await grant.people.analyst.client.get(`/dashboards/portfolio?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('show a project to its partner whole and to its donor in part; a stranger finds none', async () => {
    const partner = (await grant.people.coApplicant.client.get<ProjectDashboard>(`/dashboards/projects/${grant.project}`)).body;
    expect(projectDashboard.safeParse(partner).error?.issues ?? []).toEqual([]);
    expect([partner.money.budget, partner.money.authorised, partner.funders.length, partner.indicators[0]?.series]).toEqual([6_000_000, 2_000_000, 2, ['48', null, null, null]]);
    expect(partner.periods.map((period) => [period.clock, period.accepted])).toEqual([['due', 900_000], ['due', null], ['overdue', null], ['overdue', null]]);
    const donor = (await grant.people.donor.client.get<ProjectDashboard>(`/dashboards/projects/${grant.project}`)).body;
    expect([donor.asOf.isShare, donor.money.budget, donor.funders.length, donor.periods[1]?.report]).toEqual([true, 5_100_000, 1, null]);
    for (const who of ['stranger', 'otherDonor'] as const) expect((await grant.people[who].client.get(`/dashboards/projects/${grant.project}`)).status).toBe(404);
  });

  it('name what the filters may be set to, and the places', async () => {
    const choices = (await grant.people.donor.client.get<DashboardChoices>('/dashboards/choices')).body;
    expect([choices.programmes.map((one) => one.id), choices.countries, choices.status, choices.partners.map((one) => one.name)]).toEqual([[grant.programme], ['DZ', 'MA'], ['active'], ['The lead']]);
  });

  it('draw a map: figures by country as in the breakdown, within the scope and the filters, and the places', async () => {
    const { body } = await grant.people.analyst.client.get<MapView>('/dashboards/portfolio/map');
    expect(mapView.safeParse(body).error?.issues ?? []).toEqual([]);
    expect(body.places.map((place) => place.name)).toEqual(['Imlil', 'Imlil']);
    expect(body.countries).toEqual((await read('analyst')).breakdowns.countries);
    const donors = (await grant.people.donor.client.get<MapView>('/dashboards/portfolio/map')).body;
    expect([donors.asOf.isShare, donors.places.length, donors.countries.map(({ country, projects }) => [country, projects])]).toEqual([true, 1, [['DZ', 1], ['MA', 1]]]);
    expect(donors.countries).toEqual((await read('donor')).breakdowns.countries);
    expect((await grant.people.analyst.client.get<MapView>('/dashboards/portfolio/map?country=FR')).body.countries).toEqual([]);
    expect((await grant.people.editor.client.get('/dashboards/portfolio/map')).status).toBe(403);
  });

  it('open the rows behind a part of a figure; of another funder a donor sees none', async () => {
    const { breakdowns } = await read('analyst');
    const sum = (page: Rows) => page.items.reduce((total, row) => total + (row.money?.minor ?? 0), 0);
    for (const { country, money: [money] } of breakdowns.countries) expect([country, sum(await rows('accepted', `&part=country:${country}`))]).toEqual([country, money?.accepted ?? NaN]);
    const [own, other] = grant.funders.map((funder) => `&part=funder:${funder}`);
    expect([sum(await rows('budget', own)), sum(await rows('budget', other))]).toEqual([5_100_000, 900_000]);
    expect([sum(await rows('budget', own, 'donor')), sum(await rows('budget', other, 'donor'))]).toEqual([5_100_000, 0]);
    expect((await rows('budget', '&currency=CHF')).items).toEqual([]);
    for (const query of ['figure=overdue&part=country:DZ', 'figure=budget&part=colour:red', 'figure=budget&currency=euro']) {
      expect([query, (await grant.people.analyst.client.get(`/dashboards/portfolio/rows?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('open the rows of one project, for its partner too', async () => {
    const of = async (figure: string, who: keyof Grant['people'], more = '') => (await grant.people[who].client.get<Rows>(`/dashboards/projects/${grant.project}/rows?figure=${figure}${more}`)).body;
    expect((await of('released', 'editor')).items.map((row) => row.money?.minor)).toEqual([1_000_001]);
    expect((await of('released', 'donor')).items.map((row) => row.money?.minor)).toEqual([850_001]);
    const all = (await of('reports', 'analyst')).items;
    const page = await of('reports', 'analyst', '&limit=3');
    expect([...page.items, ...(await of('reports', 'analyst', `&limit=3&cursor=${String(page.nextCursor)}`)).items]).toEqual(all);
    expect((await of('overdue', 'donor')).items.every((row) => row.report === null)).toBeTrue();
    for (const path of ['rows?figure=budget', 'rows.csv?figure=budget', 'rows.xlsx?figure=budget', 'table.csv?table=periods', 'table.xlsx?table=periods']) {
      expect([path, (await grant.people.otherDonor.client.get(`/dashboards/projects/${grant.project}/${path}`)).status]).toEqual([path, 404]);
    }
  });

  it('give each table and each figure as CSV with the same figures', async () => {
    const text = (await grant.people.analyst.client.get<string>('/dashboards/portfolio/table.csv?table=money')).body;
    const [money] = (await read('analyst')).kpis.money;
    const figures = [money?.budget, money?.released, money?.accepted, money?.refunded, money?.advanceBalance].map((minor) => minorToDecimal(minor ?? NaN, 'EUR'));
    expect(text.split('\r\n')[1]).toBe(['EUR', 2, ...figures, money?.burnRate].join(','));
    for (const figure of dashboardFigures) {
      const answer = await grant.people.analyst.client.get<string>(`/dashboards/portfolio/rows.csv?figure=${figure}`);
      expect([figure, answer.status, answer.body.trim().split('\r\n').length - 1]).toEqual([figure, 200, (await rows(figure)).items.length]);
    }
    expect((await grant.people.editor.client.get('/dashboards/portfolio/rows.csv?figure=budget')).status).toBe(403);
  });

  it('give the same as workbooks, cell by cell', async () => {
    const { client } = grant.people.analyst;
    const project = `/dashboards/projects/${grant.project}`;
    const files = [
      ...dashboardTables.map((table) => ['/dashboards/portfolio/table', `table=${table}`] as const), ...dashboardFigures.map((figure) => ['/dashboards/portfolio/rows', `figure=${figure}`] as const),
      ...projectTables.map((table) => [`${project}/table`, `table=${table}`] as const), [`${project}/rows`, 'figure=targets'] as const,
    ];
    for (const [path, query] of files) {
      const csv = cellsOfCsv((await client.get<string>(`${path}.csv?${query}`)).body);
      expect([query, cellsOf(await readWorkbook(await bytesOf(portal, client, `${path}.xlsx?${query}`)))]).toEqual([query, csv]);
    }
    expect((await grant.people.editor.client.get('/dashboards/portfolio/table.xlsx?table=money')).status).toBe(403);
  });
});

describe('dashboards of two instances', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => portal.close());

  it('see at once what any instance acknowledged, however it was written', async () => {
    const other = new SummaryFactsStore(portal.app.get(SummaryReaderRepository));
    await other.fresh();
    const own = await aGrant(portal);
    const reporting = new Reporting(portal, own);
    await reporting.submitted(1, '2025-04-20');
    await Promise.all([other.fresh(), other.fresh(), other.fresh()]);
    const kept = [...other.all()].find((one) => one.facts.id === own.project)?.facts;
    expect(kept?.periods.map((period) => period.turns.length)).toEqual([1, 0, 0, 0]);
    const mine = async () => (await own.people.analyst.client.get<Portfolio>(`/dashboards/portfolio?programme=${own.programme}`)).body.kpis.turnaround;
    expect(await mine()).toEqual(jasmine.objectContaining({ waiting: 1, answered: 0 }));
    await reporting.startReview(kept?.periods[0]?.report ?? '', '2025-04-21');
    await reporting.decide(kept?.periods[0]?.report ?? '', '2025-04-22');
    await reporting.approve(kept?.periods[0]?.report ?? '', '2025-04-23');
    expect(await mine()).toEqual(jasmine.objectContaining({ waiting: 0, answered: 1 }));
    expect(await portal.app.get(SummaryService).isRight(await storedProject(portal, own.project))).toBeTrue();
  });
});
