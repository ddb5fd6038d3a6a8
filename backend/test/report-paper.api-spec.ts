import type { ReportPaper, ReportReceipt, ReportView } from '#shared/reports';
import type { Grant } from './support/grant.js';
import { withGrants, type Refused } from './support/grant-suite.js';
import type { Portal } from './support/portal.js';
import { comment, completeReport, decisions, Reporting, reportOf } from './support/reporting.js';

/** What only staff may read; each place of the officer's part has its own. */
const canaries = { notes: 'CANARY-NOTES', comment: 'CANARY-COMMENT', waiver: 'CANARY-WAIVER', accepted: 'CANARY-ACCEPTED', rating: 'CANARY-RATING' };

describe('reports on paper', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });
  const get = <T = ReportPaper>(who: keyof Grant['people'], path: string) => grant.people[who].client.get<T>(path);
  const staffOnly = (grantOf: Grant): [string, unknown][] => [
    ['/notes', canaries.notes], comment('/finance', canaries.comment), ['/waivers/x:y', canaries.waiver],
    [`/lines/${grantOf.content.lines[0]!.id}/acceptedReason`, canaries.accepted], [`/lines/${grantOf.content.lines[0]!.id}/accepted`, 123_45],
    [`/ratings/${grantOf.content.outputs[0]!.id}/reason`, canaries.rating],
  ];

  it('are the partner’s draft for the partner alone', async () => {
    const report = await reportOf(portal, grant, 1);
    await reporting.write(report, '2025-03-31');
    const { body } = await get('editor', `/reports/${report}/paper`);
    expect([body.submission, body.content?.narrative.achievements, body.decision, body.timeZone]).toEqual([null, 'Twelve terraces.', null, 'UTC']);
    const staff = await get<Refused>('officer', `/reports/${report}/paper`);
    expect([staff.status, staff.body.code]).toEqual([409, 'wrong_state']);
    for (const who of ['stranger', 'donor', 'otherDonor'] as const) expect((await get(who, `/reports/${report}/paper`)).status).withContext(who).toBe(404);
    expect((await get('editor', `/reports/${report}/paper?version=1`)).status).toBe(404);
  });

  it('give the figures of the report, and those of the decision once there is one', async () => {
    const report = await reporting.approved(1, '2025-04-20', '2025-05-02', completeReport(grant), decisions(grant, { accepted: 800_000, authorised: 400_000 }));
    for (const who of ['editor', 'officer', 'donor'] as const) {
      const view = (await get<ReportView>(who, `/reports/${report}`)).body;
      const paper = (await get(who, `/reports/${report}/paper`)).body;
      expect([who, paper.face, paper.figures, paper.content]).toEqual([who, view.face, view.figures, view.content]);
      expect([paper.totals.B.minor, paper.totals.C?.minor, paper.totals.E.minor, paper.totals.F?.minor]).toEqual([900_000, 800_000, 500_000, 400_000]);
      expect(paper.submission?.hash).toBe(view.submissions[0]?.hash);
    }
    const forDonor = (await get('donor', `/reports/${report}/paper`)).body;
    expect([forDonor.submission?.by, forDonor.decision?.by, forDonor.decision?.lines, forDonor.findings]).toEqual([null, null, [], []]);
  });

  it('hold nothing that is for staff alone, whoever reads them', async () => {
    const report = await reporting.submitted(1, '2025-04-20');
    await reporting.startReview(report, '2025-04-22');
    const { results } = await reporting.decide(report, '2025-04-22', staffOnly(grant));
    expect(results.map((one) => one.status)).withContext('the canaries are in').toEqual(results.map(() => 'saved'));
    const inReview = await get<ReportView>('officer', `/reports/${report}`);
    expect(JSON.stringify(inReview.body)).toContain(canaries.notes);
    for (const who of ['editor', 'officer', 'manager', 'analyst'] as const) {
      const said = JSON.stringify((await get(who, `/reports/${report}/paper`)).body) + JSON.stringify((await get(who, `/reports/${report}/receipt`)).body);
      expect([who, said.includes('CANARY'), said.includes('12345')]).toEqual([who, false, false]);
    }
    const [row] = (await get('officer', `/reports/${report}/paper`)).body.face;
    expect([row?.C, row?.D, row?.F, row?.G]).toEqual([null, null, null, null]);
  });

  it('show each submission as it was made', async () => {
    const report = await reporting.submitted(1, '2025-04-20');
    await reporting.startReview(report, '2025-04-22');
    await reporting.decide(report, '2025-04-22', [comment('/narrative/lessons', 'Which ones?')]);
    await reporting.sendBack(report, '2025-04-23');
    await reporting.write(report, '2025-04-24', [['/narrative/lessons', 'Water first.']]);
    await reporting.submit(report, '2025-04-25');
    const lessons = async (n: number) => (await get('editor', `/reports/${report}/paper?version=${String(n)}`)).body.content?.narrative.lessons;
    expect([await lessons(1), await lessons(2)]).toEqual(['', 'Water first.']);
    expect((await get('officer', `/reports/${report}/paper?version=1`)).body.submission?.outcome).toBe('changes_requested');
    for (const bad of ['0', '3', '-1', 'x', '1&version=2', '1.5']) expect((await get('editor', `/reports/${report}/paper?version=${bad}`)).status).withContext(bad).toBeGreaterThanOrEqual(400);
  });

  it('come with a receipt of each submission, for both sides and no donor', async () => {
    const report = await reportOf(portal, grant, 1);
    expect((await get('editor', `/reports/${report}/receipt`)).status).toBe(404);
    await reporting.approved(1, '2025-05-20', '2025-05-22');
    for (const who of ['editor', 'officer'] as const) {
      const { body } = await get<ReportReceipt>(who, `/reports/${report}/receipt?n=1`);
      expect([body.spent, body.requested, body.counts]).toEqual([{ minor: 900_000, currency: 'EUR' }, { minor: 500_000, currency: 'EUR' }, { values: 49, indicators: 2, lines: 2, explanations: 0, files: 0 }]);
      expect([body.submission.n, body.submission.isLate, body.submission.by?.id, body.due, body.timeZone]).toEqual([1, true, grant.people.signatory.id, '2025-04-30', 'UTC']);
    }
    expect((await get('donor', `/reports/${report}/receipt`)).status).toBe(404);
    expect((await get('stranger', `/reports/${report}/receipt`)).status).toBe(404);
  });
});
