import type { INestApplicationContext } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { firstAdvance, faceRows, openingAfter, type FaceRow, type ReportContent } from '#shared/reports';
import { periodInstants, reportingPeriods } from '#shared/calendar';
import { defaultSettings } from '#shared/programmes';
import { blankIndicator, blankLine, blankProposal, type ProposalContent } from '#shared/proposals';
import { keptFigures, leavesOf } from '#shared/results';
import { SummaryRepository } from '../../src/dashboards/summary.repository.js';
import { SummaryService } from '../../src/dashboards/summary.service.js';
import { OrganisationService } from '../../src/organisations/organisation.service.js';
import { PersonService } from '../../src/accounts/person.service.js';
import type { Payment } from '../../src/payments/payment.record.js';
import { ProgrammeService } from '../../src/programmes/programme.service.js';
import { SessionRepository } from '../../src/platform/auth/session.repository.js';
import { systemCtx } from '../../src/platform/context/ctx.js';
import { newId } from '../../src/platform/context/new-id.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { projectOf } from '../../src/projects/award.js';
import type { Project } from '../../src/projects/project.record.js';
import { emptyReport } from '../../src/reports/report-records.service.js';
import type { Report, StoredVersion } from '../../src/reports/report.record.js';

/** What the measurements need to know of the data: sessions of a staff member and of the signatory, drafts ready to be submitted. */
export interface BenchData {
  readonly projects: number;
  readonly values: number;
  readonly analyst: string;
  readonly signatory: string;
  readonly drafts: string[];
  readonly programmes: string[];
}
const APPROVED = 8;
const COUNTRIES = ['DZ', 'MA', 'TN', 'SN', 'ML', 'EG', 'GE', 'PH'];
const THEMES = ['remittances', 'communities', 'capacities', 'rights'];

/** Writes projects of nine quarters each, eight (or so many) of them approved with 48 values, the next a complete draft: in bulk, by the portal's own mappers. */
export async function writeBenchData(app: INestApplicationContext, projects: number, say: (line: string) => void, approved = APPROVED): Promise<BenchData> {
  const world = await aWorld(app);
  const drafts: string[] = [];
  for (let from = 0; from < projects; from += 50) {
    const batch = Array.from({ length: Math.min(50, projects - from) }, (_, at) => aProject(world, from + at, approved));
    await insertAll(app, batch);
    drafts.push(...batch.map((one) => one.reports[approved]?._id ?? ''));
    if ((from + 50) % 500 === 0) say(`${String(from + 50)} projects written`);
  }
  return { projects, values: projects * approved * 48, analyst: world.analyst, signatory: world.signatory, drafts, programmes: world.programmes };
}

/** In bulk; then the summaries. */
export async function insertAll(app: INestApplicationContext, batch: readonly WholeProject[]): Promise<void> {
  const connection = app.get<Connection>(getConnectionToken());
  const put = (collection: string, docs: readonly object[]) => connection.collection(collection).insertMany(docs, { ordered: false, writeConcern: { w: 1, j: false } });
  await put('projects', batch.map((one) => one.project));
  await put('reports', batch.flatMap((one) => one.reports));
  await put('reportVersions', batch.flatMap((one) => one.versions));
  await put('payments', batch.flatMap((one) => one.payments));
  await rebuild(app, batch.map((one) => one.project));
}

/** Summaries by the rebuild, then compared with what the records give. */
async function rebuild(app: INestApplicationContext, projects: readonly Project[]): Promise<void> {
  const [summaries, repository, connection] = [app.get(SummaryService), app.get(SummaryRepository), app.get<Connection>(getConnectionToken())];
  const session = await connection.startSession();
  try {
    for (const project of projects) await repository.put(await summaries.rebuild(project), session);
    for (const project of projects) if (!(await summaries.isRight(project))) throw new Error(`The summary of ${project.code} is not what its records give.`);
  } finally {
    await session.endSession();
  }
}

export interface World {
  readonly programmes: string[];
  readonly funders: string[];
  readonly lead: string;
  readonly analyst: string;
  readonly signatory: string;
  readonly officer: string;
}

