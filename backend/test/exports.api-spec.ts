import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Portfolio, ProjectDashboard } from '#shared/dashboards';
import type { JobView } from '#shared/exports';
import { minorToDecimal } from '#shared/money';
import type { ReportView } from '#shared/reports';
import { BackgroundJobRepository } from '../src/platform/jobs/background-job.repository.js';
import { LeaseRunner } from '../src/platform/jobs/lease-runner.js';
import { PaymentService } from '../src/payments/payment.service.js';
import { acting, aGrant, type Grant } from './support/grant.js';
import { freshId, signIn } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';
import { noon, Reporting } from './support/reporting.js';
import { readWorkbook, type ReadSheet, type ReadWorkbook } from './support/workbook-reader.js';

describe('exports', () => {
  let portal: Portal;
  let grant: Grant;
  let report: string;
  beforeAll(async () => {
    portal = await startPortal();
    grant = await aGrant(portal);
    const input = { id: freshId(), date: '2025-01-10', amount: 1_000_001, currency: 'EUR', reference: '=cmd|calc', rate: null, note: '' };
    await portal.app.get(PaymentService).release(await acting(portal, grant.people.finance, noon('2025-01-10')), grant.project, input);
    const reporting = new Reporting(portal, grant);
    report = await reporting.approved(1, '2025-04-20', '2025-05-02');
    await reporting.submitted(2, '2025-07-20');
  });
  afterAll(async () => portal.close());

  const download = async (who: keyof Grant['people'], path: string): Promise<{ status: number; bytes: Buffer; type: string }> => {
    const cookie = (await signIn(portal, grant.people[who].id)).sessionCookie;
    const answer = await fetch(`${portal.url}/api/v1${path}`, { headers: { cookie } });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get('content-type') ?? '' };
  };
  const workbookFor = async (who: keyof Grant['people'], query = ''): Promise<ReadWorkbook> => readWorkbook((await download(who, `/exports/portfolio.xlsx${query}`)).bytes);
  const sheet = (workbook: ReadWorkbook, at: number): ReadSheet => {
    const found = workbook.sheets[at];
    if (!found) throw new Error(`There is no sheet ${String(at)}.`);
    return found;
  };
  const column = ({ rows }: ReadSheet, title: string, from = 1): (string | null)[] => {
    const at = rows[0]?.findIndex((cell) => cell?.text === title) ?? -1;
    expect([title, at >= 0]).toEqual([title, true]);
    return rows.slice(from).map((row) => row[at]?.text ?? null);
  };
  const sum = (texts: (string | null)[]) => Math.round(texts.reduce((total, text) => total + Number(text ?? 0), 0) * 100);

  it('hold every sheet with header, filter, name, frozen header and widths', async () => {
    const workbook = await workbookFor('analyst');
    expect(workbook.sheets.map((one) => one.name)).toEqual(['Read me', 'Projects', 'Indicators', 'FACE', 'Values', 'Budget v actual', 'Payments', 'Reports']);
    for (const one of workbook.sheets.slice(1)) {
      expect([one.name, one.isFrozen, one.isRightToLeft, one.tableRange !== null, one.widths]).toEqual([one.name, true, false, true, one.rows[0]?.length ?? 0]);
    }
    expect(Object.keys(workbook.names)).toEqual(['Budget', 'FACE', 'Indicators', 'Payments', 'Projects', 'ReadMe', 'Reports', 'Values']);
    expect(workbook.names['Projects']).toBe("'Projects'!$A$1:$U$2");
    expect(workbook.parts.get('[Content_Types].xml')).toContain('/xl/tables/table2.xml');
  });

  it('give the figures of the API', async () => {
    const workbook = await workbookFor('analyst');
    const { kpis } = (await grant.people.analyst.client.get<Portfolio>('/dashboards/portfolio')).body;
    const project = (await grant.people.analyst.client.get<ProjectDashboard>(`/dashboards/projects/${grant.project}`)).body;
    const view = (await grant.people.analyst.client.get<ReportView>(`/reports/${report}`)).body;
    const [projects, indicators, face, values, budget, payments, reports] = workbook.sheets.slice(1) as [ReadSheet, ReadSheet, ReadSheet, ReadSheet, ReadSheet, ReadSheet, ReadSheet];
    const [money] = kpis.money;
    expect(['Budget (funder share)', 'Released', 'Accepted', 'Refunded', 'Advance balance'].map((title) => column(projects, title)[0])).toEqual(
      [money?.budget, money?.released, money?.accepted, money?.refunded, money?.advanceBalance].map((minor) => minorToDecimal(minor ?? NaN, 'EUR')),
    );
    expect([column(projects, 'Burn rate')[0], column(projects, 'Persons reached')[0], column(projects, 'Average progress')[0]]).toEqual([money?.burnRate ?? null, kpis.persons.total, kpis.targets.averageProgress]);
    expect(['Actual', 'Progress', 'Period 1', 'Period 2'].map((title) => column(indicators, title))).toEqual([
      project.indicators.map((one) => one.actual), project.indicators.map((one) => one.progress), project.indicators.map((one) => one.series[0] ?? null), [null, null],
    ]);
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const) {
      const title = face.rows[0]?.find((cell) => cell?.text.startsWith(`${name} `))?.text ?? '';
      expect([name, column(face, title)]).toEqual([name, view.face.map((row) => minorToDecimal(row[name] ?? NaN, 'EUR'))]);
    }
    const approved = values.rows.slice(1).filter((row) => row[6]?.text === 'Approved');
    expect([approved.length, values.rows.length - 1 - approved.length]).toEqual([49, 49]);
    expect(approved.reduce((total, row) => total + (row[8]?.text === '1.1.1' ? Number(row[15]?.text) : 0), 0)).toBe(Number(project.indicators[0]?.actual));
    expect(approved.filter((row) => row[8]?.text === '1.1.2').map((row) => [row[15]?.text, row[16]?.text, row[17]?.text])).toEqual([['75', '3', '4']]);
    expect([sum(column(payments, 'Amount')), column(reports, 'On time')]).toEqual([money?.released ?? NaN, ['On time', 'On time', 'Overdue', 'Overdue']]);
    expect([sum(column(budget, 'Budget').slice(0, 2)), sum(column(budget, 'Accepted').slice(0, 2))]).toEqual([money?.budget ?? NaN, money?.accepted ?? NaN]);
  });

  it('total the budget by live formulas, with the value that they have', async () => {
    const budget = sheet(await workbookFor('analyst'), 5);
    expect(budget.rows.map((row) => row[8]?.formula ?? null)).toEqual([null, 'G2-H2', 'G3-H3', null, 'SUMIFS(I$2:I$3,$F$2:$F$3,"EUR")']);
    expect(budget.rows[4]?.slice(6, 9).map((cell) => cell?.text)).toEqual(['60000.00', '9000.00', '51000.00']);
    expect(budget.rows[4]?.[6]?.formula).toBe('SUMIFS(G$2:G$3,$F$2:$F$3,"EUR")');
  });

  it('keep text as text, figures as figures, days as days', async () => {
    const payments = sheet(await workbookFor('analyst'), 6);
    const [, row] = payments.rows;
    expect(row?.map((cell) => cell?.type)).toEqual(['inlineStr', 'inlineStr', 'inlineStr', 'n', 'inlineStr', 'n', 'inlineStr', 'inlineStr', undefined, undefined]);
    expect([row?.[3]?.text, row?.[7]?.text, row?.[7]?.formula]).toEqual(['45667', '=cmd|calc', null]);
    const csv = (await download('analyst', '/exports/face.csv')).bytes.toString('utf8').split('\r\n');
    expect(csv[0]?.startsWith('\ufeffProject,Partner,Period start')).toBeTrue();
    expect(csv[1]?.split(',').slice(1, 4)).toEqual(['The lead', '2025-01-01', '2025-03-31']);
    const values = (await download('analyst', '/exports/values.csv')).bytes.toString('utf8').trim().split('\r\n');
    expect(values.length - 1).toBe(98);
  });

  it('come in the reader’s language, from right to left in Arabic', async () => {
    const workbook = await workbookFor('analyst', '?language=ar');
    expect(workbook.sheets.every((one) => one.isRightToLeft)).toBeTrue();
    expect([workbook.sheets[1]?.name, workbook.names['Values']?.startsWith("'القيم'!")]).toEqual(['المشاريع', true]);
    expect((await workbookFor('analyst', '?language=fr')).sheets[4]?.name).toBe('Valeurs');
  });

  it('are bounded: a donor gets approved data and its share, a stranger nothing, a partner no export', async () => {
    const donor = await workbookFor('donor');
    expect([column(sheet(donor, 1), 'Released'), column(sheet(donor, 1), 'Budget (funder share)')]).toEqual([['8500.01'], ['51000.00']]);
    expect(column(sheet(donor, 4), 'Report state').every((state) => state === 'Approved')).toBeTrue();
    expect([column(sheet(donor, 6), 'Amount'), column(sheet(donor, 6), 'Reference')]).toEqual([['8500.01'], [null]]);
    expect([sum(column(sheet(donor, 3), 'C accepted')), column(sheet(donor, 7), 'Report state')]).toEqual([765_000, ['Approved', null, null, null]]);
    const other = await workbookFor('otherDonor');
    for (const one of other.sheets.slice(1)) expect([one.name, one.rows.length]).toEqual([one.name, 1]);
    expect((await download('editor', '/exports/portfolio.xlsx')).status).toBe(403);
    expect(column(sheet(await workbookFor('analyst', `?status=closed`), 1), 'Project')).toEqual([]);
    expect((await download('analyst', '/exports/portfolio.xlsx?nothing=1')).status).toBe(400);
  });

  it('stop when the reader leaves', async () => {
    const cookie = (await signIn(portal, grant.people.analyst.id)).sessionCookie;
    await new Promise<void>((resolve) => {
      const request = get(`${portal.url}/api/v1/exports/portfolio.xlsx`, { headers: { cookie } }, (answer) => {
        answer.once('data', () => { request.destroy(); });
        answer.on('error', () => { resolve(); });
        answer.on('close', () => { resolve(); });
      });
      request.on('error', () => { resolve(); });
    });
    expect((await download('analyst', '/exports/portfolio.xlsx')).status).toBe(200);
  });

  describe('in the background', () => {
    const start = (id = freshId(), kind = 'portfolio.xlsx', who: keyof Grant['people'] = 'analyst') => grant.people[who].client.post<JobView>('/exports', { id, kind, filters: {} });
    const ended = async (id: string): Promise<JobView> => {
      for (let tries = 0; tries < 600; tries++) {
        const { body } = await grant.people.analyst.client.get<JobView>(`/jobs/${id}`);
        if (!['waiting', 'running'].includes(body.state)) return body;
        await pause(50);
      }
      throw new Error('The job does not end.');
    };

    it('are jobs: accepted, done, fetched by their owner alone, removed on demand', async () => {
      const accepted = await start();
      expect([accepted.status, accepted.headers.get('location')]).toEqual([202, `/api/v1/jobs/${accepted.body.id}`]);
      const job = await ended(accepted.body.id);
      expect([job.state, job.done, job.total, job.result?.name.endsWith('.xlsx')]).toEqual(['done', 7, 7, true]);
      expect(Date.parse(job.expiresAt ?? '') - Date.parse(job.finishedAt ?? '')).toBe(24 * 3_600_000);
      const file = await download('analyst', `/jobs/${job.id}/result`);
      expect([file.bytes.length, (await readWorkbook(file.bytes)).sheets.length]).toEqual([job.result?.size ?? 0, 8]);
      for (const path of [`/jobs/${job.id}`, `/jobs/${job.id}/result`]) expect((await grant.people.officer.client.get(path)).status).toBe(404);
      expect((await grant.people.officer.client.delete(`/jobs/${job.id}`)).status).toBe(404);
      expect((await grant.people.analyst.client.delete(`/jobs/${job.id}`)).status).toBe(204);
      expect((await grant.people.analyst.client.get(`/jobs/${job.id}`)).status).toBe(404);
    });

    it('refuse a used id, a partner, and what is not ready', async () => {
      const { body } = await start(freshId(), 'face.csv');
      expect((await start(body.id, 'face.csv')).status).toBe(409);
      expect((await start(freshId(), 'face.csv', 'editor')).status).toBe(403);
      await ended(body.id);
      await portal.app.get(BackgroundJobRepository).remove(body.id);
    });

    it('are gone on with where an instance died, cancelled where nobody wants them', async () => {
      const { body } = await start(freshId(), 'face.csv');
      await ended(body.id);
      await portal.connection.collection('jobs').updateOne({ _id: body.id as never }, { $set: { state: 'running', holder: 'dead', until: new Date(0), result: null, finishedAt: null } });
      expect((await grant.people.analyst.client.get(`/jobs/${body.id}/result`)).status).toBe(409);
      expect(await portal.app.get(LeaseRunner).turn('background jobs')).toBeTrue();
      expect((await ended(body.id)).state).toBe('done');
      await portal.connection.collection('jobs').updateOne({ _id: body.id as never }, { $set: { state: 'waiting', until: new Date(Date.now() + 60_000) } });
      await grant.people.analyst.client.delete(`/jobs/${body.id}`);
      expect((await ended(body.id)).state).toBe('cancelled');
    });
  });
});
