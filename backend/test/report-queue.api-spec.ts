import type { ReopenEffects, ReportDiff, ReportNeighbours, ReportView } from '#shared/reports';
import { type Grant } from './support/grant.js';
import { withGrants, type Refused } from './support/grant-suite.js';
import { freshId } from './support/people.js';
import { completeReport, reportOf, type Reporting } from './support/reporting.js';
import type { Portal } from './support/portal.js';

interface Told { items: { action: string; by: { name: string } | null; details: Record<string, unknown> }[] }

describe('the officer’s way through reports', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });
  const get = <T>(who: keyof Grant['people'], path: string) => grant.people[who].client.get<T>(path);
  const view = async (who: keyof Grant['people'], report: string) => (await get<ReportView>(who, `/reports/${report}`)).body;

  it('leads from one to the next as the list has them, also from one that has left it', async () => {
    const first = await reporting.approved(1, '2025-04-02', '2025-04-10');
    const second = await reporting.submitted(2, '2025-07-02', completeReport(grant, { value: '2' }));
    const third = await reporting.submitted(3, '2025-10-02', completeReport(grant, { value: '3' }));
    const fourth = await reportOf(portal, grant, 4);
    const beside = async (report: string, query: string) => (await get<ReportNeighbours>('officer', `/reports/${report}/neighbours?programme=${grant.programme}&${query}`)).body;
    const queue = 'status=submitted&status=in_review&sort=submittedAt';
    expect([await beside(first, queue), await beside(second, queue), await beside(third, queue)]).toEqual([
      { previous: null, next: second }, { previous: null, next: third }, { previous: second, next: null },
    ]);
    expect(await beside(second, queue.replace('=submittedAt', '=-submittedAt'))).toEqual({ previous: third, next: null });
    expect(await beside(first, 'sort=submittedAt')).withContext('what was never submitted comes first').toEqual({ previous: fourth, next: second });
    expect(await beside(fourth, 'sort=due')).toEqual({ previous: third, next: null });
    const strange = await get<Refused>('stranger', `/reports/${first}/neighbours`);
    expect([strange.status, (await get('officer', `/reports/${first}/neighbours?sort=state`)).status]).toEqual([404, 400]);
    expect((await get<ReportNeighbours>('donor', `/reports/${first}/neighbours?project=${grant.project}`)).body).withContext('nothing that is not approved').toEqual({ previous: null, next: null });
  });

  it('shows what changed since each officer’s own last review', async () => {
    const comment = async (day: string) => {
      const id = freshId();
      await reporting.decide(report, day, [[`/comments/${id}`, { id, pointer: '/narrative/lessons', text: 'Which?' }]]);
    };
    const report = await reporting.submitted(1, '2025-04-02');
    await reporting.startReview(report, '2025-04-03');
    await comment('2025-04-03');
    await reporting.sendBack(report, '2025-04-04');
    expect((await view('officer', report)).lastReviewed).withContext('nothing newer to compare').toBeNull();
    await reporting.write(report, '2025-04-05', [['/narrative/lessons', 'Keep invoices']]);
    await reporting.submit(report, '2025-04-06');
    const { colleague } = grant.people;
    await colleague.client.post(`/reports/${report}/start-review`, {}, { ifMatch: (await view('colleague', report)).version });
    expect([(await view('officer', report)).lastReviewed, (await view('colleague', report)).lastReviewed]).toEqual([{ n: 1, at: '2025-04-04T12:00:00.000Z' }, null]);
    await comment('2025-04-07');
    await reporting.sendBack(report, '2025-04-08');
    await reporting.write(report, '2025-04-09', [['/narrative/challenges', 'Rain']]);
    await reporting.submit(report, '2025-04-10');
    expect([(await view('officer', report)).lastReviewed?.n, (await view('colleague', report)).lastReviewed?.n]).toEqual([2, 2]);
    const changes = async (from: string) => (await get<ReportDiff>('officer', `/reports/${report}/versions/3/diff${from}`)).body;
    expect([await changes(''), await changes('?from=1')]).toEqual([
      { from: 2, to: 3, changes: [{ pointer: '/narrative/challenges', before: null, after: 'Rain' }] },
      { from: 1, to: 3, changes: [{ pointer: '/narrative/challenges', before: null, after: 'Rain' }, { pointer: '/narrative/lessons', before: null, after: 'Keep invoices' }] },
    ]);
    expect([(await get('officer', `/reports/${report}/versions/3/diff?from=3`)).status, (await get('officer', `/reports/${report}/versions/3/diff?from=x`)).status]).toEqual([404, 400]);
    expect((await view('editor', report)).lastReviewed).toBeNull();
  });

  it('tells both sides the reason of every return', async () => {
    const report = await reporting.submitted(1, '2025-04-02');
    await reporting.startReview(report, '2025-04-03');
    const id = freshId();
    await reporting.decide(report, '2025-04-03', [[`/comments/${id}`, { id, pointer: '/narrative/lessons', text: 'Which?' }], ['/notes', 'A word among us']]);
    await reporting.sendBack(report, '2025-04-04');
    for (const who of ['editor', 'officer'] as const) {
      const { body } = await get<Told>(who, `/reports/${report}/history`);
      expect(body.items.map((one) => one.action)).toEqual(['request-changes', 'start-review', 'submit']);
      expect(body.items[0]).withContext(who).toEqual(jasmine.objectContaining({ by: jasmine.objectContaining({ id: grant.people.officer.id }), details: { message: 'Please look again.', comments: 1, n: 1 } }));
      expect(JSON.stringify(body)).not.toContain('among us');
    }
    expect([(await get('donor', `/reports/${report}/history`)).status, (await get('stranger', `/reports/${report}/history`)).status]).toEqual([403, 404]);
  });

  it('tells what a reopening would change before it is done', async () => {
    const first = await reporting.approved(1, '2025-04-02', '2025-04-10');
    await reporting.submitted(2, '2025-07-02', completeReport(grant, { value: '2' }));
    const second = await reportOf(portal, grant, 2);
    const { body, status } = await get<ReopenEffects>('manager', `/reports/${first}/reopen-effects`);
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    const waiting = { id: second, start: '2025-04-01', end: '2025-06-30', state: 'submitted' };
    expect([status, body.accepted, body.authorised, body.released, body.releasable, body.liquidated]).toEqual([200, eur(900_000), eur(500_000), eur(0), eur(2_000_000), eur(900_000)]);
    expect(body.indicators.map((one) => [one.code, one.actual])).toEqual([['1.1.1', '48'], ['1.1.2', '75']]);
    expect([body.next, body.waiting, body.endsFinalStatuses, body.delaysClosing]).toEqual([{ ...waiting, state: 'submitted', opening: eur(1_100_000) } as never, [waiting] as never, false, false]);
    expect([(await get('officer', `/reports/${first}/reopen-effects`)).status, (await get('manager', `/reports/${second}/reopen-effects`)).status]).toEqual([403, 409]);
    expect((await view('manager', first)).state).withContext('nothing is done by asking').toBe('approved');
  });
});
