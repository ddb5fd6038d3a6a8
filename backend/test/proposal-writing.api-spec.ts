import { randomUUID } from 'node:crypto';
import type { PatchAnswer } from '#shared/platform';
import type { ProposalRow, ProposalVersion, ProposalVersions, ProposalView } from '#shared/proposals';
import { ProposalRepository } from '../src/proposals/proposal.repository.js';
import { brokenAt, codesOf } from './support/answers.js';
import { aCall, aProgramme } from './support/calls.js';
import { anOrganisation, aPerson, freshId, type PersonAt } from './support/people.js';
import { stagesOf } from './support/plans.js';
import { startPortal, type Portal } from './support/portal.js';
import { aConsortium, aProposal, inReview, patchesOf, submitted } from './support/proposals.js';

describe('writing a proposal', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  const closeCall = (call: string) => portal.connection.collection('calls').updateOne({ _id: call as never }, { $set: { deadline: new Date(Date.now() - 1000).toISOString() } });
  const read = async (client: { get: <T>(path: string) => Promise<{ body: T }> }, id: string) => (await client.get<ProposalView>(`/proposals/${id}`)).body;

  describe('is begun', () => {
    it('by the lead\'s own people, in an open call, once for the same id', async () => {
      const call = await aCall(portal);
      const { lead, editor } = await aConsortium(portal);
      const body = { id: freshId(), call: call.id, lead, title: 'Hives' };
      expect((await editor.client.post<ProposalView>('/proposals', body)).body.state).toBe('draft');
      expect((await editor.client.post('/proposals', body)).status).toBe(201);
      expect((await editor.client.post('/proposals', { ...body, title: 'Others' })).body['code']).toBe('id_used');
      const strange = await editor.client.post('/proposals', { ...body, id: [freshId()], title: { $ne: '' }, $where: '1' });
      expect([strange.status, brokenAt(strange.body).map((one) => one.split(' ')[0]).sort()]).toEqual([400, ['/$where', '/id', '/title']]);
      const stranger = await aPerson(portal, 'partner_editor');
      expect((await stranger.client.post('/proposals', { ...body, id: freshId() })).status).toBe(403);
      expect((await stranger.client.post('/proposals', { ...body, id: freshId(), call: freshId(), lead: stranger.organisation })).status).toBe(404);
    });

    it('not after the deadline, nor before the call opens', async () => {
      const past = await aCall(portal);
      await closeCall(past.id);
      const { lead, editor } = await aConsortium(portal);
      const late = await editor.client.post('/proposals', { id: freshId(), call: past.id, lead, title: 'Late' });
      expect([late.status, codesOf(late.body)]).toEqual([422, ['call_closed']]);
      const soon = await aCall(portal);
      await portal.connection.collection('calls').updateOne({ _id: soon.id as never }, { $set: { opensAt: new Date(Date.now() + 60_000).toISOString() } });
      const early = await editor.client.post('/proposals', { id: freshId(), call: soon.id, lead, title: 'Early' });
      expect([early.status, codesOf(early.body)]).toEqual([422, ['call_closed']]);
    });

    it('as often as the call allows, also by two at once; a withdrawn one frees its place', async () => {
      const call = await aCall(portal);
      const { lead, editor, signatory } = await aConsortium(portal);
      const begin = () => editor.client.post<ProposalView>('/proposals', { id: freshId(), call: call.id, lead, title: 'Hives' });
      const both = await Promise.all([begin(), begin(), begin()]);
      expect(both.map((one) => one.status).sort()).toEqual([201, 422, 422]);
      const first = both.find((one) => one.status === 201)!.body;
      expect((await editor.client.post(`/proposals/${first.id}/withdraw`, {}, { ifMatch: first.version })).status).toBe(403);
      expect((await signatory.client.post(`/proposals/${first.id}/withdraw`, {}, { ifMatch: first.version })).status).toBe(200);
      expect((await begin()).status).toBe(201);
    });

    it('under a key that means one request', async () => {
      const call = await aCall(portal);
      const { lead, editor } = await aConsortium(portal);
      const [key, body] = [randomUUID(), { id: freshId(), call: call.id, lead, title: 'Hives' }];
      const first = await editor.client.post<ProposalView>('/proposals', body, { key });
      expect((await editor.client.post<ProposalView>('/proposals', body, { key })).body).toEqual(first.body);
      const other = await editor.client.post('/proposals', { ...body, title: 'Other' }, { key });
      expect([other.status, other.body['code']]).toEqual([422, 'idempotency_key_reused']);
    });
  });

  describe('goes field by field', () => {
    it('each for itself: saved, in conflict, or refused', async () => {
      const { view, consortium } = await aProposal(portal);
      const { editor, signatory } = consortium;
      const line = view.content.lines[0]!.id;
      const theirs = await signatory.client.patch<PatchAnswer>(`/proposals/${view.id}`, [{ pointer: '/summary', value: 'Twenty schools.', base: view.version }]);
      expect(theirs.body.version).toBe(view.version + 1);
      const mine = await editor.client.patch<PatchAnswer>(`/proposals/${view.id}`, [
        { pointer: '/summary', value: 'Thirty schools.', base: view.version },
        { pointer: `/lines/${line}/quantity`, value: '2.5', base: view.version },
        { pointer: `/lines/${line}/unitCost`, value: 'a lot', base: view.version },
        { pointer: `/lines/${freshId()}/unitCost`, value: 5, base: view.version },
        { pointer: '/state', value: 'awarded', base: view.version },
        { pointer: '/__proto__/polluted', value: true, base: view.version },
        { pointer: '/context', value: { $gt: '' }, base: view.version },
        { pointer: '/context', value: ['a', 'b'], base: view.version },
        { pointer: `/lines/${line}/constructor`, value: 1, base: view.version },
      ]);
      expect(mine.status).toBe(200);
      expect(mine.body.results.map((one) => (one.status === 'refused' ? one.code : one.status))).toEqual(['conflict', 'saved', 'not_of_type', 'unknown_row', 'part_not_open', 'part_not_open', 'not_of_type', 'not_of_type', 'unknown_field']);
      expect(mine.body.results[0]).toEqual(jasmine.objectContaining({ theirs: 'Twenty schools.', by: 'A partner_signatory' }));
      const after = await read(editor.client, view.id);
      expect([after.content.summary, after.content.lines[0]?.quantity, after.version]).toEqual(['Twenty schools.', '2.5', view.version + 2]);
      expect(after.findings.map((one) => one.code)).toContain('budget_total');
    });

    it('with dates that no project has, which cost nothing and are said to be wrong', async () => {
      const { view, consortium } = await aProposal(portal, { content: { start: '0001-01-01', end: '9999-12-31' } });
      expect([view.periods, view.findings.map((one) => one.code)]).toEqual([[], jasmine.arrayContaining(['before_programme', 'after_programme', 'beyond_any_project'])]);
      expect((await consortium.signatory.client.post(`/proposals/${view.id}/submit`, { certified: true }, { ifMatch: view.version })).status).toBe(422);
    });

    it('with files that were sent, under the name that was checked, let go when they are taken away', async () => {
      const { view, consortium } = await aProposal(portal);
      const { editor } = consortium;
      const send = async (who: PersonAt): Promise<string> => {
        const [file, bytes] = [freshId(), Buffer.from('%PDF-1.7\nstatutes of the school')];
        await who.client.post('/files', { id: file, name: 'statutes.pdf', size: bytes.length });
        await fetch(`${portal.url}/api/v1/files/${file}/content?offset=0`, {
          method: 'PUT', headers: { cookie: (who.client as unknown as { cookie: string }).cookie, 'x-requested-by': 'test', 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes),
        });
        expect((await who.client.post(`/files/${file}/complete`, {})).status).toBe(200);
        return file;
      };
      const [mine, foreign] = [await send(editor), await send(await aPerson(portal, 'partner_editor'))];
      const row = (file: string) => ({ id: freshId(), file, kind: 'statutes', name: 'liar.exe', size: 1, type: 'text/html' });
      const [good, bad, lost] = [row(mine), row(foreign), row(freshId())];
      const base = view.version;
      const answer = await editor.client.patch<PatchAnswer>(`/proposals/${view.id}`, [good, bad, lost].map((one) => ({ pointer: `/attachments/${one.id}`, value: one, base })));
      expect(answer.body.results.map((one) => (one.status === 'refused' ? one.code : one.status))).toEqual(['saved', 'file_unknown', 'file_unknown']);
      expect((await read(editor.client, view.id)).content.attachments).toEqual([{ ...good, name: 'statutes.pdf', size: 31, type: 'application/pdf' }]);
      const lie = await editor.client.patch<PatchAnswer>(`/proposals/${view.id}`, [{ pointer: `/attachments/${good.id}/name`, value: 'x', base: answer.body.version }]);
      expect(lie.body.results[0]?.status).toBe('refused');
      expect((await consortium.signatory.client.get(`/files/${mine}`)).status).toBe(200);
      const gone = await editor.client.patch<PatchAnswer>(`/proposals/${view.id}`, [{ pointer: `/attachments/${good.id}`, value: null, base: answer.body.version }]);
      expect(gone.body.results[0]?.status).toBe('saved');
      expect((await consortium.signatory.client.get(`/files/${mine}`)).status).toBe(404);
    });

    it('also by many at once, losing none', async () => {
      const { view, consortium } = await aProposal(portal);
      const fields = ['context', 'approach', 'sustainability', 'summary'];
      const answers = await Promise.all(fields.map((name) => consortium.editor.client.patch<PatchAnswer>(`/proposals/${view.id}`, [{ pointer: `/${name}`, value: `My ${name}`, base: view.version }])));
      expect(answers.flatMap((one) => one.body.results.map((r) => r.status))).toEqual(['saved', 'saved', 'saved', 'saved']);
      const { content } = await read(consortium.editor.client, view.id);
      expect([content.context, content.approach, content.sustainability, content.summary]).toEqual(fields.map((name) => `My ${name}`));
    });

    it('for the lead alone: a co-applicant reads, others know nothing of it', async () => {
      const { view, consortium, staff } = await aProposal(portal);
      const helper = await aPerson(portal, 'partner_editor', consortium.coApplicant);
      expect((await read(helper.client, view.id)).allowedActions).toEqual([]);
      const change = [{ pointer: '/summary', value: 'Mine', base: view.version }];
      expect((await helper.client.patch(`/proposals/${view.id}`, change)).status).toBe(403);
      const signatories = await consortium.editor.client.get<{ items: { id: string }[] }>(`/proposals/${view.id}/signatories`);
      expect(signatories.body.items.map((one) => one.id)).toEqual([consortium.signatory.id]);
      expect((await helper.client.get(`/proposals/${view.id}/signatories`)).status).toBe(403);
      const stranger = await aPerson(portal, 'partner_editor');
      for (const who of [stranger, staff.officer, staff.reviewers[0]!]) expect((await who.client.get(`/proposals/${view.id}`)).status).toBe(404);
      expect((await stranger.client.patch(`/proposals/${view.id}`, change)).status).toBe(404);
      expect((await consortium.editor.client.patch(`/proposals/${view.id}`, { pointer: '/summary' })).status).toBe(400);
    });
  });

  describe('is submitted', () => {
    it('by a signatory who read this version, with all that is missing said at once', async () => {
      const { view, consortium } = await aProposal(portal, { content: { theme: null, start: null, countries: [], lines: [] } });
      const { editor, signatory } = consortium;
      const submit = (version?: number, who = signatory) => who.client.post<ProposalView>(`/proposals/${view.id}/submit`, { certified: true }, version === undefined ? {} : { ifMatch: version });
      expect((await submit(view.version, editor)).status).toBe(403);
      expect((await submit()).status).toBe(428);
      expect((await submit(view.version - 1)).status).toBe(412);
      const incomplete = await submit(view.version);
      expect(incomplete.status).toBe(422);
      expect(codesOf(incomplete.body)).toEqual(jasmine.arrayContaining(['theme_missing', 'date_missing', 'countries_missing']));
      expect((await read(editor.client, view.id)).findings.map((one) => one.code)).toEqual(jasmine.arrayContaining(codesOf(incomplete.body)));
      expect((await signatory.client.post(`/proposals/${view.id}/submit`, {}, { ifMatch: view.version })).status).toBe(400);
    });

    it('not after the deadline, whatever the version', async () => {
      const { view, call, consortium } = await aProposal(portal);
      await closeCall(call.id);
      const late = await consortium.signatory.client.post(`/proposals/${view.id}/submit`, { certified: true }, { ifMatch: view.version });
      expect([late.status, codesOf(late.body)]).toEqual([422, ['call_closed']]);
      expect((await read(consortium.editor.client, view.id)).state).toBe('draft');
    });

    it('as an immutable version, whose hash stands in the audit trail', async () => {
      const at = await submitted(await aProposal(portal));
      const { client } = at.consortium.signatory;
      expect([at.view.state, at.view.submittedBy?.id]).toEqual(['submitted', at.consortium.signatory.id]);
      const version = await client.get<ProposalVersion>(`/proposals/${at.view.id}/versions/1`);
      expect([version.status, version.body.content]).toEqual([200, at.view.content]);
      expect((await client.get(`/proposals/${at.view.id}/versions/2`)).status).toBe(404);
      const { n, hash, submittedAt, submittedBy } = version.body;
      const list = await at.staff.officer.client.get<ProposalVersions>(`/proposals/${at.view.id}/versions`);
      expect([list.status, list.body.items]).toEqual([200, [{ n, hash, submittedAt, submittedBy }]]);
      const event = await portal.connection.collection('auditEvents').findOne({ aggregate: at.view.id, action: 'submitted' });
      expect((event?.['details'] as { hash: string }).hash).toBe(version.body.hash);
      const again = await client.post(`/proposals/${at.view.id}/submit`, { certified: true }, { ifMatch: 1 });
      expect([again.status, again.body['code']]).toEqual([409, 'wrong_state']);
      const late = await client.patch(`/proposals/${at.view.id}`, [{ pointer: '/title', value: 'Other', base: at.view.version }]);
      expect(late.status).toBe(409);
      expect((await at.staff.officer.client.get(`/proposals/${at.view.id}`)).status).toBe(200);
    });

    it('once, however often the request is sent', async () => {
      const { view, consortium } = await aProposal(portal);
      const key = randomUUID();
      const send = () => consortium.signatory.client.post<ProposalView>(`/proposals/${view.id}/submit`, { certified: true }, { ifMatch: view.version, key });
      const answers = await Promise.all([send(), send(), send()]);
      expect(answers.map((one) => [one.status, one.body.version])).toEqual([[200, view.version + 1], [200, view.version + 1], [200, view.version + 1]]);
      expect(await portal.connection.collection('proposalVersions').countDocuments({ proposal: view.id })).toBe(1);
    });
  });

  describe('is found in lists', () => {
    it('by each side within what it sees, by call, lead and state, page by page', async () => {
      const programme = await aProgramme(portal);
      const call = await aCall(portal, { proposalsPerLead: 5 }, programme);
      const consortium = await aConsortium(portal);
      const made: string[] = [];
      for (const title of ['Zèbre', 'abeille', 'Éléphant']) made.push((await aProposal(portal, { call, consortium, title })).view.id);
      const list = (query: string, who = consortium.editor) => who.client.get<{ items: ProposalRow[]; nextCursor: string | null; count?: number }>(`/proposals?call=${call.id}&${query}`);
      const first = (await list('sort=title&limit=2&count=true')).body;
      expect([first.items.map((one) => one.title), first.count]).toEqual([['abeille', 'Éléphant'], 3]);
      const second = (await list(`sort=title&limit=2&cursor=${first.nextCursor}`)).body;
      expect([second.items.map((one) => one.title), second.nextCursor]).toEqual([['Zèbre'], null]);
      const foreign = await list(`sort=code&cursor=${first.nextCursor}`);
      expect([foreign.status, (foreign.body as unknown as { code: string }).code]).toEqual([400, 'cursor_of_another_list']);
      const officer = await aPerson(portal, 'programme_officer');
      expect((await list('', officer)).body.items).toEqual([]);
      expect((await list('status=draft')).body.items.length).toBe(3);
      expect((await list(`lead=${await anOrganisation(portal)}`)).body.items).toEqual([]);
      expect((await list('status=asleep')).status).toBe(400);
      expect((await list('sort=secret')).status).toBe(400);
      expect((await list('status[$ne]=draft')).status).toBe(400);
      expect((await list('sort=-mean')).status).withContext('scores are the staff\'s').toBe(403);
      expect(made.length).toBe(3);
    });

    it('without scanning the collection, for every filter and sort', async () => {
      const repository = portal.app.get(ProposalRepository);
      const grant = (role: 'programme_officer' | 'partner_editor' | 'reviewer', programmes: 'all' | string[] = 'all') =>
        ({ kind: 'person' as const, id: freshId(), grants: [{ id: freshId(), role, organisation: freshId(), programmes }] });
      const scopes = [grant('programme_officer'), grant('programme_officer', [freshId()]), grant('partner_editor'), grant('reviewer')];
      const filters = [{}, { call: freshId() }, { lead: freshId() }, { status: ['submitted' as const] }, { call: freshId(), status: ['in_review' as const] }];
      for (const scope of scopes) for (const filter of filters) for (const field of ['updatedAt', 'submittedAt', 'code', 'titleKey', 'meanKey']) {
        expect(stagesOf(await repository.explain(scope, filter, { [field]: -1, _id: -1 }))).withContext(JSON.stringify({ scope, filter, field })).not.toContain('COLLSCAN');
      }
    });
  });

  it('keeps a clarification to the parts it opens, and shows what changed', async () => {
    const at = await inReview(await submitted(await aProposal(portal)));
    const { officer } = at.staff;
    const { editor, signatory } = at.consortium;
    const question = { id: freshId(), question: 'How many hives?', parts: ['summary'], due: null };
    const asked = await officer.client.post<ProposalView>(`/proposals/${at.view.id}/clarifications`, question, { ifMatch: at.view.version });
    expect([asked.status, asked.body.state]).toEqual([200, 'clarification_requested']);
    expect((await read(editor.client, at.view.id)).editableParts).toEqual(['summary']);
    const base = asked.body.version;
    const line = at.view.content.lines[0]!.id;
    const saved = await editor.client.patch<PatchAnswer>(`/proposals/${at.view.id}`, patchesOf({ summary: 'Two hundred hives.' }, base).concat({ pointer: `/lines/${line}/unitCost`, value: 1, base }));
    expect(saved.body.results.map((one) => one.status)).toEqual(['saved', 'refused']);
    expect((await read(officer.client, at.view.id)).content.summary).toBe('Ten apiary schools.');
    const path = `/clarifications/${question.id}/answer`;
    expect((await editor.client.post(path, { answer: 'Two hundred.' }, { ifMatch: saved.body.version })).status).toBe(403);
    const answered = await signatory.client.post<ProposalView>(path, { answer: 'Two hundred.' }, { ifMatch: saved.body.version });
    expect([answered.status, answered.body.state]).toEqual([200, 'in_review']);
    expect(answered.body.clarifications[0]?.changes).toEqual([{ pointer: '/summary', before: 'Ten apiary schools.', after: 'Two hundred hives.' }]);
    expect((await read(officer.client, at.view.id)).content.summary).toBe('Two hundred hives.');
    expect((await signatory.client.get<ProposalVersion>(`/proposals/${at.view.id}/versions/1`)).body.content.summary).toBe('Ten apiary schools.');
    expect((await signatory.client.post(path, { answer: 'Again.' }, { ifMatch: answered.body.version })).status).toBe(409);
    expect((await signatory.client.post(`/clarifications/${freshId()}/answer`, { answer: 'What?' }, { ifMatch: 1 })).status).toBe(404);
  });
});
