import { defaultSettings, settings } from '#shared/programmes';
import { Migrator, type Migration } from '../src/platform/migrations/migrator.js';
import type { ReportView } from '#shared/reports';
import type { Report } from '../src/reports/report.record.js';
import { aGrant } from './support/grant.js';
import { freshId } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';
import { anAwardedProposal } from './support/proposals.js';
import { reportOf } from './support/reporting.js';

/** A proposal and a payment as the releases before wrote them: without the settings that decided. */
describe('stored documents of an older shape', () => {
  let portal: Portal;
  let beside: Portal;
  beforeEach(async () => {
    portal = await startPortal();
    beside = await startPortal({ MONGODB_URI: portal.uri });
  });
  afterEach(async () => {
    await beside.close();
    await portal.close();
  });
  const collection = (name: string) => portal.connection.collection<Record<string, unknown> & { _id: string }>(name);
  const migrator = (at: Portal = portal) => at.app.get(Migrator);
  const wide = settings.parse({ spreadFinding: 50 });

  async function oldProposal(): Promise<string> {
    const { view } = await anAwardedProposal(portal);
    const { decision } = (await collection('proposals').findOne({ _id: view.id })) as unknown as { decision: { at: string } };
    const programme = { $set: { settings: [{ validFrom: '2000-01-01', settings: defaultSettings }, { validFrom: '2010-06-01', settings: wide }] } };
    await collection('programmes').updateOne({ _id: view.programme.id }, programme);
    const screenedBefore = { 'screening.at': '2010-05-31T12:00:00.000Z', 'recommendation.at': '2010-06-01T12:00:00.000Z', 'decision.at': decision.at, shape: 1 };
    await collection('proposals').updateOne({ _id: view.id }, { $set: screenedBefore, $unset: { 'screening.settings': 1, 'recommendation.settings': 1, 'decision.settings': 1 } });
    return view.id;
  }

  it('are lifted by one of two instances, once, by the settings of the day of each decision', async () => {
    const proposal = await oldProposal();
    const draft = { ...(await collection('proposals').findOne({ _id: proposal }))!, _id: freshId(), code: 'DRAFT', slot: null, screening: null, recommendation: null, decision: null };
    await collection('proposals').insertOne(draft);
    const grant = await aGrant(portal);
    const payment = { id: freshId(), date: '2025-01-10', amount: 100, currency: 'EUR', reference: 'A', rate: null, note: '' };
    expect((await grant.people.finance.client.post(`/projects/${grant.project}/releases`, payment, { ifMatch: 3 })).status).toBe(201);
    await collection('payments').updateOne({ _id: payment.id }, { $set: { shape: 1 }, $unset: { settings: 1 } });
    const before = (await collection('proposals').findOne({ _id: proposal }))!;

    const done = await Promise.all([migrator().run(), migrator(beside).run()]);
    expect(done.flat().map(({ _id, lifted }) => [_id, lifted]).slice(0, 2)).toEqual([['0001 decisions of proposals keep their settings', 2], ['0002 payments keep their settings', 1]]);
    expect(await collection('migrations').countDocuments()).toBe(3);
    const after = (await collection('proposals').findOne({ _id: proposal }))!;
    const of = (part: string) => (after[part] as { settings: unknown }).settings;
    expect([of('screening'), of('recommendation'), of('decision'), after['shape']]).toEqual([defaultSettings, wide, wide, 2]);
    expect([after['version'], after['content']]).withContext('people find what they read').toEqual([before['version'], before['content']]);
    expect(await collection('proposals').findOne({ _id: draft._id })).toEqual({ ...draft, shape: 2 } as never);
    expect(await collection('payments').findOne({ _id: payment.id })).toEqual(jasmine.objectContaining({ settings: defaultSettings, shape: 2 }) as never);
    expect(await migrator().run()).toEqual([]);
  });

  it('of reports become threads, and are read as such before they are lifted', async () => {
    const grant = await aGrant(portal);
    const report = await reportOf(portal, grant, 1);
    const [comment, unsent, answered] = [freshId(), freshId(), '2025-04-06T12:00:00.000Z'];
    const before = { id: comment, pointer: '/narrative/lessons', text: 'Which?', state: 'answered', by: grant.people.officer.id, at: '2025-04-05T12:00:00.000Z', submission: 1 };
    await collection('reports').updateOne({ _id: report }, {
      $set: { shape: 1, comments: [{ ...before, answer: { text: 'These.', by: grant.people.editor.id, at: answered } }], 'officer.comments': [{ id: unsent, pointer: '/finance', text: 'Why?' }] },
    });
    const read = async () => (await grant.people.editor.client.get<ReportView>(`/reports/${report}`)).body.comments;
    const early = await read();
    expect(early.map((one) => [one.id, one.state, one.quote, one.entries.map((entry) => [entry.side, entry.text, entry.by?.name])])).toEqual([
      [comment, 'answered', null, [['staff', 'Which?', 'A programme_officer'], ['partner', 'These.', 'A partner_editor']]],
    ]);
    await migrator().run();
    const after = (await collection('reports').findOne({ _id: report })) as unknown as Report;
    expect([after.shape, after.officer.comments]).toEqual([2, [{ id: unsent, pointer: '/finance', text: 'Why?', quote: null, mentions: [], thread: null }]]);
    expect(await read()).withContext('ids of entries stay').toEqual(early);
  });

  it('are lifted further by the next start where one failed in the middle, without a second change', async () => {
    const ids = [freshId(), freshId()];
    await collection('olden').insertMany(ids.map((_id) => ({ _id, shape: 1, version: 7, n: 1 })));
    const failing: Migration = {
      name: '9001 a trial', collection: 'olden', shape: 2,
      change: async ({ _id, n }) => (_id === ids[1] ? Promise.reject(new Error('the power is gone')) : { n: Number(n) + 1 }),
    };
    migrator().register(failing);
    await expectAsync(migrator().run()).toBeRejectedWithError('the power is gone');
    expect(await collection('migrations').countDocuments({ _id: failing.name })).toBe(0);
    migrator().register({ ...failing, change: async ({ n }) => ({ n: Number(n) + 1 }) });
    expect((await migrator().run()).map((one) => one.lifted)).toEqual([1]);
    expect(await collection('olden').find().toArray()).toEqual(ids.map((_id) => ({ _id, shape: 2, version: 7, n: 2 })) as never);
  });

  it('are read afresh where somebody writes them meanwhile', async () => {
    const _id = freshId();
    await collection('written').insertOne({ _id, shape: 1, version: 1, text: 'old' });
    let reads = 0;
    migrator().register({
      name: '9002 another trial', collection: 'written', shape: 2,
      change: async ({ text }) => {
        if (++reads === 1) await collection('written').updateOne({ _id }, { $set: { text: 'new' }, $inc: { version: 1 as never } });
        return { upper: String(text).toUpperCase() };
      },
    });
    await migrator().run();
    expect(await collection('written').findOne({ _id })).toEqual({ _id, shape: 2, version: 2, text: 'new', upper: 'NEW' });
  });
});
