import type { ProjectView } from '#shared/projects';
import type { Ranking } from '#shared/proposals';
import { startPortal, type Portal } from './support/portal.js';
import { anAwardedProposal } from './support/proposals.js';

describe('a proposal', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  it('goes from the open call to the award and its project, as eight people', async () => {
    const at = await anAwardedProposal(portal);
    expect([at.view.state, at.view.decision?.outcome, at.view.recommendation?.isRecommended]).toEqual(['awarded', 'awarded', true]);
    expect(at.view.code).toMatch(new RegExp(`^${at.call.code}-DZ-\\d\\d$`));
    const project = await at.consortium.signatory.client.get<ProjectView>(`/projects/${at.view.project}`);
    expect([project.status, project.body.state, project.body.code, project.body.grant]).toEqual([200, 'preparation', at.view.code, { minor: 5_100_000, currency: 'EUR' }]);
    const ranking = await at.staff.manager.client.get<Ranking>(`/calls/${at.call.id}/ranking`);
    expect(ranking.body.items.map((one) => [one.proposal.id, one.mean, one.spread, one.reviews])).toEqual([[at.view.id, '81', 2, 2]]);
    expect([ranking.body.awarded.minor, ranking.body.left.minor]).toEqual([5_100_000, 14_900_000]);
    const messages = await portal.connection.collection('outbox').find({ 'params.code': at.view.code }).toArray();
    expect(new Set(messages.map((one) => one['kind'] as string))).toEqual(new Set([
      'proposal_submitted', 'review_assigned', 'proposal_to_decide', 'proposal_awarded', 'project_to_sign',
    ]));
    expect((await at.consortium.editor.client.get(`/calls/${at.call.id}/ranking`)).status).toBe(403);
  });
});
