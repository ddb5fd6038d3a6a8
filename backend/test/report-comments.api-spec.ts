import type { PatchAnswer } from '#shared/platform';
import { mostThreadEntries, type Mentionable, type ReportActed, type ReportView, type StaffNote } from '#shared/reports';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import type { Grant } from './support/grant.js';
import { withGrants, type Refused } from './support/grant-suite.js';
import { freshId } from './support/people.js';
import type { Portal } from './support/portal.js';
import { decisions, patches, type Reporting } from './support/reporting.js';

describe('comments on a report', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });
  const view = async (who: keyof Grant['people'], report: string) => (await grant.people[who].client.get<ReportView>(`/reports/${report}`)).body;
  const say = (who: keyof Grant['people'], report: string, thread: string, act: 'answer' | 'reply', text: string, mentions: string[] = []) =>
    grant.people[who].client.post<ReportActed & Refused>(`/reports/${report}/comments/${thread}/${act}`, { text, mentions });
  const words = (thread: ReportView['comments'][number] | undefined) => thread?.entries.map((one) => [one.side, one.text]);

  /** Sent back with one comment on a sentence. */
  async function returned(mentions: string[] = []): Promise<{ report: string; thread: string }> {
    const report = await reporting.submitted(1, '2025-04-02');
    await reporting.startReview(report, '2025-04-03');
    const thread = freshId();
    await reporting.decide(report, '2025-04-03', [...decisions(grant), [`/comments/${thread}`, { id: thread, pointer: '/narrative/achievements', quote: 'Twelve terraces.', text: 'Only twelve?', mentions }]]);
    const { version } = await view('officer', report);
    expect((await grant.people.officer.client.post(`/reports/${report}/request-changes`, { message: '' }, { ifMatch: version })).status).toBe(200);
    return { report, thread };
  }
  async function resubmitted(report: string): Promise<void> {
    const { version } = await view('signatory', report);
    expect((await grant.people.signatory.client.post(`/reports/${report}/submit`, { certified: true, onBehalfOf: null }, { ifMatch: version })).status).toBe(200);
    const { version: submitted } = await view('officer', report);
    await grant.people.officer.client.post(`/reports/${report}/start-review`, {}, { ifMatch: submitted });
  }

  it('are threads of both sides: open, answered, open again, resolved, with the sentence that is meant', async () => {
    const { report, thread } = await returned();
    const [sent] = (await view('editor', report)).comments;
    expect([sent?.id, sent?.state, sent?.quote, sent?.submission, sent?.entries[0]?.by?.name]).toEqual([thread, 'open', 'Twelve terraces.', 1, 'A programme_officer']);
    expect((await say('editor', report, thread, 'answer', 'Thirteen by now.')).body.comments[0]?.state).toBe('answered');
    expect((await say('editor', report, thread, 'answer', 'And more to come.')).body.comments[0]?.entries.length).toBe(3);
    const reply = await say('officer', report, thread, 'reply', 'Then correct the text.');
    expect([reply.status, reply.body.comments[0]?.state, reply.body.allowedActions]).toEqual([200, 'open', jasmine.arrayContaining(['reply'])]);
    await say('editor', report, thread, 'answer', 'Done.');
    await resubmitted(report);
    const next = freshId();
    await grant.people.officer.client.patch<PatchAnswer>(`/reports/${report}/review`, patches([[`/comments/${next}`, { id: next, pointer: '/narrative/achievements', text: 'It still says twelve.', thread }]]));
    expect(words((await view('editor', report)).comments[0])?.length).withContext('what is not sent').toBe(5);
    const { version } = await view('officer', report);
    await grant.people.officer.client.post(`/reports/${report}/request-changes`, { message: '' }, { ifMatch: version });
    const { comments } = await view('editor', report);
    expect([comments.length, comments[0]?.state, comments[0]?.submission]).toEqual([1, 'open', 1]);
    expect(words(comments[0])).toEqual([
      ['staff', 'Only twelve?'], ['partner', 'Thirteen by now.'], ['partner', 'And more to come.'], ['staff', 'Then correct the text.'], ['partner', 'Done.'], ['staff', 'It still says twelve.'],
    ]);
    await say('editor', report, thread, 'answer', 'Now it does not.');
    await resubmitted(report);
    const resolved = await grant.people.officer.client.post<ReportActed>(`/reports/${report}/comments/${thread}/resolve`, {});
    expect(resolved.body.comments[0]?.state).toBe('resolved');
  });

  it('are written by their sides alone, where and when they may', async () => {
    const { report, thread } = await returned();
    const codes = async (who: keyof Grant['people'], act: 'answer' | 'reply') => { const { status, body } = await say(who, report, thread, act, 'A word'); return [status, body.code]; };
    expect(await codes('officer', 'answer')).toEqual([403, 'not_allowed']);
    expect(await codes('editor', 'reply')).toEqual([403, 'not_allowed']);
    expect(await codes('coApplicant', 'answer')).toEqual([403, 'not_allowed']);
    expect(await codes('stranger', 'answer')).toEqual([404, 'not_found']);
    expect(await codes('manager', 'reply')).toEqual([403, 'not_allowed']);
    expect((await say('editor', report, freshId(), 'answer', 'A word')).status).toBe(404);
    const bad: unknown[] = [{ text: 'x' }, { text: 'A word', mentions: 'all' }, { text: 'A word', mentions: [{ $ne: null }] }, { text: 'A word', state: 'resolved' }, []];
    for (const one of bad) expect((await grant.people.editor.client.post(`/reports/${report}/comments/${thread}/answer`, one)).status).withContext(JSON.stringify(one)).toBe(400);
    await resubmitted(report);
    expect(await codes('officer', 'reply')).withContext('in review words wait for the send-back').toEqual([409, 'wrong_state']);
  });

  it('have an end: no side writes on in a thread that is full', async () => {
    const { report, thread } = await returned();
    const [word] = (await portal.connection.collection('reports').findOne({ _id: report as never }))?.['comments']?.[0]?.entries as object[];
    await portal.connection.collection('reports').updateOne({ _id: report as never }, { $set: { 'comments.0.entries': Array.from({ length: mostThreadEntries - 1 }, () => ({ ...word, id: freshId() })) } });
    expect((await say('editor', report, thread, 'answer', 'The last word.')).status).toBe(200);
    for (const [who, act] of [['editor', 'answer'], ['officer', 'reply']] as const) {
      const { status, body } = await say(who, report, thread, act, 'One more.');
      expect([who, status, body.errors[0]?.code]).toEqual([who, 422, 'too_many_rows']);
    }
    expect((await view('editor', report)).comments[0]?.entries.length).toBe(mostThreadEntries);
  });

  it('tell the partner of a further word, once, by a mail that says none of it', async () => {
    const { report, thread } = await returned();
    await say('officer', report, thread, 'reply', 'Sesame opens it.');
    await portal.app.get(MailWorker).work();
    const mails = await portal.connection.collection('mails').find({ kind: 'report_comment_reply', link: `/reports/${report}?section=comments&thread=${thread}` }).toArray();
    expect(mails.map((mail) => mail['recipient'] as string).sort()).toEqual([grant.people.editor.id, grant.people.signatory.id].sort());
    expect(JSON.stringify(mails)).not.toContain('Sesame');
  });

  describe('mention', () => {
    const offered = async (who: keyof Grant['people'], report: string, query = '') =>
      (await grant.people[who].client.get<{ items: Mentionable[] }>(`/reports/${report}/people${query}`)).body.items.map((one) => `${one.side} ${one.name}`);

    it('who may read them: staff both sides, a partner their own and the officers who wrote to them', async () => {
      const { report } = await returned();
      for (const [key, { id }] of Object.entries(grant.people)) await portal.connection.collection('people').updateOne({ _id: id as never }, { $set: { name: `Zoé ${key}` } });
      const staff = ['staff Zoé analyst', 'staff Zoé awarder', 'staff Zoé colleague', 'staff Zoé finance', 'staff Zoé manager'];
      const partners = ['partner Zoé coApplicant', 'partner Zoé editor', 'partner Zoé signatory'];
      expect((await offered('officer', report, '?beginning=zoe')).sort()).toEqual([...partners, ...staff]);
      expect(await offered('officer', report, '?beginning=zoe&in=note')).toEqual(staff.slice(1));
      expect([await offered('officer', report, '?beginning=MAN%20zo'), await offered('officer', report, '?beginning=oe')]).toEqual([['staff Zoé manager'], []]);
      expect(await offered('editor', report)).toEqual(['partner Zoé coApplicant', 'staff Zoé officer', 'partner Zoé signatory']);
      const status = async (who: keyof Grant['people'], query = '') => (await grant.people[who].client.get(`/reports/${report}/people${query}`)).status;
      expect([await status('editor', '?in=note'), await status('analyst'), await status('donor'), await status('coApplicant'), await status('stranger')]).toEqual([403, 403, 403, 403, 404]);
    });

    it('by the beginning of a name, which is no longer than a name', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      const status = async (length: number) => (await grant.people.officer.client.get(`/reports/${report}/people?beginning=${'z'.repeat(length)}`)).status;
      expect([await status(60), await status(61)]).toEqual([200, 400]);
    });

    it('nobody else: an answer that names them is refused whole', async () => {
      const { report, thread } = await returned();
      for (const who of ['manager', 'stranger', 'donor'] as const) {
        const { status, body } = await say('editor', report, thread, 'answer', 'Ask them', [grant.people.signatory.id, grant.people[who].id]);
        expect([who, status, body.errors[0]?.code, body.errors[0]?.pointer]).toEqual([who, 422, 'mention_unknown', '/mentions/1']);
      }
      expect((await view('editor', report)).comments[0]?.state).toBe('open');
    });

    it('tells the person, once, where; not what', async () => {
      const { signatory, officer, finance, stranger, editor } = grant.people;
      const { report, thread } = await returned([finance.id, stranger.id]);
      const first = (await view('editor', report)).comments[0]?.entries[0];
      expect(first?.mentions).withContext('who cannot be mentioned is left out of what is sent').toEqual([{ id: finance.id, name: 'A finance_officer' }]);
      await say('editor', report, thread, 'answer', 'Thirteen, says the signatory', [signatory.id, officer.id, signatory.id]);
      await portal.app.get(MailWorker).work();
      const told = await portal.connection.collection('notifications').find({ kind: 'mentioned', link: `/reports/${report}?section=comments&thread=${thread}` }).toArray();
      expect(told.map((one) => one['recipient'] as string).sort()).toEqual([finance.id, signatory.id, officer.id].sort());
      expect(told.find((one) => one['recipient'] === signatory.id)?.['params']).toEqual(jasmine.objectContaining({ by: 'A partner_editor' }));
      expect([JSON.stringify(told).includes('Thirteen'), told.some((one) => one['recipient'] === editor.id)]).toEqual([false, false]);
    });
  });

  describe('among staff', () => {
    const note = (text: string, given: object = {}) => ({ id: freshId(), pointer: '/narrative/lessons', text, ...given });
    const notes = async (who: keyof Grant['people'], report: string) => (await grant.people[who].client.get<{ items: StaffNote[] }>(`/reports/${report}/notes`)).body.items;

    it('are at most so many, counted in one report', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      const full = Array.from({ length: 500 }, () => ({ _id: freshId(), shape: 1, version: 1, report, pointer: null, quote: null, text: 'One', by: grant.people.manager.id, at: '2025-04-02T10:00:00.000Z', changedAt: null, mentions: [] }));
      await portal.connection.collection('reportNotes').insertMany(full as never[]);
      const { status, body } = await grant.people.officer.client.post<Refused>(`/reports/${report}/notes`, note('One more'));
      expect([status, body.errors[0]?.code]).toEqual([422, 'too_many_rows']);
      await portal.connection.collection('reportNotes').deleteOne({ _id: full[0]?._id as never });
      expect((await grant.people.officer.client.post(`/reports/${report}/notes`, note('One more'))).status).toBe(201);
      const elsewhere = await reporting.submitted(2, '2025-07-02');
      expect((await grant.people.officer.client.post(`/reports/${elsewhere}/notes`, { ...note('Again'), id: full[1]?._id })).status).withContext('a note of another report').toBe(409);
    });

    it('are no longer than a page, quote no more than a paragraph and name no more than a meeting', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      const { officer, colleague } = grant.people;
      const said = async (text: string, given: object = {}) => (await officer.client.post(`/reports/${report}/notes`, note(text, given))).status;
      const long = (length: number) => 'a'.repeat(length);
      expect([await said(long(4000)), await said(long(4001)), await said('  a  ')]).toEqual([201, 400, 400]);
      expect([await said('This?', { quote: long(2000) }), await said('This?', { quote: long(2001) }), await said('This?', { pointer: `/narrative/${long(400)}` })]).toEqual([201, 400, 400]);
      expect([await said('Look.', { mentions: Array(20).fill(colleague.id) }), await said('Look.', { mentions: Array(21).fill(colleague.id) })]).toEqual([201, 400]);
      const [first] = await notes('officer', report);
      const changed = async (text: string) => (await officer.client.put(`/reports/${report}/notes/${first?.id ?? ''}`, { text }, { ifMatch: 1 })).status;
      expect([await changed(long(4001)), await changed(long(4000).replace('a', 'b'))]).toEqual([400, 200]);
    });

    it('are notes on a place or on the report, in any state, which leave its version alone', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      const { officer, finance, manager } = grant.people;
      const { version } = await view('editor', report);
      const first = note('Call them.', { quote: 'Bees stay.', mentions: [finance.id] });
      expect((await officer.client.post(`/reports/${report}/notes`, first)).status).toBe(201);
      expect((await officer.client.post(`/reports/${report}/notes`, first)).status).withContext('the same again').toBe(201);
      expect((await officer.client.post(`/reports/${report}/notes`, { ...first, text: 'Do not.' })).status).toBe(409);
      expect((await manager.client.post(`/reports/${report}/notes`, note('I did.', { pointer: null }))).status).toBe(201);
      expect((await notes('finance', report)).map((one) => [one.pointer, one.quote, one.text, one.by?.name, one.mentions.map((person) => person.name), one.isMine])).toEqual([
        ['/narrative/lessons', 'Bees stay.', 'Call them.', 'A programme_officer', ['A finance_officer'], false], [null, null, 'I did.', 'A programme_manager', [], false],
      ]);
      expect((await view('editor', report)).version).toBe(version);
    });

    it('are changed and taken away by their writer alone, at the version read', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      const { officer, colleague, finance } = grant.people;
      const { body } = await officer.client.post<StaffNote>(`/reports/${report}/notes`, note('Call them.'));
      const path = `/reports/${report}/notes/${body.id}`;
      expect((await colleague.client.put(path, { text: 'Never.' }, { ifMatch: 1 })).status).toBe(403);
      expect((await colleague.client.delete(path, { ifMatch: 1 })).status).toBe(403);
      expect([(await officer.client.put(path, { text: 'Later.' })).status, (await officer.client.put(path, { text: 'Later.' }, { ifMatch: 7 })).status]).toEqual([428, 412]);
      const changed = await officer.client.put<StaffNote>(path, { text: 'Later.', mentions: [finance.id] }, { ifMatch: 1 });
      expect([changed.body.text, changed.body.version, changed.body.changedAt !== null]).toEqual(['Later.', 2, true]);
      await portal.app.get(MailWorker).work();
      expect(await portal.connection.collection('notifications').countDocuments({ kind: 'mentioned', recipient: finance.id })).toBe(1);
      expect((await officer.client.delete(path, { ifMatch: 2 })).status).toBe(204);
      expect([(await notes('officer', report)).length, (await officer.client.delete(path, { ifMatch: 2 })).status]).toEqual([0, 404]);
    });

    it('are neither read nor written by partners, donors, analysts, nor by staff with a tie to the consortium', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      for (const who of ['editor', 'signatory', 'coApplicant', 'analyst', 'donor'] as const) {
        const { client } = grant.people[who];
        expect([who, (await client.get(`/reports/${report}/notes`)).status, (await client.post(`/reports/${report}/notes`, note('I was here'))).status]).toEqual([who, 403, 403]);
      }
      const { colleague, editor, officer } = grant.people;
      expect((await officer.client.post<Refused>(`/reports/${report}/notes`, note('A word', { mentions: [editor.id] }))).body.errors[0]?.code).toBe('mention_unknown');
      await portal.connection.collection('people').updateOne({ _id: colleague.id as never }, {
        $push: { memberships: { id: freshId(), role: 'partner_editor', organisation: grant.lead, programmes: 'all', from: '2020-01-01', until: null } } as never,
      });
      const barred = await colleague.client.get(`/reports/${report}/notes`);
      expect([barred.status, barred.body['code']]).toEqual([403, 'barred']);
    });

    it('mention nobody who left the consortium less than three years ago', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      const { colleague, officer } = grant.people;
      const offered = async (query: string) => (await officer.client.get<{ items: Mentionable[] }>(`/reports/${report}/people${query}`)).body.items.some((one) => one.id === colleague.id);
      const said = () => officer.client.post<Refused>(`/reports/${report}/notes`, note('A word', { mentions: [colleague.id] }));
      await portal.connection.collection('people').updateOne({ _id: colleague.id as never }, { $set: { name: 'Wanda' } });
      expect([await offered('?in=note&beginning=wan'), (await said()).status]).toEqual([true, 201]);
      await portal.connection.collection('people').updateOne({ _id: colleague.id as never }, {
        $push: { memberships: { id: freshId(), role: 'partner_editor', organisation: grant.lead, programmes: 'all', from: '2020-01-01', until: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) } } as never,
      });
      const refused = await said();
      expect([await offered('?in=note&beginning=wan'), refused.status, refused.body.errors[0]?.code, await offered('?beginning=wan')]).toEqual([false, 422, 'mention_unknown', true]);
    });
  });
});