/** Organisations, people with sessions and programmes: once in a database. */
export async function aWorld(app: INestApplicationContext): Promise<World> {
  const ctx = systemCtx('bench', '2022-12-01T00:00:00.000Z');
  const transactions = app.get(Transactions);
  const organisation = (code: string, type: 'un' | 'donor' | 'cso') => transactions.run(ctx, (tx) => app.get(OrganisationService).createBySystem(ctx, tx, { id: newId(), code, name: `Bench ${code}`, type, country: 'BE' }));
  const [un, first, second, lead] = [await organisation('B-UN', 'un'), await organisation('B-EU', 'donor'), await organisation('B-CH', 'donor'), await organisation('B-LEAD', 'cso')];
  const person = (email: string, at: string, role: 'analyst' | 'partner_signatory' | 'programme_officer') => transactions.run(ctx, (tx) => app.get(PersonService).createBySystem(ctx, tx, {
    email, name: email, locale: 'en', memberships: [{ organisation: at, role, from: '2000-01-01' }], isDemo: false,
  }));
  const open = async (id: string) => app.get(SessionRepository).open(id, 100_000, { address: '127.0.0.1', device: 'bench' }, new Date());
  const analyst = await open(await person('analyst@bench.example.org', un, 'analyst'));
  const signatory = await open(await person('signatory@bench.example.org', lead, 'partner_signatory'));
  const officer = await open(await person('officer@bench.example.org', un, 'programme_officer'));
  const programmes = [];
  for (const number of [1, 2, 3, 4]) {
    programmes.push(await transactions.run(ctx, (tx) => app.get(ProgrammeService).createBySystem(ctx, tx, {
      id: newId(), code: `BENCH-${String(number)}`, title: { en: `Programme ${String(number)}` }, currency: 'EUR', languages: ['en'], themes: THEMES.map((code) => ({ id: newId(), code, title: { en: code } })),
      funders: [{ organisation: first, share: '85' }, { organisation: second, share: '15' }], from: '2020-01-01', to: '2030-12-31', dimensions: [],
    }, [])));
  }
  return { programmes, funders: [first, second], lead, analyst, signatory, officer };
}

export function contentOf(n: number): ProposalContent {
  const [outcome, output, place, other] = [newId(), newId(), newId(), newId()];
  const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };
  const age = { code: 'age', categories: ['0-9', '10-14', '15-17', '18-24', '25-39', '40-59', '60+', 'unknown'] };
  const [country, second] = [COUNTRIES[n % 8] ?? 'DZ', COUNTRIES[(n + 3) % 8] ?? 'MA'];
  return {
    ...blankProposal({ title: `Terraces & <springs> ${String(n)}`, language: 'fr', currency: 'EUR' }), theme: THEMES[n % 4] ?? 'rights', start: '2023-01-01', end: '2025-03-31', summary: 'Bench.',
    countries: n % 3 === 0 ? [{ id: newId(), code: country, percentage: '62.5' }, { id: newId(), code: second, percentage: '37.5' }] : [{ id: newId(), code: country, percentage: '100' }],
    locations: [{ id: place, name: `Valley ${String(n % 40)}`, point: [-7.9, 31.1] }, { id: other, name: `Ridge ${String(n % 40)}`, point: null }],
    outcomes: [{ id: outcome, code: '1', title: 'Families earn' }], outputs: [{ id: output, outcome, code: '1.1', title: 'Terraces are built' }],
    indicators: [{ ...blankIndicator(newId(), output), code: '1.1.1', title: 'Persons trained in the valleys', unit: 'persons', target: '12000', locations: [place, other], disaggregation: [sex, age], countsPersons: true }],
    lines: Array.from({ length: 8 }, (_, at) => ({
      ...blankLine(newId(), output, 9), code: `A${String(at + 1)}`, description: `Line ${String(at + 1)}`, unit: 'month', quantity: '1', unitCost: 1_800_000, times: '1', total: 1_800_000, funder: 1_800_000,
      partnerCash: 0, inKind: 0, phasing: Array.from({ length: 9 }, () => 200_000),
    })),
  };
}

interface WholeProject {
  readonly project: Project;
  readonly reports: Report[];
  readonly versions: StoredVersion[];
  readonly payments: Payment[];
}

