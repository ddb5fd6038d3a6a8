import type { ProjectView, Tranche } from '#shared/projects';
import type { Grant } from './support/grant.js';
import { withGrants } from './support/grant-suite.js';
import { freshId } from './support/people.js';
import type { Portal } from './support/portal.js';
import { reportOf, type Reporting } from './support/reporting.js';

/** What a donor is shown of the projects that it pays: what was approved, and no people (platform.md, "Who sees what"). */
describe('a donor', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });
  const status = async (who: keyof Grant['people'], path: string) => (await grant.people[who].client.get(path)).status;

  it('who is a partner elsewhere is no party to what it pays', async () => {
    const { donor, stranger } = grant.people;
    const report = await reporting.approved(1, '2025-04-02', '2025-04-10');
    await portal.connection.collection('people').updateOne({ _id: donor.id as never }, {
      $push: { memberships: { id: freshId(), role: 'partner_editor', organisation: stranger.organisation, programmes: 'all', from: '2020-01-01', until: null } } as never,
    });
    const parties = [`/projects/${grant.project}/history`, `/projects/${grant.project}/gate`, `/projects/${grant.project}/advance`, `/projects/${grant.project}/agreement`, `/reports/${report}/history`, `/reports/${report}/receipt`];
    for (const path of parties) expect([path, await status('coApplicant', path), await status('donor', path)]).toEqual([path, 200, 404]);
    const { agreement, code } = (await donor.client.get<ProjectView>(`/projects/${grant.project}`)).body;
    expect([code !== '', agreement.signedBy, agreement.countersignedBy]).toEqual([true, null, null]);
  });

  it('learns what is asked for once it is approved', async () => {
    const asked = async (who: keyof Grant['people']) => {
      const { client } = grant.people[who];
      const { tranches } = (await client.get<ProjectView>(`/projects/${grant.project}`)).body;
      expect((await client.get<{ items: Tranche[] }>(`/projects/${grant.project}/tranches`)).body.items).toEqual(tranches);
      return [tranches[1]?.state, tranches[1]?.requested?.minor ?? null];
    };
    const report = await reporting.submitted(1, '2025-04-02');
    const [, requested] = await asked('editor');
    expect(requested).toBeGreaterThan(0);
    expect([await asked('editor'), await asked('donor')]).toEqual([['requested', requested], ['planned', null]]);
    await reporting.startReview(report, '2025-04-10');
    await reporting.decide(report, '2025-04-10');
    await reporting.approve(report, '2025-04-10');
    expect(await asked('donor')).toEqual(['authorised', requested]);
  });

  it('is told neither the state nor the time of what is not approved, not by a filter either', async () => {
    const report = await reporting.approved(1, '2025-04-02', '2025-04-10');
    const listed = async (who: keyof Grant['people'], query: string) => {
      const { items } = (await grant.people[who].client.get<{ items: { id: string; state: string; submittedAt: string | null }[] }>(`/reports?project=${grant.project}&${query}`)).body;
      return items.filter((one) => one.id === report).map((one) => [one.state, one.submittedAt?.slice(0, 10)]);
    };
    expect(await listed('donor', 'status=approved')).toEqual([['approved', '2025-04-02']]);
    await reporting.reopen(report, '2025-05-01');
    await reporting.submit(report, '2025-05-02');
    expect([await listed('officer', 'status=submitted'), await listed('officer', 'status=approved')]).toEqual([[['submitted', '2025-05-02']], []]);
    expect([await listed('donor', 'status=submitted&status=reopened'), await listed('donor', 'status=approved'), await listed('donor', 'sort=due')]).toEqual([[], [['approved', '2025-04-02']], [['approved', '2025-04-02']]]);
    const second = await reportOf(portal, grant, 2);
    expect(await status('donor', `/reports/${second}`)).toBe(404);
  });
});
