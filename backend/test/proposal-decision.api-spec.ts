import type { Task } from '#shared/accounts';
import type { HistoryEvent } from '#shared/platform';
import { defaultSettings, type ProgrammeView, type Settings } from '#shared/programmes';
import type { ProjectView } from '#shared/projects';
import type { Applicants, ProposalView, Ranking, ReviewView } from '#shared/proposals';
import { ReviewRepository } from '../src/proposals/review.repository.js';
import { brokenAt, codesOf } from './support/answers.js';
import { aCall, aProgramme } from './support/calls.js';
import { aPerson, freshId, type PersonAt } from './support/people.js';
import { stagesOf } from './support/plans.js';
import { startPortal, type Portal } from './support/portal.js';
import { anAwardedProposal, aProposal, aStaff, inReview, recommended, reviewBy, reviewed, submitted, type ProposalAt } from './support/proposals.js';

describe('deciding on a proposal', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  const act = (who: PersonAt, at: ProposalAt, path: string, body: unknown) => who.client.post<ProposalView>(`/proposals/${at.view.id}/${path}`, body, { ifMatch: at.view.version });
  const screening = { outcome: 'eligible', overrides: [], reason: '' };
  const pastMember = async (role: 'programme_officer' | 'reviewer', organisation: string, until: string): Promise<PersonAt> => {
    const person = await aPerson(portal, role);
    const before = { id: freshId(), role: 'partner_editor', organisation, programmes: 'all', from: '2000-01-01', until };
    await portal.connection.collection('people').updateOne({ _id: person.id as never }, { $push: { memberships: before as never } });
    return person;
  };
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

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
    expect(new Set(messages.map((one) => one['kind'] as string))).toEqual(new Set(['proposal_submitted', 'review_assigned', 'proposal_to_decide', 'proposal_awarded', 'project_to_sign']));
    expect((await at.consortium.editor.client.get(`/calls/${at.call.id}/ranking`)).status).toBe(403);
    expect((await at.staff.manager.client.get(`/calls/${freshId()}/ranking`)).status).toBe(404);
  });

  it('waits at every step for the one whose turn it is', async () => {
    const acts = async (who: PersonAt, id: string) => (await who.client.get<{ items: Task[] }>('/me/tasks')).body.items.filter((one) => one.subject.id === id).map((one) => one.act);
    let at = await aProposal(portal);
    const { id } = at.view;
    const { editor, signatory } = at.consortium;
    const { officer, manager, reviewers } = at.staff;
    expect([await acts(editor, id), await acts(signatory, id), await acts(officer, id)]).toEqual([['edit'], ['submit'], []]);
    at = await submitted(at);
    expect([await acts(signatory, id), await acts(officer, id), await acts(manager, id)]).toEqual([[], ['screen'], []]);
    at = await inReview(at);
    const review = (await reviewers[0]!.client.get<{ items: ReviewView[] }>('/reviews')).body.items[0]!;
    expect([await acts(officer, id), await acts(reviewers[0]!, review.id), await acts(reviewers[1]!, review.id)]).toEqual([[], ['declare'], []]);
    at = await reviewed(at);
    expect([await acts(officer, id), await acts(reviewers[0]!, review.id)]).toEqual([['recommend'], []]);
    at = await recommended(at);
    expect([await acts(officer, id), await acts(manager, id)]).toEqual([[], ['award']]);
  });

  it('leaves a history: whole for the staff, the applicant\'s own part for the applicant', async () => {
    const at = await recommended(await reviewed(await inReview(await submitted(await aProposal(portal)))));
    const actions = async (who: PersonAt) => (await who.client.get<{ items: HistoryEvent[] }>(`/proposals/${at.view.id}/history`)).body.items.map((one) => one.action);
    expect(await actions(at.staff.officer)).toEqual([
      'recommended', 'review_completed', 'no_conflict_declared', 'review_completed', 'no_conflict_declared', 'reviewers_assigned', 'screened', 'submitted', 'created',
    ]);
    expect(await actions(at.consortium.editor)).toEqual(['screened', 'submitted', 'created']);
    const stranger = await aPerson(portal, 'partner_editor');
    expect((await stranger.client.get(`/proposals/${at.view.id}/history`)).status).toBe(404);
    expect((await at.staff.reviewers[0]!.client.get(`/proposals/${at.view.id}/history`)).status).toBe(403);
  });

  it('lists reviews within what each may see, without scanning the collection', async () => {
    const at = await inReview(await submitted(await aProposal(portal)));
    const list = async (who: PersonAt, query = '') => (await who.client.get<{ items: ReviewView[] }>(`/reviews?limit=200${query}`)).body.items.filter((one) => one.proposal.id === at.view.id).length;
    expect([await list(at.staff.officer), await list(at.staff.reviewers[0]!), await list(at.staff.officer, '&mine=true'), await list(at.staff.officer, '&status=completed')]).toEqual([2, 1, 0, 0]);
    expect((await at.consortium.editor.client.get('/reviews')).status).toBe(403);
    const repository = portal.app.get(ReviewRepository);
    const scope = (role: 'reviewer' | 'programme_officer', programmes: 'all' | string[]) =>
      ({ kind: 'person' as const, id: freshId(), grants: [{ id: freshId(), role, organisation: freshId(), programmes }] });
    for (const who of [scope('reviewer', 'all'), scope('programme_officer', 'all'), scope('programme_officer', [freshId()])]) {
      for (const filter of [{}, { status: ['assigned' as const] }, { reviewer: freshId() }]) for (const field of ['due', 'updatedAt']) {
        expect(stagesOf(await repository.explain(who, filter, { [field]: 1, _id: 1 }))).not.toContain('COLLSCAN');
      }
    }
  });

  describe('at screening', () => {
    it('asks for a word on each finding, by an officer who has nothing to do with the applicant', async () => {
      const at = await submitted(await aProposal(portal, { callInput: { floor: 5_200_000, coFundingShare: '20' } }));
      const { officer, manager } = at.staff;
      expect(at.view.eligibility).toEqual([]);
      expect((await act(manager, at, 'screen', screening)).status).toBe(403);
      const open = await act(officer, at, 'screen', screening);
      expect([open.status, brokenAt(open.body)]).toEqual([422, ['/lines grant_below_floor', '/lines co_funding_too_low']]);
      const answered = { outcome: 'eligible', reason: '', overrides: ['grant_below_floor', 'co_funding_too_low'].map((code) => ({ code, pointer: '/lines', reason: 'A pilot.' })) };
      const strange = { ...answered, overrides: [...answered.overrides, { code: 'too_long', pointer: '/end', reason: 'Not there.' }] };
      expect(codesOf((await act(officer, at, 'screen', strange)).body)).toEqual(['override_unknown']);
      const barred = await pastMember('programme_officer', at.consortium.coApplicant, daysAgo(700));
      const refused = await act(barred, at, 'screen', answered);
      expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([403, 'barred']);
      const long = await pastMember('programme_officer', at.consortium.lead, daysAgo(1200));
      const done = await act(long, at, 'screen', answered);
      expect([done.status, done.body.state, done.body.screening?.overrides.length]).toEqual([200, 'screened_eligible', 2]);
      const seen = await at.consortium.editor.client.get<ProposalView>(`/proposals/${at.view.id}`);
      expect([seen.body.screening, seen.body.eligibility]).toEqual([null, []]);
      const analyst = await aPerson(portal, 'analyst');
      const read = await analyst.client.get<ProposalView>(`/proposals/${at.view.id}`);
      expect([read.body.eligibility.length, read.body.screening?.overrides.map((one) => one.reason), read.body.allowedActions]).toEqual([2, ['', ''], []]);
      const history = await analyst.client.get<{ items: HistoryEvent[] }>(`/proposals/${at.view.id}/history`);
      expect(history.body.items.map((one) => Object.keys(one.details).length)).toEqual([0, 0, 0]);
    });

    it('refuses the ineligible with a reason, and ends them with feedback', async () => {
      const at = await submitted(await aProposal(portal, { callInput: { countries: ['MA'] } }));
      expect(codesOf((await act(at.staff.officer, at, 'screen', { outcome: 'ineligible', overrides: [], reason: '' })).body)).toEqual(['reason_missing']);
      const view = (await act(at.staff.officer, at, 'screen', { outcome: 'ineligible', overrides: [], reason: 'Not in a country of the call.' })).body;
      expect(view.state).toBe('ineligible');
      const rejected = await act(at.staff.manager, { ...at, view }, 'reject', { feedback: 'Your country is not in this call.' });
      expect([rejected.status, rejected.body.state]).toEqual([200, 'rejected']);
      const seen = await at.consortium.editor.client.get<ProposalView>(`/proposals/${at.view.id}`);
      expect(seen.body.decision?.feedback).toBe('Your country is not in this call.');
      expect(await portal.connection.collection('outbox').countDocuments({ kind: 'proposal_rejected', 'to.organisation': at.consortium.lead })).toBe(1);
    });
  });

  describe('in review', () => {
    const screened = async (): Promise<ProposalAt> => {
      const at = await submitted(await aProposal(portal));
      return { ...at, view: (await act(at.staff.officer, at, 'screen', screening)).body };
    };
    const reviewOf = async (who: PersonAt, at: ProposalAt): Promise<ReviewView> =>
      (await who.client.get<{ items: ReviewView[] }>('/reviews')).body.items.find((one) => one.proposal.id === at.view.id)!;

    it('assigns nobody of the consortium, nobody twice, only reviewers', async () => {
      const at = await screened();
      const [reviewer] = at.staff.reviewers;
      const insider = await pastMember('reviewer', at.consortium.coApplicant, daysAgo(100));
      const reviewers = [insider, at.staff.officer, reviewer!, reviewer!].map((one) => ({ id: freshId(), person: one.id }));
      const refused = await act(at.staff.officer, at, 'assign-reviewers', { reviewers, due: null });
      expect([refused.status, brokenAt(refused.body)]).toEqual([422, ['/reviewers/0/person reviewer_of_consortium', '/reviewers/1/person not_a_reviewer', '/reviewers/3/person already_assigned']]);
      expect((await act(at.consortium.signatory, at, 'assign-reviewers', { reviewers, due: null })).status).toBe(403);
      const candidates = await at.staff.officer.client.get<{ items: { id: string }[] }>(`/proposals/${at.view.id}/reviewer-candidates`);
      const ids = candidates.body.items.map((one) => one.id);
      expect([ids.includes(reviewer!.id), ids.includes(insider.id), ids.includes(at.staff.officer.id)]).toEqual([true, false, false]);
      expect((await reviewer!.client.get(`/proposals/${at.view.id}/reviewer-candidates`)).status).toBe(403);
    });

    it('opens the proposal only to who declared, and bars who has a conflict', async () => {
      const at = await inReview(await submitted(await aProposal(portal)));
      const [first, second] = at.staff.reviewers as [PersonAt, PersonAt];
      expect((await first.client.get(`/proposals/${at.view.id}`)).status).toBe(404);
      const review = await reviewOf(first, at);
      expect([review.proposal.title, review.consortium.length, review.countries, review.allowedActions]).toEqual(['Apiary schools', 2, ['DZ'], ['declare']]);
      expect((await second.client.get(`/reviews/${review.id}`)).status).toBe(404);
      const declare = (who: PersonAt, one: ReviewView, hasConflict: boolean, explanation = '') => who.client.post<ReviewView>(`/reviews/${one.id}/declare`, { hasConflict, explanation }, { ifMatch: one.version });
      expect((await declare(first, review, false)).body.state).toBe('declared');
      const seen = await first.client.get<ProposalView>(`/proposals/${at.view.id}`);
      expect([seen.status, seen.body.eligibility, seen.body.recommendation, seen.body.findings]).toEqual([200, [], null, []]);
      const other = await reviewOf(second, at);
      expect(codesOf((await declare(second, other, true)).body)).toEqual(['reason_missing']);
      expect((await declare(second, other, true, 'My brother works there.')).body.state).toBe('recused');
      expect((await second.client.get(`/proposals/${at.view.id}`)).status).toBe(404);
      const view = (await at.staff.officer.client.get<ProposalView>(`/proposals/${at.view.id}`)).body;
      const again = await act(at.staff.officer, { ...at, view }, 'assign-reviewers', { reviewers: [{ id: freshId(), person: second.id }], due: null });
      expect(codesOf(again.body)).toEqual(['already_assigned']);
    });

    it('takes each criterion from 0 to its weight, and shows others\' scores only after one\'s own', async () => {
      const at = await inReview(await submitted(await aProposal(portal)));
      const [first, second] = at.staff.reviewers as [PersonAt, PersonAt];
      let review = await reviewOf(first, at);
      expect((await first.client.put(`/reviews/${review.id}`, { scores: [], comment: '' }, { ifMatch: review.version })).status).toBe(409);
      review = (await first.client.post<ReviewView>(`/reviews/${review.id}/declare`, { hasConflict: false, explanation: '' }, { ifMatch: review.version })).body;
      const [relevance, design] = review.criteria;
      const put = (scores: unknown[], version: number) => first.client.put<ReviewView>(`/reviews/${review.id}`, { scores, comment: '' }, { ifMatch: version });
      expect(codesOf((await put([{ criterion: freshId(), score: 1, comment: '' }], review.version)).body)).toEqual(['criterion_unknown']);
      expect((await put([{ criterion: relevance!.id, score: 'ten', comment: '' }], review.version)).status).toBe(400);
      const kept = await put([{ criterion: relevance!.id, score: 61, comment: 'Too good.' }], review.version);
      expect([kept.status, kept.body.state]).toEqual([200, 'in_progress']);
      const refused = await first.client.post(`/reviews/${review.id}/complete`, {}, { ifMatch: kept.body.version });
      expect([refused.status, brokenAt(refused.body)]).toEqual([422, [`/scores/${relevance!.id} score_out_of_range`, `/scores/${design!.id} score_missing`]]);
      await reviewBy(at, second, [10, 0]);
      const listed = async (who: PersonAt) => (await who.client.get<{ items: ReviewView[] }>(`/proposals/${at.view.id}/reviews`)).body.items.map((one) => one.total);
      expect((await listed(second))).toEqual([10]);
      const scored = await put([{ criterion: relevance!.id, score: 60, comment: '' }, { criterion: design!.id, score: 0, comment: '' }], kept.body.version);
      expect((await first.client.post(`/reviews/${review.id}/complete`, {}, { ifMatch: scored.body.version })).status).toBe(200);
      expect((await listed(second)).sort()).toEqual([10, 60]);
      const ranking = (await at.staff.officer.client.get<Ranking>(`/calls/${at.call.id}/ranking`)).body.items[0];
      expect([ranking?.mean, ranking?.spread, ranking?.findings.map((one) => one.code)]).toEqual(['35', 50, ['scores_far_apart']]);
    });

    it('keeps decisions with the settings of their day: later ones are for what is undecided', async () => {
      const call = await aCall(portal, {}, await aProgramme(portal, {}, { spreadFinding: 5 }));
      const staff = await aStaff(portal);
      const apart = async () => reviewed(await inReview(await submitted(await aProposal(portal, { call, staff }))), [[50, 30], [40, 30]]);
      const [decided, open] = [await recommended(await apart()), await apart()];
      const findings = async () => {
        const { items } = (await staff.manager.client.get<Ranking>(`/calls/${call.id}/ranking`)).body;
        return [decided, open].map((at) => items.find((one) => one.proposal.id === at.view.id)?.findings.map((one) => one.params));
      };
      expect(await findings()).toEqual([[{ spread: 10, most: 5 }], [{ spread: 10, most: 5 }]]);
      const programme = (await staff.manager.client.get<ProgrammeView>(`/programmes/${call.programme.id}`)).body;
      const later = { validFrom: daysAgo(0), settings: { ...defaultSettings, spreadFinding: 30 } };
      expect((await staff.manager.client.put(`/programmes/${programme.id}/settings`, later, { ifMatch: programme.version })).status).toBe(200);
      expect(await findings()).toEqual([[{ spread: 10, most: 5 }], []]);
      const { screening, recommendation } = (await portal.connection.collection('proposals').findOne({ _id: decided.view.id as never }))!;
      expect([screening, recommendation].map((one: { settings: Settings }) => one.settings.spreadFinding)).toEqual([5, 5]);
      expect(Object.keys(decided.view.recommendation ?? {}).sort()).toEqual(['at', 'by', 'isRecommended', 'reason']);
      const rejected = await act(staff.manager, decided, 'reject', { feedback: 'The costs are not explained.' });
      const stored = (await portal.connection.collection('proposals').findOne({ _id: decided.view.id as never }))!;
      expect([rejected.status, (stored['decision'] as { settings: Settings }).settings.spreadFinding]).toEqual([200, 30]);
    });

    it('recommends nothing before enough reviews are complete', async () => {
      const at = await inReview(await submitted(await aProposal(portal)));
      await reviewBy(at, at.staff.reviewers[0]!, [50, 30]);
      const view = (await at.staff.officer.client.get<ProposalView>(`/proposals/${at.view.id}`)).body;
      expect(view.allowedActions).not.toContain('recommend');
      const early = await act(at.staff.officer, { ...at, view }, 'recommend', { isRecommended: true, reason: '' });
      expect([early.status, codesOf(early.body)]).toEqual([422, ['too_few_reviews']]);
    });
  });

  it('hides the applicant from reviewers of an anonymous call, who name their conflicts against the list of all applicants', async () => {
    const call = await aCall(portal, { isAnonymous: true });
    const staff = await aStaff(portal);
    const [first, second] = staff.reviewers as [PersonAt, PersonAt];
    const [one, other] = [await submitted(await aProposal(portal, { call, staff })), await submitted(await aProposal(portal, { call, staff }))];
    expect(one.view.code).toMatch(new RegExp(`^${call.code}-\\d\\d$`));
    expect((await first.client.get(`/calls/${call.id}/applicants`)).status).withContext('while it is open').toBe(409);
    await portal.connection.collection('calls').updateOne({ _id: call.id as never }, { $set: { deadline: new Date(Date.now() - 1000).toISOString() } });
    expect((await staff.officer.client.get(`/calls/${call.id}/applicants`)).status).toBe(403);
    const list = await first.client.get<Applicants>(`/calls/${call.id}/applicants`);
    expect([list.body.organisations.length, list.body.persons.length, list.body.declared]).toEqual([4, 4, null]);
    expect((await first.client.get<{ items: Task[] }>('/me/tasks')).body.items.filter((t) => t.subject.id === call.id).map((t) => t.act)).toEqual(['declare-conflicts']);

    const view = (await act(staff.officer, one, 'screen', screening)).body;
    const assign = () => act(staff.officer, { ...one, view }, 'assign-reviewers', { reviewers: staff.reviewers.map((who) => ({ id: freshId(), person: who.id })), due: null });
    expect(brokenAt((await assign()).body)).toEqual(['/reviewers/0/person conflicts_not_declared', '/reviewers/1/person conflicts_not_declared']);
    const declare = (who: PersonAt, organisations: string[], persons: string[] = []) => who.client.post(`/calls/${call.id}/conflicts`, { organisations, persons, explanation: 'Friends.' });
    expect(codesOf((await declare(first, [freshId()])).body)).toEqual(['not_an_applicant']);
    expect((await declare(first, [other.consortium.lead])).status).toBe(200);
    expect((await declare(first, [])).status).toBe(409);
    expect((await declare(second, [], [one.consortium.signatory.id])).status).toBe(200);
    expect(brokenAt((await assign()).body)).toEqual(['/reviewers/1/person reviewer_in_conflict']);
    const assigned = await act(staff.officer, { ...one, view }, 'assign-reviewers', { reviewers: [{ id: freshId(), person: first.id }], due: null });
    expect([assigned.status, assigned.body.state]).toEqual([200, 'in_review']);

    const { organisations } = list.body;
    const names = [...organisations.map((o) => o.name), ...organisations.map((o) => o.id), one.consortium.signatory.id, one.consortium.editor.id];
    for (const path of [`/proposals/${one.view.id}`, '/reviews', `/proposals/${one.view.id}/versions/1`, `/proposals/${one.view.id}/versions`, '/proposals', `/proposals/${one.view.id}/reviews`]) {
      const seen = await first.client.get(path);
      expect(seen.status).withContext(path).toBe(200);
      expect(names.filter((name) => JSON.stringify(seen.body).includes(name))).withContext(path).toEqual([]);
    }
    expect((await first.client.get<{ items: ReviewView[] }>('/reviews')).body.items[0]?.state).toBe('declared');
    expect((await first.client.get(`/proposals/${other.view.id}`)).status).toBe(404);
  });

  describe('of award', () => {
    it('is never made by who recommended it', async () => {
      const officer = await aPerson(portal, 'programme_officer');
      const both = { id: freshId(), role: 'programme_manager', organisation: officer.organisation, programmes: 'all', from: '2000-01-01', until: null };
      await portal.connection.collection('people').updateOne({ _id: officer.id as never }, { $push: { memberships: both as never } });
      const at = await recommended(await reviewed(await inReview(await submitted(await aProposal(portal, { staff: { ...(await aStaff(portal)), officer } })))));
      const own = await act(officer, at, 'award', { conditions: '' });
      expect([own.status, (own.body as unknown as { code: string }).code]).toEqual([403, 'separation_of_duties']);
      expect((await act(at.staff.manager, at, 'award', { conditions: 'Open an account.' })).body.decision?.conditions).toBe('Open an account.');
    });

    it('never exceeds the envelope, also by two managers at once', async () => {
      const programme = await aProgramme(portal);
      const call = await aCall(portal, { envelope: 10_000_000, ceiling: 10_000_000 }, programme);
      const staff = await aStaff(portal);
      const ready = await Promise.all([1, 2].map(async () => recommended(await reviewed(await inReview(await submitted(await aProposal(portal, { call, staff, programme })))))));
      const managers = [staff.manager, await aPerson(portal, 'programme_manager')];
      const answers = await Promise.all(ready.map((at, n) => act(managers[n]!, at, 'award', { conditions: '' })));
      expect(answers.map((one) => one.status).sort()).toEqual([200, 422]);
      expect(codesOf(answers.find((one) => one.status === 422)!.body)).toEqual(['award_over_envelope']);
      const stored = await portal.connection.collection('calls').findOne({ _id: call.id as never });
      expect(stored?.['awarded']).toBe(5_100_000);
      expect(await portal.connection.collection('projects').countDocuments({ 'call.id': call.id })).toBe(1);
      const ranking = (await staff.manager.client.get<Ranking>(`/calls/${call.id}/ranking`)).body;
      expect([ranking.envelope.minor, ranking.awarded.minor, ranking.left.minor]).toEqual([10_000_000, 5_100_000, 4_900_000]);
      const decide = () => staff.manager.client.post(`/calls/${call.id}/decide`, {}, { ifMatch: stored?.['version'] as number });
      expect((await decide()).status).withContext('while it is open').toBe(409);
      await portal.connection.collection('calls').updateOne({ _id: call.id as never }, { $set: { deadline: new Date(Date.now() - 1000).toISOString() } });
      const undecided = await decide();
      expect([undecided.status, codesOf(undecided.body)]).toEqual([422, ['proposals_undecided']]);
      const loser = ready.find((at) => at.view.id === ranking.items.find((one) => one.state === 'recommended')?.proposal.id)!;
      expect((await act(staff.manager, loser, 'reject', { feedback: 'No money is left.' })).status).toBe(200);
      expect((await decide()).status).toBe(200);
    });

    it('is in the wrong state, of a stale version or of a record of nobody: each its own answer', async () => {
      const at = await submitted(await aProposal(portal));
      expect((await act(at.staff.manager, at, 'award', { conditions: '' })).status).toBe(409);
      expect((await at.staff.officer.client.post(`/proposals/${at.view.id}/screen`, screening, { ifMatch: at.view.version - 1 })).status).toBe(412);
      expect((await at.staff.officer.client.post(`/proposals/${at.view.id}/screen`, screening)).status).toBe(428);
      expect((await at.staff.manager.client.post(`/proposals/${freshId()}/award`, { conditions: '' }, { ifMatch: 1 })).status).toBe(404);
      expect((await at.staff.manager.client.get('/proposals/17')).status).toBe(400);
    });
  });
});