export function aProject(world: World, n: number, approved: number, content = contentOf(n)): WholeProject {
  const programme = { id: world.programmes[n % 4] ?? '', code: `BENCH-${String((n % 4) + 1)}`, title: { en: `Programme ${String((n % 4) + 1)}` } };
  const lead = { id: world.lead, code: 'B-LEAD', name: 'Bench B-LEAD' };
  const awarded = projectOf({
    code: `B-${String(n).padStart(5, '0')}`, proposal: newId(), content, programme, lead, consortium: [lead], call: { id: programme.id, code: 'CALL', title: { en: 'Call' } }, conditions: '',
    funders: world.funders.map((organisation, at) => ({ organisation, share: at === 0 ? '85' : '15' })),
  }, '2022-12-15T12:00:00.000Z');
  const periods = reportingPeriods(awarded.start, awarded.end, defaultSettings).map((days, at) => ({ id: newId(), seq: at + 1, ...days, dueEndsAt: periodInstants(days, 'UTC').dueEndsAt }));
  const project: Project = { ...awarded, state: 'active', periods, firstAdvance: 1_600_000 };
  const made = periods.map((_, at) => emptyReport(project, at, 'UTC'));
  let opening = firstAdvance(project.lines);
  const versions: StoredVersion[] = [];
  const reports = made.map((report, at) => {
    const filled: Report = { ...report, content: reportContentOf(project, n, at) };
    if (at >= approved) return filled;
    const version = versionOf(project, filled, at, faceRows(project.lines, opening, filled.content.finance, project.lines.map((line) => ({ line: line.id, accepted: 190_000, authorised: 200_000 }))));
    opening = openingAfter(version.decision?.face ?? []);
    versions.push(version);
    return approvedReport(filled, version);
  });
  const released = [4_000_000, 5_000_000, 3_000_000];
  const payments = released.map((amount, at) => paymentOf(project, amount, `2023-0${String(at * 3 + 1)}-15`, at));
  return { project: { ...project, ledger: { authorised: 1_600_000 * 9, released: 12_000_000, accepted: 190_000 * 8 * approved, refunded: 0 } }, reports, versions, payments };
}

function reportContentOf(project: Project, n: number, at: number): ReportContent {
  const leaves = project.framework.indicators.flatMap((indicator) => leavesOf(indicator).map(({ location, cell }, index) => ({
    indicator: indicator.id, location, cell, value: String((n * 7 + at * 13 + index * 3) % 61), numerator: null, denominator: null, text: null,
  })));
  return {
    narrative: { achievements: 'Built.', challenges: '', lessons: '', nextSteps: '' }, values: leaves, explanations: [], variance: [], statuses: [], evidence: [],
    finance: project.lines.map((line) => ({ line: line.id, actual: 190_000, requested: 200_000, partnerSpent: null, note: '' })),
  };
}

function versionOf(project: Project, report: Report, at: number, face: FaceRow[]): StoredVersion {
  const day = report.period.due;
  return {
    _id: newId(), shape: 1, version: 1, report: report._id, project: project._id, seq: at + 1, n: 1, content: report.content, at: `${report.period.end}T12:00:00.000Z`, by: null, onBehalfOf: null, hash: 'bench',
    figures: keptFigures(project.framework.indicators, report.content.values),
    definitions: { framework: project.framework, locations: project.locations, lines: project.lines, periodIndex: at, settings: defaultSettings }, counts: true,
    decision: { lines: [], ratings: [], face, at: `${day}T12:00:00.000Z`, by: null },
  };
}

function approvedReport(report: Report, { at, decision }: StoredVersion): Report {
  const outcomeAt = decision?.at ?? at;
  return {
    ...report, state: 'approved', submittedAt: at, firstSubmittedAt: at, requested: 1_600_000, approval: { n: 1, at: outcomeAt, by: null, accepted: 1_520_000, authorised: 1_600_000 },
    submissions: [{ n: 1, at, by: null, onBehalfOf: null, isLate: false, hash: 'bench', outcome: 'approved', outcomeAt, outcomeBy: null }],
  };
}

function paymentOf(project: Project, amount: number, date: string, at: number): Payment {
  return {
    _id: newId(), shape: 2, version: 1, project: { id: project._id, code: project.code, title: project.title }, kind: 'release', state: 'recorded', date, amount, currency: 'EUR',
    reference: `R${String(at)}`, rate: null, note: '', recordedBy: null, recordedAt: `${date}T12:00:00.000Z`, receivedOn: null, confirmedBy: null, reversal: null, waiver: null, settings: defaultSettings,
    access: project.access,
  };
}
